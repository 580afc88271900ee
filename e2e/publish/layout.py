"""The documentation site's conventions: what a page and its screenshots are called there.

Source: metasfresh's documentation repository, its StyleGuide.md (file names of letters, digits and underscores; one
``ref`` for all languages of a page) and its pages (folders DE and EN, pictures in ``assets/``, no extension in links).
"""

import re
from pathlib import Path

SCREENSHOTS = "assets/jitsi-meet"
"""The folder of the screenshots, from the folder of the language."""

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,199}")


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
