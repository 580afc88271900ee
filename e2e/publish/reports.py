"""``python -m e2e.publish.reports``: takes the README's pictures of a report, with drift and without."""

import io
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from e2e.bench import BenchFailure
from e2e.chrome import find_chrome
from e2e.figures.png import png_bytes
from e2e.verdict.counting import EXIT_DRIFTED

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / ".github" / "pictures"
OUTDATED = Path(__file__).parent / "example" / "outdated.md"
DESKTOP, PHONE = (1200, 1350), (390, 844)
"""Widths and heights of windows, in CSS pixels."""


@dataclass(frozen=True)
class Picture:
    """A report to show: of which page, the exit status that verifying it ends with, and in which window."""

    page: Path
    status: int
    window: tuple[int, int]


PICTURES = {
    "report-drifted.png": Picture(OUTDATED, EXIT_DRIFTED, DESKTOP),
    "report-verified.png": Picture(ROOT / "docs" / "en" / "error-messages.md", 0, PHONE),
}


def report(page: Path, status: int, folder: Path) -> Path:
    """Verify a page and return its report. Raises BenchFailure when the run ends with another status."""
    run = subprocess.run(
        [sys.executable, "-m", "e2e", f"--page={page}", f"--report={folder}", "-q", "-p", "no:cacheprovider"],
        cwd=ROOT,
        check=False,
    )
    if run.returncode != status:
        raise BenchFailure(f"verifying {page.name} ended with {run.returncode}, not with {status}")
    return folder / "index.html"


def photograph(browser: Browser, report: Path, width: int, height: int) -> Image.Image:
    """Return a report as it opens in a window of ``width`` x ``height``, at two pixels for each of CSS."""
    context = browser.new_context(
        viewport={"width": width, "height": height}, device_scale_factor=2, locale="en-GB"
    )
    page = context.new_page()
    page.goto(report.as_uri())
    image = Image.open(io.BytesIO(page.screenshot(animations="disabled")))
    context.close()
    return image


def main() -> int:
    """Take all pictures and write them; return the exit status, 3 where the bench failed."""
    try:
        with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find_chrome(None).path)
            for name, picture in PICTURES.items():
                made = report(picture.page, picture.status, Path(folder) / Path(name).stem)
                target = FOLDER / name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(png_bytes(photograph(browser, made, *picture.window)))
                print(target.relative_to(ROOT))
            browser.close()
    except BenchFailure as failure:
        print(failure, file=sys.stderr)
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main())
