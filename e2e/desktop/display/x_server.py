"""The X display: a virtual one of our own, or the one of the person at the machine."""

import contextlib
import os
from collections.abc import Iterator, Mapping

from Xlib.display import Display
from Xlib.error import ConnectionClosedError, DisplayConnectionError, DisplayNameError, XauthError

from e2e.desktop.display.cookie import authority, write_cookie
from e2e.harness.errors import HarnessError
from e2e.harness.waiting import wait_for
from e2e.harness.workspace import Workspace
from e2e.messages.message import Message


def start_virtual(workspace: Workspace, env: dict[str, str], size: tuple[int, int]) -> dict[str, str]:
    """Start an X server without a screen of glass, ``size`` pixels large.

    Return what programs need to open windows on it: its name, e.g. ":3", and the file with the cookie that it asks for.
    The server picks the display number itself and writes it to a pipe, so that several may start at once.
    """
    cookie = workspace.folder / "cookie"
    write_cookie(cookie)
    reading, writing = os.pipe()
    os.set_blocking(reading, False)
    width, height = size
    try:
        server = workspace.run(
            "Xvfb",
            [
                *("Xvfb", "-displayfd", str(writing)),
                *("-screen", "0", f"{width}x{height}x24"),
                *("-dpi", "96", "-nolisten", "tcp", "-noreset"),
                *("-auth", str(cookie)),
            ],
            env=env,
            pass_fds=[writing],
        )
        written = bytearray()

        def number() -> str:
            server.check()
            with contextlib.suppress(BlockingIOError):
                written.extend(os.read(reading, 16))
            return written.decode().strip() if written.endswith(b"\n") else ""

        display = wait_for(number, awaited=Message("display-number"), every=0.01, instead=server.output)
        workspace.adopt_display(int(display), server)
    finally:
        os.close(reading)
        os.close(writing)
    return {"DISPLAY": f":{display}", "XAUTHORITY": str(cookie)}


def users_own() -> dict[str, str]:
    """Return what programs need to open windows on the display of the person at the machine."""
    if not os.environ.get("DISPLAY"):
        if os.environ.get("WAYLAND_DISPLAY"):
            # Pointer, keyboard and screen are those of X; Wayland lets no program drive another one.
            raise HarnessError(Message("wayland-alone"))
        raise HarnessError(Message("no-display"))
    return {name: os.environ[name] for name in ("DISPLAY", "XAUTHORITY") if name in os.environ}


def connect(env: Mapping[str, str]) -> Display:
    """Connect to the display of the environment ``env``. Raises HarnessError when it is not there or refuses."""
    name = env["DISPLAY"]
    try:
        with authority(env.get("XAUTHORITY")):
            return Display(name)
    except (DisplayConnectionError, DisplayNameError, XauthError, OSError) as error:
        display = name or Message("no-display-named")
        raise HarnessError(Message("display-unusable", {"display": display, "why": str(error)})) from error


@contextlib.contextmanager
def talking() -> Iterator[None]:
    """Turn the end of the display into HarnessError."""
    try:
        yield
    except (ConnectionClosedError, OSError) as error:
        raise HarnessError(Message("display-gone", {"why": str(error)})) from error


def disconnect(display: Display) -> None:
    """Close the connection, whether the display is still there or not."""
    with contextlib.suppress(ConnectionClosedError, OSError):
        display.close()
