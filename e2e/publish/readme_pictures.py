"""``python -m e2e.publish.readme_pictures``: takes the README's pictures of a report, with drift and without."""

import io
import math
import subprocess
import sys
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, FloatRect, Page, sync_playwright

from e2e.chrome.installed.binary import find_chrome
from e2e.harness.errors import HarnessError
from e2e.messages.message import Message
from e2e.publish.layout import PYPROJECT
from e2e.screenshots.store.png import png_bytes

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / ".github" / "pictures"
MARGIN = 16
"""CSS pixels around a step that is shown by itself."""


@dataclass(frozen=True)
class Picture:
    """A report to show.

    Args:
        page: The page that it is about.
        status: The exit status that verifying the page ends with.
        window: Width and height of the window, in CSS pixels.
        step: The binding of the step that is shown alone, up to its pictures; else the report is shown as it opens.
    """

    page: Path
    status: int
    window: tuple[int, int]
    step: str = ""


def pictures(pyproject: Path = PYPROJECT) -> dict[str, Picture]:
    """Return the pictures by their file names: ``[tool.guide.readme-pictures]`` of the configuration."""
    with pyproject.open("rb") as file:
        table = tomllib.load(file)["tool"]["guide"]["readme-pictures"]
    return {
        name: Picture(ROOT / entry["page"], entry["status"], tuple(entry["window"]), entry.get("step", ""))
        for name, entry in table.items()
    }


def report(page: Path, status: int, folder: Path) -> Path:
    """Verify a page and return its report. Raises HarnessError when the run ends with another status."""
    run = subprocess.run(
        [sys.executable, "-m", "e2e", f"--page={page}", f"--report={folder}", "-q", "-p", "no:cacheprovider"],
        cwd=ROOT,
        check=False,
    )
    if run.returncode != status:
        raise HarnessError(
            Message("unexpected-status", {"page": page.name, "status": run.returncode, "wanted": status})
        )
    return folder / "index.html"


def photograph(browser: Browser, report: Path, window: tuple[int, int], step: str = "") -> Image.Image:
    """Return a report in a window of some width and height, or one step of it, at two pixels for each of CSS."""
    width, height = window
    with browser.new_context(
        viewport={"width": width, "height": height}, device_scale_factor=2, locale="en-GB"
    ) as context:
        page = context.new_page()
        page.goto(report.as_uri())
        if step:
            area = _area(page, step)
            # Not by ``full_page``: on a busy machine Chrome 156 may fail to draw what is outside of the window.
            page.set_viewport_size(
                {"width": width, "height": max(height, math.ceil(area["y"] + area["height"]))}
            )
            shot = page.screenshot(clip=area, animations="disabled")
        else:
            shot = page.screenshot(animations="disabled")
    return Image.open(io.BytesIO(shot))


def _area(page: Page, step: str) -> FloatRect:
    """Return where a step stands, from its text to its pictures, in CSS pixels. Raises HarnessError."""
    block = page.locator(f'.block[id$="/{step}"]')
    pictures = block.locator(".screenshot")
    if not pictures.count():
        raise HarnessError(Message("report-without-picture", {"step": step}))
    whole, last = block.bounding_box(), pictures.last.bounding_box()
    if whole is None or last is None:
        raise HarnessError(Message("step-folded", {"step": step}))
    return {
        "x": whole["x"] - MARGIN,
        "y": whole["y"] - MARGIN,
        "width": whole["width"] + 2 * MARGIN,
        "height": last["y"] + last["height"] - whole["y"] + 2 * MARGIN,
    }


def main() -> int:
    """Take all pictures and write them; return the exit status, 3 where the harness failed."""
    try:
        with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find_chrome(None).path)
            made: dict[Path, Path] = {}
            for name, picture in pictures().items():
                if picture.page not in made:
                    made[picture.page] = report(picture.page, picture.status, Path(folder) / Path(name).stem)
                target = FOLDER / name
                target.parent.mkdir(parents=True, exist_ok=True)
                shown = photograph(browser, made[picture.page], picture.window, picture.step)
                target.write_bytes(png_bytes(shown))
                print(target.relative_to(ROOT))
            browser.close()
    except HarnessError as failure:
        print(failure, file=sys.stderr)
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main())
