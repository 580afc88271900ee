"""What both servers of the embedded deployment need: a port, a start, and to know that they are ready."""

import itertools
import socket
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from e2e.harness.errors import HarnessError
from e2e.harness.processes.ports import free_port
from e2e.harness.waiting import wait_for
from e2e.harness.workspace import Process, Workspace
from e2e.messages.message import Message

T = TypeVar("T")

# Another process may take a port between its choice and its use; that many in a row are no accident.
_PORTS_TRIED = 5

# Each start has a log of its own: what an earlier one said must not pass for news.
_STARTS = itertools.count(1)


class PortTaken(HarnessError):
    """Another process listens on the port that a server was to have."""


def on_free_port(start: Callable[[int], T]) -> T:
    """Return what ``start`` gives for a free port; with another one each time that it raises PortTaken.

    Raises HarnessError after five ports.
    """
    for _ in range(_PORTS_TRIED):
        try:
            return start(free_port())
        except PortTaken as taken:
            last = taken
    raise HarnessError(Message("no-free-port", {"tried": _PORTS_TRIED, "last": last.message}))


def start_server(
    workspace: Workspace,
    name: str,
    command: Sequence[str | Path],
    port: int,
    ready: Callable[[Process], bool],
) -> Process:
    """Start a server and return its process as soon as it is ready.

    Args:
        workspace: where it runs.
        name: what messages call it; in small letters, its log.
        command: its command line.
        port: the port that it is to listen on.
        ready: tells whether it is ready; raises PortTaken where it cannot have the port.

    Raises:
        HarnessError: it does not come up, with what it said; it has been ended.
    """
    process = workspace.run(f"{name.lower()}-{next(_STARTS)}", command, env=workspace.environment())
    try:
        wait_for(
            lambda: ready(process),
            awaited=Message("server-on-port", {"server": name, "port": str(port)}),
            every=0.01,
            instead=process.output,
        )
    except HarnessError:
        workspace.forget(process)
        raise
    return process


def port_taken(name: str, port: int) -> PortTaken:
    """Return the error that a server cannot have its port."""
    return PortTaken(Message("port-taken", {"server": name, "port": str(port)}))


def accepts_connections(port: int) -> bool:
    """Tell whether something on 127.0.0.1 accepts TCP connections on ``port``."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1):
            return True
    except OSError:
        return False
