"""Where private folders lie: short paths of plain characters, since sockets live in them.

The path of a socket has 107 bytes (``sun_path`` in unix(7)); an address of D-Bus and a configuration file also ask for
escapes where a path holds a space, a quote or an umlaut. A folder for temporary files that fits is used, another one
is left to whatever else uses it.
"""

import os
import pwd
import re
import stat
import tempfile
import tomllib
from collections.abc import Iterable
from pathlib import Path

from e2e.harness.errors import HarnessError
from e2e.messages.message import Message

LONGEST_BASE = 34
"""The longest path below which all our sockets, Chrome's among them, have names that are short enough."""

_PYPROJECT = Path(__file__).parents[3] / "pyproject.toml"
_PLAIN = re.compile(r"/[A-Za-z0-9._/+-]*")
_ELSEWHERE = ("/tmp", "/var/tmp", "/dev/shm")  # noqa: S108 - what is made in them is private


def private_folder(prefix: str) -> Path:
    """Make a folder (0700) for one owner and return it. Raises HarnessError when there is no place for it."""
    return Path(tempfile.mkdtemp(prefix=prefix, dir=short_base()))


def short_base() -> str:
    """Return the folder for temporary files, or the first other one that fits. Raises HarnessError."""
    tried = []
    for folder in dict.fromkeys(_candidates()):
        wrong = unfit(folder)
        if wrong is None:
            return folder
        tried.append(wrong)
    raise HarnessError(Message("no-temporary-folder", {"tried": tried}))


def unfit(folder: str) -> Message | None:
    """Return why sockets and programs cannot be below ``folder``; None where they can."""
    try:
        reason = _unfit(folder)
    except OSError as error:
        return Message("folder-unusable", {"folder": folder, "why": error.strerror or str(error)})
    named = folder or Message("empty-path")
    return Message("folder-unfit", {"folder": named, "reason": reason}) if reason else None


def _unfit(folder: str) -> str:
    """Return the reason as the message ``folder-unfit`` has it; "" for a fit one. Raises OSError."""
    if not _PLAIN.fullmatch(folder):
        return "characters" if folder.startswith("/") else "relative"
    if len(os.fsencode(folder)) > LONGEST_BASE:
        return "long"
    found = Path(folder).stat()
    if not stat.S_ISDIR(found.st_mode) or not os.access(folder, os.W_OK | os.X_OK):
        return "unwritable"
    shared = found.st_mode & (stat.S_IWGRP | stat.S_IWOTH) and not found.st_mode & stat.S_ISVTX
    if found.st_uid not in (0, os.geteuid()) or shared:
        return "shared"
    # The reader's Chrome and Playwright's driver are started by scripts of ours.
    if os.statvfs(folder).f_flag & os.ST_NOEXEC:
        return "no-exec"
    return ""


def _candidates() -> Iterable[str]:
    yield tempfile.tempdir or os.environ.get("TMPDIR") or "/tmp"  # noqa: S108
    yield from _ELSEWHERE
    yield os.environ.get("XDG_RUNTIME_DIR", "")


def users_home() -> Path:
    """Return the user's home: HOME where it is an absolute path, and else what the user database says."""
    given = os.environ.get("HOME", "")
    return Path(given if given.startswith("/") else pwd.getpwuid(os.getuid()).pw_dir)


def cache_folder() -> Path:
    """Return the folder that keeps what was fetched and built, of the project's name in the user's cache folder.

    Own code, not platformdirs: the set-up looks into this folder before any package is installed.
    """
    given = os.environ.get("XDG_CACHE_HOME", "")
    # The XDG Base Directory Specification has relative paths ignored.
    base = Path(given) if given.startswith("/") else users_home() / ".cache"
    return base / project_name()


def project_name() -> str:
    """Return the name that ``pyproject.toml`` gives the project."""
    return str(tomllib.loads(_PYPROJECT.read_text("utf-8"))["project"]["name"])
