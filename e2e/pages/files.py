"""The files of pages: which there are, what messages call them, and their text."""

from collections.abc import Iterable
from pathlib import Path

from e2e.markup.source import Fail
from e2e.pages.model import PageError


def read_source(path: Path, kind: str, fail: Fail) -> str:
    """Return the text of a file, with line feeds only; ``kind`` is what messages call it.

    Raises ``PageError`` where the file is missing, or no ordinary file, or no UTF-8.
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


def find_pages(paths: Iterable[Path]) -> list[Path]:
    """Return the pages at ``paths``; a folder means all Markdown files in it and below, sorted, but no README.md.

    Raises ``PageError`` for a path at which there is nothing.
    """
    found: dict[Path, None] = {}
    for path in paths:
        try:
            if path.is_dir():
                found.update(
                    dict.fromkeys(sorted(file for file in path.rglob("*.md") if _is_page(file, path)))
                )
            elif path.exists():
                found[path] = None
            else:
                raise PageError(str(path), 1, "there is no such page or folder; check the path")
        except OSError as error:
            raise PageError(str(path), 1, f"the page or folder cannot be read: {error.strerror}") from error
    return list(found)


def _is_page(file: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
    return file.is_file() and not hidden and file.name.lower() != "readme.md"


def page_name(path: Path, root: Path) -> str:
    """Return what messages call a page: its path from the project's root, or the path as it is given."""
    absolute, top = path.absolute(), root.absolute()
    return absolute.relative_to(top).as_posix() if absolute.is_relative_to(top) else str(path)
