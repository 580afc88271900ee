"""Whole runs of the suite in a process of their own that need no browser: a page of links is all they walk."""

import json
import os
import resource
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from e2e.plugin.results.seconds import VARIABLE

ROOT = Path(__file__).parents[4]
LINKS = "# Eins\n\nSiehe [hier](#eins).\n\n# Zwei\n\nSiehe [dort](#zwei).\n\n# Drei\n\nSiehe [da](#drei).\n"
"""Three remarks that are walked without a browser, and are right."""


@dataclass(frozen=True)
class FinishedRun:
    """A run that is over."""

    status: int
    output: str
    report: Path

    def data(self) -> Any:
        """The verdict file."""
        return json.loads((self.report / "verdict.json").read_text("utf-8"))

    def verdicts(self) -> list[str]:
        """The verdicts of the blocks, in the order of the page."""
        return [block["verdict"] for page in self.data()["pages"] for block in page["blocks"]]


def write_page(folder: Path, text: str) -> Path:
    """Write a German page with this text below its front matter."""
    page = folder / "pages" / "page.md"
    page.parent.mkdir(exist_ok=True)
    page.write_text(f"---\ntitle: Seite\nlang: de\nref: seite\n---\n{text}", "utf-8")
    return page


def run_suite(
    folder: Path,
    *arguments: str,
    text: str | None = LINKS,
    plugin: str = "",
    start: Path = ROOT,
    largest: int | None = None,
) -> FinishedRun:
    """Run the suite in the folder ``start``, on a page with ``text`` if there is any, with a ``plugin`` of pytest.

    ``largest`` is the size in bytes that no file can exceed, as on a disk that is full.
    """
    report = folder / "report"

    def prepare() -> None:
        # What starts this may ignore an interrupt, as background jobs are.
        for number in (signal.SIGINT, signal.SIGHUP):
            signal.signal(number, signal.SIG_DFL)
        if largest is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))

    (folder / "meddling.py").write_text(f"import os, pytest, signal\n{plugin}", "utf-8")
    plain = {key: value for key, value in os.environ.items() if not key.startswith("PYTEST")}
    run = subprocess.run(
        [
            *(sys.executable, "-m", "e2e", "-q", "-p", "no:cacheprovider", "-p", "meddling"),
            *(("--page", str(write_page(folder, text))) if text is not None else ()),
            *("--report", str(report), *arguments),
        ],
        cwd=start,
        # Python keeps what it could write of a compiled module, and on a full disk that is half of one.
        env={
            **plain,
            "PYTHONPATH": f"{ROOT}:{folder}",
            "PYTHONDONTWRITEBYTECODE": "1",
            VARIABLE: str(folder / "seconds.json"),
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=180,
        preexec_fn=prepare,
    )
    return FinishedRun(run.returncode, run.stdout, report)
