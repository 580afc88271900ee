"""The browsers of this machine: which are installed, and of these, which work.

Standard library only: the set-up uses it before any package is there. Why a browser does not work is a message, which
``e2e.setup.sentences`` shows until then.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from e2e.messages.message import Message
from e2e.setup.sentences import sentence

# A channel is a name that people and Playwright know a browser by; the commands are those of its Linux
# packages.
CHANNELS = {
    "chromium": ("chromium", "chromium-browser"),
    "google-chrome": ("google-chrome", "google-chrome-stable"),
    "chrome": ("google-chrome", "google-chrome-stable"),
    "chrome-beta": ("google-chrome-beta",),
    "chrome-dev": ("google-chrome-unstable",),
    "chrome-canary": ("google-chrome-canary",),
}
DEFAULTS = ("chromium", "google-chrome")

_CHROME = re.compile(r"chrom(e|ium)", re.IGNORECASE)
"""How a browser names itself that has Chrome's own user interface."""


class NotWorkingError(Exception):
    """A program is no browser that the suite can use; ``message`` says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return sentence(self.message)


@dataclass(frozen=True)
class Installed:
    """A browser that works: its path, its channel, and what it says it is."""

    path: Path
    channel: str
    version: str


@dataclass(frozen=True)
class Search:
    """What a search came to: the first browser that works, and why those before it were passed over."""

    browser: Installed | None
    passed_over: tuple[Message, ...]


def first_that_works(channels: Sequence[str]) -> Search:
    """Return the first browser of the channels that works."""
    passed_over: list[Message] = []
    for channel in channels:
        for path in _candidates(channel):
            try:
                return Search(Installed(path, channel, version(path)), tuple(passed_over))
            except NotWorkingError as error:
                passed_over.append(error.message)
    return Search(None, tuple(passed_over))


def version(path: Path) -> str:
    """Ask a browser what it is, e.g. "Chromium 156.0.8078.79 built on Debian GNU/Linux 12 (bookworm)".

    Raises NotWorkingError: it is a snap, does not say its version, or is another program.
    """
    program = str(path)
    if _is_snap(path):
        raise NotWorkingError(Message("browser-is-snap", {"program": program}))
    try:
        done = subprocess.run(
            [path, "--version"],
            capture_output=True,
            text=True,
            errors="replace",
            timeout=30,
            env={"PATH": os.defpath, "HOME": "/"},
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NotWorkingError(
            Message("browser-says-no-version", {"program": program, "why": _reason(error)})
        ) from error
    said = done.stdout.strip()
    if done.returncode or not re.search(r"\d+\.\d+\.\d+", said):
        lines = (done.stderr.strip() or said).splitlines()
        words = lines[0] if lines else Message("no-output")
        raise NotWorkingError(Message("browser-no-browser", {"program": program, "why": words}))
    if not _CHROME.search(said):
        raise NotWorkingError(
            Message("browser-no-chrome", {"program": program, "what": said.splitlines()[0]})
        )
    return said


def _reason(error: OSError | subprocess.TimeoutExpired) -> str:
    """Return why a program cannot be run, without its path, which a message has already."""
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def _candidates(channel: str) -> Iterator[Path]:
    """Return every program of the channel's names on the search path, each once."""
    seen: set[Path] = set()
    for name in CHANNELS[channel]:
        for folder in os.environ.get("PATH", os.defpath).split(os.pathsep):
            found = shutil.which(name, path=folder) if folder else None
            if found and Path(found).resolve() not in seen:
                seen.add(Path(found).resolve())
                yield Path(found)


def _is_snap(path: Path) -> bool:
    """Tell whether a program is a snap's: it lies among them, is their launcher, or a script that calls one."""
    real = path.resolve()
    if "snap" in real.parts[1:2] or real == Path("/usr/bin/snap"):
        return True
    try:
        with real.open("rb") as file:
            start = file.read(4096)
    except OSError:
        return False
    return start.startswith(b"#!") and b"/snap/bin/" in start
