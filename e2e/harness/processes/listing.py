"""The processes of this run as the kernel lists them: which there are, and which of them are stopped.

A process that was stopped (SIGSTOP, a debugger, a frozen control group) neither ends nor answers; whoever waits for it
sees nothing happen. Source: proc(5), /proc/PID/stat.
"""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from e2e.harness.errors import HarnessError
from e2e.messages.message import Message

STOPPED = "Tt"
"""The states of a process that was stopped, by a signal or by a debugger."""

_SERVICE = re.compile(r"--utility-sub-type=(?:\w+\.)*(\w+)")
_KIND = re.compile(r"--type=([\w-]+)")


@dataclass(frozen=True)
class Listed:
    """One process: its command's name, state letter, parent and session."""

    pid: int
    command: str
    state: str
    parent: int
    session: int


def listed(root: Path = Path("/proc")) -> Iterator[Listed]:
    """Yield the processes of the machine; one that ends meanwhile is left out."""
    for entry in root.iterdir():
        if entry.name.isdigit():
            try:
                command, _, rest = (entry / "stat").read_text("utf-8", "replace").rpartition(")")
            except OSError:
                continue
            state, parent, _, session = rest.split()[:4]
            yield Listed(int(entry.name), command.partition("(")[2], state, int(parent), int(session))


def family(processes: Iterable[Listed], head: int) -> list[Listed]:
    """Return the descendants of process ``head``, with those in a descendant's session whose own parent has ended."""
    every = list(processes)
    found = {head}
    sessions: set[int] = set()
    members: list[Listed] = []
    while new := [
        process
        for process in every
        if process.pid not in found and (process.parent in found or process.session in sessions)
    ]:
        members += new
        found |= {process.pid for process in new}
        # A session that a descendant leads is the run's own; the one that the run was started in is not.
        sessions |= {process.session for process in new if process.session in found - {head}}
    return members


def check_none_stopped() -> None:
    """Raise HarnessError where a process that this one has started, or a descendant of it, is stopped."""
    members = family(listed(), os.getpid())
    stopped = [process for process in members if process.state in STOPPED]
    if stopped:
        names = dict.fromkeys(described(process, members) for process in stopped)
        raise HarnessError(Message("process-stopped", {"processes": list(names)}))


def described(process: Listed, members: Iterable[Listed]) -> Message | str:
    """Return what a process is called in a message: a program's name, or a Chrome and its part."""
    line = _command_line(process.pid)
    if line.endswith("run-driver "):
        return Message("process-driver")
    kind = _KIND.search(line)
    if kind is None and "--user-data-dir=" not in line:
        return process.command
    headless = any("--headless" in _command_line(pid) for pid in _ancestors(process, members))
    owner = Message("process-unseen-chrome") if headless else Message("process-chrome")
    if kind is None:
        return owner
    service = _SERVICE.search(line)
    part = _words(service[1]) if service else kind[1].replace("-", " ")
    return Message("process-part", {"program": owner, "part": part})


def _ancestors(process: Listed, members: Iterable[Listed]) -> Iterator[int]:
    parents = {member.pid: member.parent for member in members}
    pid = process.pid
    while pid in parents:
        yield pid
        pid = parents[pid]


def _command_line(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
    except OSError:
        return ""


def _words(name: str) -> str:
    """Return ``VideoCaptureService`` as "video capture service"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()
