"""Whole runs of the suite as a user starts them, in a process of their own, with a browser and a deployment."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from e2e.plugin.results.seconds import VARIABLE

ROOT = Path(__file__).parents[4]
PAGE = ROOT / "docs" / "de" / "jitsi-meet.md"


class Run:
    """A run of the suite in a process of its own, with a temporary folder and a report of its own."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.folder = folder
        self.report = folder / "report"
        self.temporary = Path(tempfile.mkdtemp(prefix="run-"))
        plain = {key: value for key, value in os.environ.items() if not key.startswith("PYTEST")}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "e2e", "-p", "no:cacheprovider", "--report", self.report, *arguments],
            cwd=ROOT,
            env={**plain, "TMPDIR": str(self.temporary), VARIABLE: str(folder / "seconds.json")},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            # What starts this may ignore an interrupt, as background jobs are; a user has not.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )
        self.output = ""

    def end(self, seconds: float = 180) -> int:
        """Wait for the end and return the exit status."""
        self.output, _ = self.process.communicate(timeout=seconds)
        return self.process.returncode

    def verdicts(self) -> dict[str, Any]:
        """Return the blocks of the verdict file by binding, or by key for one without."""
        data = json.loads((self.report / "verdict.json").read_text("utf-8"))
        return {block["id"] or block["key"]: block for page in data["pages"] for block in page["blocks"]}

    def processes(self) -> dict[int, str]:
        """Return the command lines of all processes that were started in this run."""
        found = {}
        for entry in Path("/proc").iterdir():
            if not entry.name.isdigit() or int(entry.name) == self.process.pid:
                continue
            try:
                state = (entry / "stat").read_text().rpartition(")")[2].split()[0]
                command = (entry / "cmdline").read_bytes()
                said = command + (entry / "environ").read_bytes()
            except OSError:
                continue
            if state != "Z" and str(self.temporary).encode() in said:
                found[int(entry.name)] = command.replace(b"\0", b" ").decode("utf-8", "replace")
        return found

    def find(self, *words: str) -> int | None:
        """Return a process of the run whose command line has all of the words."""
        for pid, command in self.processes().items():
            if all(word in command for word in words):
                return pid
        return None

    def nothing_left(self) -> bool:
        """Tell whether neither a process nor a file of the run is left."""
        return not self.processes() and not any(self.temporary.iterdir())


StartRun = Callable[..., Run]
"""Starts a run with these arguments; what is left of it in the end is ended and removed."""


def edited_copy(tmp_path: Path, *edits: tuple[str, str]) -> Path:
    """Return a copy of the German page with these edits, each the old text and the new."""
    text = PAGE.read_text("utf-8")
    for old, new in edits:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times on the page"
        text = text.replace(old, new)
    copy = tmp_path / "copy" / "de" / PAGE.name
    copy.parent.mkdir(parents=True)
    copy.write_text(text, "utf-8")
    return copy


@contextlib.contextmanager
def deployment_elsewhere(*arguments: str, program: str = "e2e.jitsi.deployment") -> Iterator[dict[str, str]]:
    """Run an embedded deployment in another process, as somebody else's; yields what it says of itself."""
    process = subprocess.Popen(
        [sys.executable, "-m", program, *arguments], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    try:
        said: dict[str, str] = {}
        assert process.stdout
        for line in process.stdout:
            name, _, value = line.partition(" ")
            said[name] = value.strip()
            if name == "authority":
                break
        yield said
    finally:
        process.terminate()
        process.wait(20)
