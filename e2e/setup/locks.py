"""One set-up at a time: others wait for it, and then find its work done."""

import contextlib
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

from e2e.setup.ending import say

DPKG = Path("/var/lib/dpkg")
"""A folder that every user may read, and that all clones on a machine with apt have in common."""


@contextlib.contextmanager
def only_one(path: Path, what: str) -> Iterator[None]:
    """Hold ``path`` (a folder, or a file that is made) against other set-ups; a killed holder lets go."""
    if path.is_dir():
        handle = os.open(path, os.O_RDONLY)
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say(f"another set-up is at work on {what}: waiting for it …")
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
