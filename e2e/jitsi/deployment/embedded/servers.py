"""What both servers of the embedded deployment need: a port, and to know that they are ready."""

import socket
from collections.abc import Callable
from typing import TypeVar

from e2e.harness.errors import HarnessError
from e2e.harness.ports import free_port
from e2e.messages.message import Message

T = TypeVar("T")

# Another process may take a port between its choice and its use; that many in a row are no accident.
_PORTS_TRIED = 5


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


def accepts_connections(port: int) -> bool:
    """Tell whether something on 127.0.0.1 accepts TCP connections on ``port``."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1):
            return True
    except OSError:
        return False
