"""Writing a file whole or not at all."""

import contextlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path


def write_whole(path: Path, content: bytes | str, *, prefix: str = ".writing-") -> None:
    """Write a file whole or not at all, and the folders above it.

    Args:
        path: the file; one that is there is replaced.
        content: a text is written in UTF-8, its line ends as they are.
        prefix: how the name of the temporary file beside it begins.

    Raises:
        OSError: it cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    data = content.encode() if isinstance(content, str) else content
    with temporary_file(path.parent, data, prefix) as temporary:
        temporary.replace(path)


@contextlib.contextmanager
def temporary_file(folder: Path, content: bytes, prefix: str) -> Iterator[Path]:
    """Write a new file and flush it to the disk; it is removed in the end, unless it was renamed.

    Args:
        folder: the folder that it is written to.
        content: what it holds.
        prefix: how its name begins.
    """
    path = folder / f"{prefix}{secrets.token_hex(8)}"
    try:
        with path.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        yield path
    finally:
        path.unlink(missing_ok=True)
