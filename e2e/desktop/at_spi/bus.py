"""The connection to the accessibility bus; many calls travel at once, for a tree takes thousands."""

import time
from collections.abc import Sequence
from typing import Any, NamedTuple

from jeepney import (  # type: ignore[import-untyped]
    DBusAddress,
    HeaderFields,
    MessageFlag,
    MessageType,
    Properties,
    new_method_call,
)
from jeepney import (
    Message as BusMessage,
)
from jeepney.io.blocking import open_dbus_connection  # type: ignore[import-untyped]

from e2e.harness.errors import HarnessError
from e2e.harness.timing import spent
from e2e.messages.message import Message

ACCESSIBLE = "org.a11y.atspi.Accessible"
COMPONENT = "org.a11y.atspi.Component"
TEXT = "org.a11y.atspi.Text"

_SECONDS = 10.0


class NodeGone(Exception):
    """The widget is not there any more, or never had what was asked of it."""


class Reference(NamedTuple):
    """The address of an accessible object: the program's name on the bus, and the object's path."""

    program: str
    path: str

    def call(self, interface: str, method: str, signature: str | None = None, *body: object) -> BusMessage:
        """Return the message that calls a method of the object."""
        there = DBusAddress(self.path, bus_name=self.program, interface=interface)
        return new_method_call(there, method, signature, body)

    def ask(self, interface: str, name: str) -> BusMessage:
        """Return the message that asks for a property of the object."""
        return Properties(DBusAddress(self.path, bus_name=self.program, interface=interface)).get(name)


class AccessibilityBus:
    """A connection to the accessibility bus at ``address``. Raises HarnessError when the bus dies."""

    def __init__(self, address: str) -> None:
        try:
            self._connection = open_dbus_connection(bus=address)
        except OSError as error:
            raise HarnessError(Message("accessibility-bus-unreachable", {"why": str(error)})) from error

    @spent("native")
    def answers(self, questions: Sequence[BusMessage]) -> list[tuple[Any, ...] | None]:
        """Send all messages, then return the body of each answer, in order; None stands for an error.

        Raises:
            HarnessError: the bus is gone, or an answer takes longer than 10 s.
        """
        waiting: dict[int, int] = {}
        found: list[tuple[Any, ...] | None] = [None] * len(questions)
        deadline = time.monotonic() + _SECONDS
        try:
            for position, question in enumerate(questions):
                serial = next(self._connection.outgoing_serial)
                waiting[serial] = position
                # Never start a program by asking for it.
                question.header.flags |= MessageFlag.no_auto_start
                self._connection.send(question, serial=serial)
            while waiting:
                answer = self._connection.receive(timeout=max(0.0, deadline - time.monotonic()))
                place = waiting.pop(answer.header.fields.get(HeaderFields.reply_serial, -1), None)
                if place is not None and answer.header.message_type is MessageType.method_return:
                    found[place] = answer.body
        except TimeoutError as error:
            raise HarnessError(Message("accessibility-bus-silent", {"seconds": _SECONDS})) from error
        except OSError as error:
            raise HarnessError(Message("accessibility-bus-gone", {"why": str(error)})) from error
        return found

    def answer(self, question: BusMessage) -> tuple[Any, ...]:
        """Return the body of the answer to one message. Raises NodeGone when the answer is an error."""
        (body,) = self.answers([question])
        if body is None:
            raise NodeGone(f"{question.header.fields[HeaderFields.path]} is not there")
        return body

    def programs(self) -> list[Reference]:
        """Return the programs that are on the bus."""
        registry = Reference("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
        (body,) = self.answers([registry.call(ACCESSIBLE, "GetChildren")])
        return [Reference(*child) for child in body[0]] if body else []

    def process_id(self, reference: Reference) -> int | None:
        """Return the process id of a program on the bus, None when it is gone."""
        daemon = Reference("org.freedesktop.DBus", "/org/freedesktop/DBus")
        (body,) = self.answers(
            [daemon.call("org.freedesktop.DBus", "GetConnectionUnixProcessID", "s", reference.program)]
        )
        return int(body[0]) if body else None

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()
