"""How a run grows with the pages: once, twice and four times the blocks, copied into a folder of their own."""

import re
import shutil
from pathlib import Path
from typing import Any

from e2e.harness.files.folders import private_folder
from e2e.tests.tools.bench.measuring.run import ROOT, verify
from e2e.tests.tools.bench.settings import Settings

TIMES = (1, 2, 4)
SOURCE = Path("docs/en/error-messages.md")
"""The page that is copied where no other is asked for: sixteen blocks of one language."""

_REFERENCE = re.compile(r"^ref: *(\S+)$", re.MULTILINE)


def growth(settings: Settings) -> dict[str, Any]:
    """Walk more and more copies of a page; return the runs, and seconds a block and at the start."""
    source = ROOT / (settings.pages[0] if settings.pages else SOURCE)
    runs = []
    for times in TIMES:
        folder = private_folder("guide-copies-")
        try:
            copies = copied(source, times, folder)
            run = verify(ROOT, [str(copy) for copy in copies], workers=settings.fixed_workers)
        finally:
            shutil.rmtree(folder)
        blocks = sum(len(page["blocks"]) for page in run.verdict["pages"])
        runs.append({"times": times, "blocks": blocks, **run.data(), "outcome": run.verdict["outcome"]})
        settings.say(f"{blocks} blocks: {run.seconds:.1f} s")
    start, slope = line([(run["blocks"], run["seconds"]) for run in runs])
    return {"runs": runs, "seconds_at_start": round(start, 2), "seconds_a_block": round(slope, 3)}


def copied(source: Path, times: int, folder: Path) -> list[Path]:
    """Copy a page with another name and ``ref`` each; what it links to and its pictures are beside it as before."""
    text = source.read_text("utf-8")
    language = folder / source.parent.parent.name / source.parent.name
    shutil.copytree(source.parent, language)
    (folder / "screenshots").symlink_to(source.parents[2] / "screenshots")
    copies = []
    for number in range(1, times + 1):
        copy = language / f"{source.stem}-{number}.md"
        copy.write_text(_REFERENCE.sub(rf"ref: \1_{number}", text), "utf-8")
        copies.append(copy)
    return copies


def line(points: list[tuple[float, float]]) -> tuple[float, float]:
    """Return start and slope of the straight line that fits points best (least squares)."""
    count = len(points)
    middle_x, middle_y = (sum(values) / count for values in zip(*points, strict=True))
    spread = sum((x - middle_x) ** 2 for x, _ in points)
    slope = sum((x - middle_x) * (y - middle_y) for x, y in points) / spread
    return middle_y - slope * middle_x, slope
