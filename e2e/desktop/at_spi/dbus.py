"""The D-Bus session of a desktop and, on it, the accessibility bus."""

import contextlib
from pathlib import Path

from jeepney import DBusAddress, DBusErrorResponse, new_method_call  # type: ignore[import-untyped]
from jeepney.io.blocking import open_dbus_connection  # type: ignore[import-untyped]

from e2e.harness.errors import HarnessError
from e2e.harness.waiting import wait_for
from e2e.harness.workspace import Workspace
from e2e.messages.message import Message

_LAUNCHERS = (
    "/usr/libexec/at-spi-bus-launcher",
    "/usr/lib/at-spi2-core/at-spi-bus-launcher",
    "/usr/lib/at-spi-bus-launcher",
)


def start_session(workspace: Workspace, env: dict[str, str], socket: Path) -> str:
    """Start a session bus on ``socket``; return its address. It is ready when the socket is there."""
    address = f"unix:path={socket}"
    workspace.run(
        "dbus-daemon",
        ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--nosyslog", f"--address={address}"],
        env=env,
    )
    return address


def start_accessibility(workspace: Workspace, env: dict[str, str]) -> None:
    """Start the accessibility bus on the session bus that ``env`` names. Raises HarnessError if missing."""
    launcher = next((file for file in _LAUNCHERS if Path(file).is_file()), None)
    if launcher is None:
        raise HarnessError(Message("program-missing", {"program": "at-spi2-core"}))
    workspace.run("at-spi-bus-launcher", [launcher, "--launch-immediately"], env=env)


def accessibility_address(workspace: Workspace, session: str) -> str:
    """Wait for the accessibility bus on the session bus at address ``session``; return its address."""
    asked = DBusAddress("/org/a11y/bus", bus_name="org.a11y.Bus", interface="org.a11y.Bus")
    alive = DBusAddress("/", bus_name="org.freedesktop.DBus", interface="org.freedesktop.DBus")

    def address() -> str | None:
        workspace.check()
        with contextlib.suppress(OSError, DBusErrorResponse), open_dbus_connection(bus=session) as connection:
            # A call to a name that nobody owns yet would make the bus start a second launcher.
            owned = connection.send_and_get_reply(
                new_method_call(alive, "NameHasOwner", "s", ("org.a11y.Bus",)), timeout=5
            )
            if owned.body[0] is True:
                reply = connection.send_and_get_reply(new_method_call(asked, "GetAddress"), timeout=5)
                return str(reply.body[0]) or None
        return None

    return wait_for(address, awaited=Message("part-accessibility-bus"), every=0.02)
