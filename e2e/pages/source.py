"""The text of a page or a sidecar, from its file."""

from pathlib import Path

from e2e.markup.kramdown_attributes import Fail


def read_source(path: Path, kind: str, fail: Fail) -> str:
    """Return the text of a file, with line feeds only; ``kind`` is what messages call it.

    Raises ``PageError`` where there is no such file, or it is none, or no UTF-8.
    """
    try:
        if path.exists() and not path.is_file():
            # Reading a pipe or a terminal would wait for somebody to write.
            raise fail(1, f"the {kind} cannot be read: it is no ordinary file; give the path of one")
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise fail(1, f"there is no such {kind}; check the path") from error
    except (OSError, ValueError) as error:
        raise fail(1, f"the {kind} cannot be read: {error}") from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise fail(line, f"the {kind} is not UTF-8; save it as UTF-8") from error
    return text.replace("\r\n", "\n").replace("\r", "\n")
