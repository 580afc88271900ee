"""The connection to the accessibility bus; many calls travel at once, for a tree takes hundreds."""

import itertools
import struct
import time
from collections.abc import Sequence
from typing import Any, NamedTuple

from jeepney.bus import get_bus  # type: ignore[import-untyped]
from jeepney.io.blocking import prep_socket  # type: ignore[import-untyped]

from e2e.desktop.at_spi.wire import Inbox, Question, question_message, strings
from e2e.harness.errors import HarnessError
from e2e.harness.timing import spent
from e2e.messages.message import Message

_ACCESSIBLE = "org.a11y.atspi.Accessible"
_BUS = "org.freedesktop.DBus"

STATE = Question(_ACCESSIBLE, "GetState")
ROLE = Question(_ACCESSIBLE, "GetRoleName")
ATTRIBUTES = Question(_ACCESSIBLE, "GetAttributes")
CHILDREN = Question(_ACCESSIBLE, "GetChildren")
NAME = Question(f"{_BUS}.Properties", "Get", "ss", strings(_ACCESSIBLE, "Name"))
DESCRIPTION = Question(f"{_BUS}.Properties", "Get", "ss", strings(_ACCESSIBLE, "Description"))
EXTENTS = Question("org.a11y.atspi.Component", "GetExtents", "u", struct.pack("<I", 0))
"""In pixels of the screen: ATSPI_COORD_TYPE_SCREEN."""
TEXT = Question("org.a11y.atspi.Text", "GetText", "ii", struct.pack("<ii", 0, -1))

_SECONDS = 10.0

_CHUNK = 1 << 16
"""How many bytes are received at once."""


class NodeGone(Exception):
    """The widget is not there any more, or never had what was asked of it."""


class Reference(NamedTuple):
    """The address of an accessible object: the program's name on the bus, and the object's path."""

    program: str
    path: str


_REGISTRY = Reference("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
_DAEMON = Reference(_BUS, "/org/freedesktop/DBus")


class AccessibilityBus:
    """A connection to the accessibility bus at ``address``. Raises HarnessError when the bus dies."""

    def __init__(self, address: str) -> None:
        self._serials = itertools.count(1)
        self._inbox = Inbox()
        try:
            self._socket = prep_socket(get_bus(address))
        except OSError as error:
            raise HarnessError(Message("accessibility-bus-unreachable", {"why": str(error)})) from error
        self.answers([(_DAEMON, Question(_BUS, "Hello"))])

    @spent("native")
    def answers(self, questions: Sequence[tuple[Reference, Question]]) -> list[tuple[Any, ...] | None]:
        """Send all questions, then return the body of each answer, in order; None stands for an error.

        Raises:
            HarnessError: the bus is gone, or an answer takes longer than 10 s.
        """
        waiting: dict[int, int] = {}
        messages = []
        for position, (reference, question) in enumerate(questions):
            serial = next(self._serials)
            waiting[serial] = position
            messages.append(question_message(serial, *reference, question))
        found: list[tuple[Any, ...] | None] = [None] * len(questions)
        deadline = time.monotonic() + _SECONDS
        try:
            self._send(b"".join(messages), deadline)
            while waiting:
                for serial, body in self._inbox.add(self._receive(deadline)):
                    place = waiting.pop(serial, None)
                    if place is not None:
                        found[place] = body
        except TimeoutError as error:
            raise HarnessError(Message("accessibility-bus-silent", {"seconds": _SECONDS})) from error
        except OSError as error:
            raise HarnessError(Message("accessibility-bus-gone", {"why": str(error)})) from error
        return found

    def _send(self, data: bytes, deadline: float) -> None:
        self._socket.settimeout(max(0.001, deadline - time.monotonic()))
        try:
            self._socket.sendall(data)
        except TimeoutError:
            # What was sent of a message cannot be taken back.
            self._socket.close()
            raise

    def _receive(self, deadline: float) -> bytes:
        self._socket.settimeout(max(0.001, deadline - time.monotonic()))
        received: bytes = self._socket.recv(_CHUNK)
        if received:
            return received
        raise ConnectionResetError("the bus hung up")

    def answer(self, reference: Reference, question: Question) -> tuple[Any, ...]:
        """Return the body of the answer to one question. Raises NodeGone when the answer is an error."""
        (body,) = self.answers([(reference, question)])
        if body is None:
            raise NodeGone(f"{reference.path} does not answer to {question.member}")
        return body

    def programs(self) -> list[Reference]:
        """Return the programs that are on the bus."""
        (body,) = self.answers([(_REGISTRY, CHILDREN)])
        return [Reference(*child) for child in body[0]] if body else []

    def process_id(self, reference: Reference) -> int | None:
        """Return the process id of a program on the bus, None when it is gone."""
        question = Question(_BUS, "GetConnectionUnixProcessID", "s", strings(reference.program))
        (body,) = self.answers([(_DAEMON, question)])
        return int(body[0]) if body else None

    def close(self) -> None:
        """Close the connection."""
        self._socket.close()
