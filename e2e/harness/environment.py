"""The environment of what the suite starts: fixed, whatever the user's own holds.

Fonts, languages, time zones, proxies, preloaded libraries: a variable of the user's can change what a reader sees. So
every program gets these variables and no other ones, but for those that its starter adds.
"""

import contextlib
import os
import threading
from collections.abc import Iterator
from pathlib import Path


def plain_environment(home: Path, tmp: Path) -> dict[str, str]:
    """Return the environment of a program with a private ``home`` and a private folder for temporary files.

    Of the user's own only the search path is kept, with the folders of system programs.
    """
    path = os.environ.get("PATH") or os.defpath
    return {
        "PATH": f"{path}:/usr/sbin:/sbin",
        "HOME": str(home),
        "TMPDIR": str(tmp),
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "TZ": "Europe/Berlin",
    }


CHANGING = threading.Lock()
"""Held by whoever changes this process's own environment, or has it copied: two threads would break each other's."""


@contextlib.contextmanager
def with_variable(name: str, value: str) -> Iterator[None]:
    """Have this process itself run with a variable, for a library that asks for it there."""
    with CHANGING:
        own = os.environ.get(name)
        os.environ[name] = value
        try:
            yield
        finally:
            if own is None:
                del os.environ[name]
            else:
                os.environ[name] = own


def leave_out_relative_paths() -> None:
    """Drop what would lead every library to write where the run was started.

    A HOME that is empty or relative is nobody's home, as is a relative folder for temporary files (POSIX and the XDG
    Base Directory Specification ask for absolute ones).
    """
    for name in ("HOME", "TMPDIR", "TEMP", "TMP"):
        if name in os.environ and not os.environ[name].startswith("/"):
            del os.environ[name]
