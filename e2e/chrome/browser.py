"""Finding the browser: a path, a channel, or the first one that is installed."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from e2e.bench import BenchFailure

# A channel is a name that people and Playwright know a browser by; the commands are those of its Linux
# packages.
_CHANNELS = {
    "chromium": ("chromium", "chromium-browser"),
    "google-chrome": ("google-chrome", "google-chrome-stable"),
    "chrome": ("google-chrome", "google-chrome-stable"),
    "chrome-beta": ("google-chrome-beta",),
    "chrome-dev": ("google-chrome-unstable",),
    "chrome-canary": ("google-chrome-canary",),
}
_DEFAULTS = ("chromium", "google-chrome")


@dataclass(frozen=True)
class ChromeBinary:
    """An installed browser: its ``path``, its ``channel`` ("" if named by path), and what it says it is."""

    path: Path
    channel: str
    version: str

    @property
    def number(self) -> str:
        """The version number alone, e.g. "156.0.8078.79"."""
        found = re.search(r"\d+(\.\d+)+", self.version)
        return found[0] if found else ""


def find_chrome(choice: str | None = None) -> ChromeBinary:
    """Return the browser at a path or of a channel; without a choice the first of chromium and google-chrome.

    Raises BenchFailure with advice when there is none.
    """
    if choice is None:
        for channel in _DEFAULTS:
            if path := _command(channel):
                return ChromeBinary(path, channel, _version(path))
        raise BenchFailure(
            "no browser is installed: install chromium or google-chrome (make setup), or name one"
        )
    if choice in _CHANNELS:
        if path := _command(choice):
            return ChromeBinary(path, choice, _version(path))
        raise BenchFailure(f"{choice} is not installed: there is no {' or '.join(_CHANNELS[choice])}")
    named = shutil.which(choice)
    if named is None:
        known = ", ".join(_CHANNELS)
        raise BenchFailure(f"{choice} is neither a program nor one of the channels {known}")
    return ChromeBinary(Path(named).resolve(), "", _version(Path(named)))


def _command(channel: str) -> Path | None:
    found = next(filter(None, map(shutil.which, _CHANNELS[channel])), None)
    return Path(found) if found else None


def _version(path: Path) -> str:
    """Ask the browser what it is, e.g. "Chromium 156.0.8078.79 built on Debian GNU/Linux 12 (bookworm)"."""
    try:
        done = subprocess.run(
            [path, "--version"],
            capture_output=True,
            text=True,
            timeout=30,
            env={"PATH": os.defpath, "HOME": "/"},
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise BenchFailure(f"{path} does not say its version: {error}") from error
    version = done.stdout.strip()
    if done.returncode or not re.search(r"\d+\.\d+\.\d+", version):
        raise BenchFailure(
            f"{path} is no browser that works: {done.stderr.strip() or version or 'no output'}"
        )
    return version
