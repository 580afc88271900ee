"""Ends the processes of a workspace and removes its folder once the workspace's owner is gone.

Run with the folder as its argument, and with the owner's process id where it is to be ended when it is stopped. What
the owner starts comes line by line on standard input, whose end means that the owner has closed the workspace or was
killed: ``group 123`` for a process group, ``display 7 123`` for an X server and its process id. Standard library only:
it runs isolated.

Own code: process managers such as supervisor end what they started themselves, not what a killed test run left.
"""

import contextlib
import os
import select
import shutil
import signal
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

MARK = "GUIDE_HARNESS"
"""The variable that marks what was started in a workspace, with the names of all workspaces around it."""

WATCHDOG = "GUIDE_WATCHDOG"
"""The same for watchdogs, which are not to be ended with what they keep."""


def marked(name: str, variable: str = MARK) -> list[int]:
    """Return the process ids of what was started in the workspace ``name``, other than this process."""
    found = []
    for folder in Path("/proc").iterdir():
        if not folder.name.isdecimal() or int(folder.name) == os.getpid():
            continue
        # Other people's processes cannot be read, and some end while they are looked at.
        with contextlib.suppress(OSError):
            if name in marks(folder, variable) and running(int(folder.name)):
                found.append(int(folder.name))
    return found


def marks(process: Path, variable: str = MARK) -> list[str]:
    """Return the names of the workspaces in which a process (its folder in /proc) was started, the outer ones first."""
    for entry in (process / "environ").read_bytes().split(b"\0"):
        key, _, value = entry.partition(b"=")
        if key == variable.encode():
            return value.decode("utf-8", "replace").split(":")
    return []


def running(pid: int) -> bool:
    """Tell whether a process runs: one that has ended stays in the table until its parent asks for it."""
    return state(pid) not in "ZX"


def state(pid: int) -> str:
    """Return the state of a process as proc(5) has it: R, S, T …, and X for one that is gone."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace")
    except OSError:
        return "X"
    return status.rpartition(")")[2].split()[0]


def members(groups: Iterable[int]) -> list[int]:
    """Return the process ids of all that run in the process groups."""
    wanted = set(groups)
    found = []
    for folder in Path("/proc").iterdir():
        with contextlib.suppress(OSError, ValueError, IndexError):
            fields = (folder / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
            if int(fields[2]) in wanted and fields[0] not in "ZX":
                found.append(int(folder.name))
    return found


def started(pid: int) -> str:
    """Return when a process was started, in the kernel's own count; "" for one that is gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()[19]
    except OSError:
        return ""


def own(groups: Mapping[int, str]) -> list[int]:
    """Return which of the process groups, with when their leaders were started, are not of whoever got their ids since.

    No process gets an id while a group still has it, so that a group whose leader has ended is the old one.
    """
    return [group for group, begun in groups.items() if not running(group) or started(group) == begun]


def end(adopted: Mapping[int, str], name: str) -> None:
    """Ask everything of the workspace ``name`` to end, the latest group first, and kill what is left after a while."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        groups = own(adopted)
        if not members(groups) and not marked(name):
            return
        for group in reversed(groups):
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(group, number)
        for pid in marked(name):
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.kill(pid, number)
        deadline = time.monotonic() + 2
        while time.monotonic() < deadline and (members(groups) or marked(name)):
            # Other people's children cannot be waited for, only looked at; ``wait_for`` is not at hand here.
            time.sleep(0.05)


def clear_display(number: int, server: int, sockets: str = "/tmp") -> None:  # noqa: S108 - X servers know no other
    """Remove what a killed X server leaves, which keeps its number from others: its lock and its socket.

    The lock holds the process id of the server: one that has taken the number since has another.
    """
    lock = Path(sockets) / f".X{number}-lock"
    with contextlib.suppress(OSError, ValueError):
        if int(lock.read_text("ascii")) == server and not running(server):
            (Path(sockets) / ".X11-unix" / f"X{number}").unlink(missing_ok=True)
            lock.unlink()


EVERY = 5.0
"""Seconds between two looks at an owner that says nothing."""

FROZEN = 40.0
"""Seconds after which a run that is stopped is ended."""


def lines(owner: int | None) -> Iterator[str]:
    """Yield what the owner says until it is gone. One that is stopped is ended, if its process id is given."""
    still, begun = 0.0, b""
    while True:
        readable, _, _ = select.select([sys.stdin], [], [], EVERY)
        if readable:
            said = os.read(sys.stdin.fileno(), 65_536)
            if not said:
                return
            *whole, begun = (begun + said).split(b"\n")
            yield from (line.decode() for line in whole if line.strip())
        elif owner is not None:
            still = still + EVERY if is_stopped(owner) else 0
            if still >= FROZEN:
                # It wakes up to end in good order, or else it is killed.
                signals = (signal.SIGTERM, signal.SIGCONT) if still < 1.5 * FROZEN else (signal.SIGKILL,)
                for number in signals:
                    with contextlib.suppress(ProcessLookupError, PermissionError):
                        os.kill(owner, number)


def is_stopped(owner: int) -> bool:
    """Tell whether a process was stopped where nobody can see it: who has it at a terminal can wake it up again."""
    with contextlib.suppress(OSError):
        status = Path(f"/proc/{owner}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()
        # Fields of proc(5): state is the first of these, the terminal the fifth.
        return status[0] == "T" and status[4] == "0"
    return False


def main() -> None:
    """Collect what the owner starts until the owner is gone, then clean up."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    folder = Path(sys.argv[1])
    groups: dict[int, str] = {}
    displays: list[tuple[int, int]] = []
    for line in lines(int(sys.argv[2]) if len(sys.argv) > 2 else None):
        kind, *numbers = line.split()
        if kind == "group":
            groups[int(numbers[0])] = started(int(numbers[0]))
        elif kind == "display":
            displays.append((int(numbers[0]), int(numbers[1])))
    # An owner that closed its workspace in good order has removed the folder already; its process ids may be
    # somebody else's by now.
    if folder.is_dir():
        end(groups, folder.name)
        for display, server in displays:
            clear_display(display, server)
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
