"""How fast pictures are compared, beside pixelmatch and odiff on the same files, and what each finds."""

import json
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from PIL import Image, ImageOps

from e2e.harness.errors import HarnessError
from e2e.jitsi.deployment.client.npm import environment, tools
from e2e.screenshots.capture.capture import Capture
from e2e.screenshots.capture.environment import Environment
from e2e.screenshots.compare.compare import compare
from e2e.screenshots.store.baseline import Baseline
from e2e.tests.tools.bench.measuring.run import ROOT
from e2e.tests.tools.bench.peers.packages import installed
from e2e.tests.tools.bench.settings import Settings

_OURS = "the suite, in one process"
_NOTE = (
    "The project's own screenshots, each against itself and against itself changed, read from files; medians. "
    "pixelmatch and odiff call two pictures the same where no pixel differs beyond their own threshold (0.1). The "
    "suite does where nothing has changed that a reader sees: it takes a stroke of a letter to change. odiff also "
    "writes a picture of what differs, which its interface for Node asks for; the others write none."
)
_ENVIRONMENT = Environment(chrome="", deployment="", client="", fonts="", os="")


def _equal(picture: Image.Image) -> Image.Image:
    return picture


def _one_pixel(picture: Image.Image) -> Image.Image:
    changed = picture.copy()
    place = picture.width // 2, picture.height // 2
    changed.paste(ImageOps.invert(changed.crop((*place, place[0] + 1, place[1] + 1))), place)
    return changed


def _shifted(picture: Image.Image) -> Image.Image:
    shifted = picture.copy()
    shifted.paste(picture, (1, 0))
    return shifted


def _resized(picture: Image.Image) -> Image.Image:
    return picture.resize((picture.width + 2, picture.height))


CHANGES: dict[str, Callable[[Image.Image], Image.Image]] = {
    "equal": _equal,
    "one pixel": _one_pixel,
    "shifted by 1": _shifted,
    "wider by 2": _resized,
}
"""What is done to a picture."""


def comparison(settings: Settings) -> dict[str, Any]:
    """Compare all stored screenshots in each way. Raises HarnessError."""
    peers = installed(Path(__file__).parent)
    pictures = sorted((ROOT / "screenshots").glob("*/*.png"))
    with tempfile.TemporaryDirectory() as name:
        changed = {
            change: _written(pictures, alter, Path(name) / str(number))
            for number, (change, alter) in enumerate(CHANGES.items())
        }
        pairs = [pair for change in CHANGES for pair in zip(pictures, changed[change], strict=True)]
        found = {_OURS: [_ours(*pair) for pair in pairs], **_theirs(peers, pairs, Path(name))}
    settings.say(f"{len(pictures)} pictures, each in {len(CHANGES)} ways")
    return {
        "pictures": len(pictures),
        "changes": list(CHANGES),
        "note": _NOTE,
        "tools": {tool: summed_up(results, len(pictures)) for tool, results in found.items()},
    }


def summed_up(results: Sequence[Mapping[str, Any]], pictures: int) -> dict[str, Any]:
    """Return, for each change, the median time and how many pictures a tool calls the same."""
    parts = {
        change: results[number * pictures : (number + 1) * pictures] for number, change in enumerate(CHANGES)
    }
    return {
        change: {
            "milliseconds": round(statistics.median(result["milliseconds"] for result in part), 2),
            "same": sum(result["same"] for result in part),
        }
        for change, part in parts.items()
    }


def _written(
    pictures: Iterable[Path], alter: Callable[[Image.Image], Image.Image], folder: Path
) -> list[Path]:
    folder.mkdir()
    files = []
    for number, picture in enumerate(pictures):
        with Image.open(picture) as image:
            file = folder / f"{number}.png"
            alter(image.convert("RGB")).save(file)
            files.append(file)
    return files


def _ours(one: Path, other: Path) -> dict[str, Any]:
    began = time.perf_counter()
    with Image.open(one) as before, Image.open(other) as after:
        baseline = Baseline(one.name, before.convert("RGB"), None)
        result = compare(baseline, Capture(after.convert("RGB"), _ENVIRONMENT))
    return {
        "milliseconds": 1000 * (time.perf_counter() - began),
        "same": result.verdict == "current",
    }


def _theirs(peers: Path, pairs: Sequence[tuple[Path, Path]], folder: Path) -> dict[str, Any]:
    asked = folder / "pairs.json"
    asked.write_text(json.dumps([[str(one), str(other)] for one, other in pairs]), "utf-8")
    done = subprocess.run(
        [tools() / "bin" / "node", peers / "compare.mjs", asked],
        check=False,
        capture_output=True,
        text=True,
        env=environment(),
    )
    if done.returncode:
        raise HarnessError(f"pixelmatch and odiff failed:\n{done.stderr[-2000:]}")
    found: dict[str, Any] = json.loads(done.stdout)
    return found
