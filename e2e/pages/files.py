"""The files of pages: which there are, what messages call them, and their text."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from e2e.markup.source import Complain
from e2e.messages.message import Message
from e2e.pages.model import Problems

ENDINGS = (".md", ".markdown")
"""How the name of a page ends."""

_MARKS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


def read_source(path: Path, kind: Literal["page", "sidecar"], complain: Complain) -> str | None:
    """Return the text of a file, with line feeds only; None where it cannot be read, which is noted."""
    file = Message("input-file", {"kind": kind})
    try:
        if path.exists() and not path.is_file():
            # Reading a pipe or a terminal would wait for somebody to write.
            complain(0, Message("file-not-ordinary", {"file": file}))
            return None
        data = path.read_bytes()
    except FileNotFoundError:
        complain(0, Message("file-missing", {"file": file}))
        return None
    except (OSError, ValueError) as error:
        complain(0, Message("file-unreadable", {"file": file, "why": _reason(error)}))
        return None
    text = _decoded(data, file, complain)
    return None if text is None else text.replace("\r\n", "\n").replace("\r", "\n")


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def _decoded(data: bytes, file: Message, complain: Complain) -> str | None:
    if encoding := _MARKS.get(data[:2]):
        complain(1, Message("file-encoding", {"file": file, "encoding": encoding}))
        return None
    if b"\0" in data:
        complain(data.count(b"\n", 0, data.index(b"\0")) + 1, Message("file-binary", {"file": file}))
        return None
    try:
        # An editor of Windows may begin a file with a byte order mark, which is no part of its text.
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        complain(data.count(b"\n", 0, error.start) + 1, Message("file-not-utf-8", {"file": file}))
        return None


def find_pages(paths: Iterable[Path]) -> list[Path]:
    """Return the pages at ``paths``; a folder means all Markdown files in it and below, sorted, but no README.md.

    Raises ``PageError`` for all paths at which there is no page.
    """
    problems = Problems()
    found = {file: None for path in paths for file in pages_at(path, problems.of(str(path)))}
    problems.check()
    return list(found)


def pages_at(path: Path, complain: Complain) -> list[Path]:
    """Return the page at a path, or those of a folder; notes a path at which there is none."""
    try:
        if path.is_dir():
            # Without a look the walk below would pass over a folder that may not be listed.
            os.listdir(path)  # noqa: PTH208
            found = sorted(
                file for ending in ENDINGS for file in path.rglob(f"*{ending}") if _is_page(file, path)
            )
            if not found:
                complain(0, Message("folder-without-pages", {"endings": list(ENDINGS)}))
            return found
        if not path.exists():
            complain(0, Message("page-missing"))
        elif path.suffix.lower() not in ENDINGS:
            complain(0, Message("page-not-markdown", {"endings": list(ENDINGS)}))
        else:
            return [path]
    except (OSError, ValueError) as error:
        complain(0, Message("page-unreadable", {"why": _reason(error)}))
    return []


def _is_page(file: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
    return file.is_file() and not hidden and file.stem.lower() != "readme"


def page_name(path: Path, root: Path) -> str:
    """Return what messages call a page: its path from the project's root, or the path as it is given."""
    absolute, top = path.absolute(), root.absolute()
    return absolute.relative_to(top).as_posix() if absolute.is_relative_to(top) else str(path)
