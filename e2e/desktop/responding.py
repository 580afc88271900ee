"""Whether the parts of a desktop answer. A process that is there may hang; each is asked something it always answers.

Every question has a deadline of its own and its own connection, so that asking never hangs with what is asked.
"""

import contextlib
import socket
import struct
from collections.abc import Iterator, Mapping
from pathlib import Path

from jeepney import DBusAddress, new_method_call  # type: ignore[import-untyped]
from jeepney.io.blocking import open_dbus_connection  # type: ignore[import-untyped]
from Xlib import X
from Xlib.display import Display
from Xlib.protocol.event import ClientMessage

from e2e.desktop.display.x_server import talking
from e2e.harness.errors import HarnessError, WaitTimeout
from e2e.harness.waiting import wait_for
from e2e.messages.message import Message

SECONDS = 5.0
"""A part of the desktop that takes longer for a small answer hangs, even on a machine with much to do."""

_PULSE_HEADER = struct.Struct(">IIIII")
_PULSE_CONTROL = 0xFFFFFFFF
_PULSE_AUTH, _PULSE_VERSION, _PULSE_COOKIE = 8, 32, 256


@contextlib.contextmanager
def _in_time(part: Message | str) -> Iterator[None]:
    try:
        yield
    except (OSError, WaitTimeout) as error:
        # TimeoutError is one of these.
        raise HarnessError(Message("no-answer", {"part": part, "seconds": SECONDS})) from error


def check_display(name: str) -> None:
    """Raise HarnessError where the X server of a local display (":3") does not answer.

    A client that brings no cookie is refused, and a refusal is an answer. Source: X Window System Protocol, connection
    setup.
    """
    path = Path("/tmp/.X11-unix") / f"X{name.partition(':')[2].partition('.')[0]}"  # noqa: S108 - where X servers listen
    with _in_time(Message("part-x-server")), socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(SECONDS)
        connection.connect(str(path))
        connection.sendall(struct.pack("<BxHHHHxx", ord("l"), 11, 0, 0, 0))
        if not connection.recv(1):
            raise HarnessError(Message("hung-up", {"part": Message("part-x-server")}))


def check_window_manager(display: Display) -> None:
    """Raise HarnessError where the window manager does not answer; the X server has to be well.

    It is asked how wide its frame around a window would be, for a window that never shows. Source: Extended Window
    Manager Hints, _NET_REQUEST_FRAME_EXTENTS.
    """
    with talking():
        root = display.screen().root
        extents = display.intern_atom("_NET_FRAME_EXTENTS")
        probe = root.create_window(0, 0, 1, 1, 0, display.screen().root_depth)
        question = ClientMessage(
            window=probe,
            client_type=display.intern_atom("_NET_REQUEST_FRAME_EXTENTS"),
            data=(32, [0] * 5),
        )
        root.send_event(question, event_mask=X.SubstructureRedirectMask | X.SubstructureNotifyMask)
        display.sync()
        try:
            with _in_time(Message("part-window-manager")):
                wait_for(
                    lambda: probe.get_full_property(extents, X.AnyPropertyType) is not None,
                    awaited=Message("window-manager-answer"),
                    seconds=SECONDS,
                    every=0.01,
                )
        finally:
            probe.destroy()
            display.flush()


def check_bus(part: Message | str, address: str, *names: str) -> None:
    """Raise HarnessError where a bus, or a program of one of the names on it, does not answer."""
    questions = [("org.freedesktop.DBus", "GetId"), *((name, "Ping") for name in names)]
    for name, method in questions:
        interface = "org.freedesktop.DBus" if method == "GetId" else "org.freedesktop.DBus.Peer"
        asked = DBusAddress("/org/freedesktop/DBus", bus_name=name, interface=interface)
        with _in_time(part), open_dbus_connection(bus=address, auth_timeout=SECONDS) as connection:
            connection.send_and_get_reply(new_method_call(asked, method), timeout=SECONDS)


def check_sound(server: Path) -> None:
    """Raise HarnessError where the sound server does not answer on its socket.

    It is greeted as by every client, without a cookie; whatever it says is an answer. Source: PulseAudio's native
    protocol, which PipeWire speaks as well.
    """
    body = struct.pack(
        f">cIcIcIcI{_PULSE_COOKIE}s",
        *(b"L", _PULSE_AUTH, b"L", 0, b"L", _PULSE_VERSION, b"x", _PULSE_COOKIE, bytes(_PULSE_COOKIE)),
    )
    with _in_time(Message("part-sound-server")), socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(SECONDS)
        connection.connect(str(server))
        connection.sendall(_PULSE_HEADER.pack(len(body), _PULSE_CONTROL, 0, 0, 0) + body)
        if not connection.recv(1):
            raise HarnessError(Message("hung-up", {"part": Message("part-sound-server")}))


def check_all(env: Mapping[str, str], display: Display, accessibility: str, *, own_display: bool) -> None:
    """Raise HarnessError where a part of the desktop does not answer.

    Args:
        env: the environment of the desktop's programs.
        display: the connection to the X server.
        accessibility: the address of the accessibility bus.
        own_display: X server and window manager are the suite's own; others are not asked.
    """
    if own_display:
        check_display(env["DISPLAY"])
        check_window_manager(display)
    check_bus(Message("part-dbus-session"), env["DBUS_SESSION_BUS_ADDRESS"], "org.a11y.Bus")
    check_bus(Message("part-accessibility-bus"), accessibility, "org.a11y.atspi.Registry")
    check_sound(Path(env["PULSE_SERVER"].removeprefix("unix:")))
