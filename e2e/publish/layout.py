"""The documentation site's conventions: what a page and its screenshots are called there.

Pages have names of letters, digits and underscores, one ``ref`` for all languages of a page; there is a folder for each
language, with the pictures in a folder of it; links from page to page have no extension. Where the pictures are kept is
configuration: ``[tool.guide.site]`` in ``pyproject.toml``.
"""

import re
import tomllib
from pathlib import Path, PurePosixPath

from e2e.messages.errors import ExplainedError
from e2e.messages.message import Message

PYPROJECT = Path(__file__).resolve().parents[2] / "pyproject.toml"

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,199}")


class Refused(ExplainedError):
    """The site's folder cannot be written to, or writing would lead out of it."""


def screenshots_folder(pyproject: Path = PYPROJECT) -> str:
    """Return the folder of the screenshots, from the folder of the language.

    Raises:
        Refused: The configuration does not give it, or it leads out of the folder of the language.
    """
    with pyproject.open("rb") as file:
        table = tomllib.load(file)
    folder = table.get("tool", {}).get("guide", {}).get("site", {}).get("screenshots")
    if not isinstance(folder, str) or not folder or {"..", "/"} & set(PurePosixPath(folder).parts):
        raise Refused(Message("publish-no-pictures-folder", {"file": str(pyproject)}))
    return PurePosixPath(folder).as_posix()


def is_name(ref: str) -> bool:
    """Tell whether a page may be named by ``ref``."""
    return _NAME.fullmatch(ref) is not None


def page_file(ref: str) -> str:
    """Return the file name of a page."""
    return f"{ref}.md"


def page_address(ref: str, lang: str, *, seen_from: str) -> str:
    """Return the address of a page, seen from a page in the language folder ``seen_from``; both are folder names."""
    return ref if lang == seen_from else f"../{lang}/{ref}"


def folder_name(destination: Path, lang: str) -> str:
    """Return the folder of a language: the one that is there already, however its letters are cased, or ``lang``."""
    there = (
        sorted(path.name for path in destination.iterdir() if path.is_dir()) if destination.is_dir() else []
    )
    return next((name for name in there if name.lower() == lang.lower()), lang)
