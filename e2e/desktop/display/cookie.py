"""The secret that opens a display: without it the display would be open to every user of the machine."""

import contextlib
import secrets
import socket
import struct
from collections.abc import Iterator
from pathlib import Path

from e2e.harness.environment import with_variable

_NAME = b"MIT-MAGIC-COOKIE-1"
_FAMILY_LOCAL = 256


def write_cookie(file: Path) -> None:
    """Write a new cookie for whatever display is started with it, readable for its owner alone.

    The format is that of Xau(3): a family, and counted strings of address, display number (none: any), name and data.
    """
    fields = (socket.gethostname().encode(), b"", _NAME, secrets.token_bytes(16))
    record = struct.pack(">H", _FAMILY_LOCAL) + b"".join(
        struct.pack(">H", len(field)) + field for field in fields
    )
    file.touch(mode=0o600, exist_ok=False)
    file.write_bytes(record)


@contextlib.contextmanager
def authority(file: str | None) -> Iterator[None]:
    """Have python-xlib, which asks the environment as it connects and takes no argument, use a file of cookies.

    None leaves it to what the user's own environment says.
    """
    if file is None:
        yield
        return
    with with_variable("XAUTHORITY", file):
        yield
