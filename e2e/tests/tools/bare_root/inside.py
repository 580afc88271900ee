"""Running commands inside the root folder of another system, and copying into it."""

import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

CHECKOUT = Path(__file__).parents[4]
PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"

_ENTER = """
set -eu
mount --rbind /dev "$0/dev"
mount -t proc proc "$0/proc"
mount -t tmpfs -o mode=1777,size=1g tmpfs "$0/dev/shm"
exec chroot "$@"
"""
"""Mounts what a container engine mounts, in a namespace of its own; the arguments are those of chroot."""


class Account(NamedTuple):
    """A user of the root."""

    user: int
    group: int
    home: str


def account(root: Path, name: str) -> Account:
    """Return a user by the root's own passwd file.

    Raises:
        ValueError: There is no such user.
    """
    for line in (root / "etc/passwd").read_text("utf-8").splitlines():
        found, _, user, group, _, home, _ = line.split(":")
        if found == name:
            return Account(int(user), int(group), home)
    raise ValueError(f"there is no user {name} in {root}")


def run_inside(
    root: Path,
    command: Sequence[str],
    environment: Mapping[str, str],
    *,
    user: str = "root",
    folder: str = "/",
) -> None:
    """Run a command inside the root, with this environment, HOME and PATH, and nothing of this machine's.

    What it mounts and starts ends with it.

    Args:
        root: The folder of the root.
        command: The command and its arguments.
        environment: The variables besides HOME; PATH is the usual one if it is missing.
        user: Who runs it, a name in the root's passwd file.
        folder: Where it runs, a path in the root.

    Raises:
        subprocess.CalledProcessError: The command failed.
        ValueError: There is no such user.
    """
    who = account(root, user)
    variables = {"PATH": PATH, **environment, "HOME": who.home}
    subprocess.run(
        [
            *("unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-c", _ENTER, str(root)),
            *(f"--userspec={who.user}:{who.group}", "--groups=", str(root)),
            *("/usr/bin/env", "--ignore-environment", f"--chdir={folder}"),
            *(f"{name}={value}" for name, value in variables.items()),
            *command,
        ],
        env={"PATH": PATH},
        stdin=subprocess.DEVNULL,
        check=True,
    )


def copy(source: Path, target: Path) -> None:
    """Copy a file or a folder in place of what is there; nothing happens where the source is missing.

    Links are followed: what they lead to need not be in the other system.
    """
    if source.is_dir():
        shutil.copytree(source, target, dirs_exist_ok=True, ignore_dangling_symlinks=True)
    elif source.is_file():
        target.parent.mkdir(parents=True, exist_ok=True)
        target.unlink(missing_ok=True)
        shutil.copy2(source, target)


def copy_checkout(target: Path, *, untracked: bool = False) -> None:
    """Copy what git knows of this checkout; with ``untracked`` also what it would add."""
    more = ("--others", "--exclude-standard") if untracked else ()
    for name in _listed("--cached", *more):
        copy(CHECKOUT / name, target / name)


def _listed(*options: str) -> Iterator[str]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", *options], cwd=CHECKOUT, stdout=subprocess.PIPE, check=True
    )
    yield from filter(None, listed.stdout.decode().split("\0"))
