"""The environment of what the suite starts: fixed, whatever the user's own holds.

Fonts, languages, time zones, proxies, preloaded libraries: a variable of the user's can change what a reader sees. So
every program gets these variables and no other ones, but for those that its starter adds.
"""

import contextlib
import os
from collections.abc import Iterator, Mapping
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


@contextlib.contextmanager
def as_own(env: Mapping[str, str]) -> Iterator[None]:
    """Have this process itself run with ``env``, for a library that passes on what it finds there."""
    own = dict(os.environ)
    os.environ.clear()
    os.environ.update(env)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(own)


def leave_out_relative_paths() -> None:
    """Drop what would lead every library to write where the run was started.

    A HOME that is empty or relative is nobody's home, as is a relative folder for temporary files (POSIX and the XDG
    Base Directory Specification ask for absolute ones).
    """
    for name in ("HOME", "TMPDIR", "TEMP", "TMP"):
        if name in os.environ and not os.environ[name].startswith("/"):
            del os.environ[name]
