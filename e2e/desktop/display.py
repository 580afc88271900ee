"""The X display: a virtual one of our own, or the one of the person at the machine."""

import contextlib
import os
from collections.abc import Iterator

from Xlib.display import Display
from Xlib.error import ConnectionClosedError, DisplayConnectionError, DisplayNameError, XauthError

from e2e.bench import BenchFailure, Workspace, wait_for


def start_virtual(workspace: Workspace, env: dict[str, str], size: tuple[int, int]) -> str:
    """Start an X server without a screen of glass, ``size`` pixels large; return its name, e.g. ":3".

    The server picks the display number itself and tells it through a pipe, so that several may start at once.
    """
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
            ],
            env=env,
            pass_fds=[writing],
        )
        told = bytearray()

        def number() -> str:
            server.check()
            with contextlib.suppress(BlockingIOError):
                told.extend(os.read(reading, 16))
            return told.decode().strip() if told.endswith(b"\n") else ""

        return ":" + wait_for(
            number, awaited="the X server's display number", every=0.01, instead=server.output
        )
    finally:
        os.close(reading)
        os.close(writing)


def connect(name: str) -> Display:
    """Connect to the display ``name``. Raises BenchFailure when there is none or it refuses."""
    try:
        return Display(name)
    except (DisplayConnectionError, DisplayNameError, XauthError, OSError) as error:
        raise BenchFailure(f"the display {name or '(none is named)'} cannot be used: {error}") from error


@contextlib.contextmanager
def talking() -> Iterator[None]:
    """Turn the end of the display into BenchFailure."""
    try:
        yield
    except (ConnectionClosedError, OSError) as error:
        raise BenchFailure(f"the display is gone: {error}") from error


def disconnect(display: Display) -> None:
    """Close the connection, whether the display is still there or not."""
    with contextlib.suppress(ConnectionClosedError, OSError):
        display.close()
