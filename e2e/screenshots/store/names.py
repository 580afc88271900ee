"""The file name of a screenshot, which is its identity."""

import unicodedata


def checked_name(name: str) -> str:
    """Return the name of a file if a screenshot can have it.

    Raises:
        ValueError: it cannot; the message says why.
    """
    if not name.endswith(".png") or name == ".png":
        raise ValueError(f"a screenshot's file name ends in .png: {name!r}")
    if name.startswith("."):
        raise ValueError(f"a screenshot's file name does not begin with a dot: {name!r}")
    if "/" in name or "\\" in name:
        raise ValueError(f"a screenshot's file name has no folder: {name!r}")
    if any(unicodedata.category(character).startswith("C") for character in name):
        raise ValueError(f"a screenshot's file name has no invisible characters: {name!r}")
    if len(name.encode()) > 200:
        raise ValueError(f"a screenshot's file name has at most 200 bytes: {name!r}")
    return name


def is_name(name: str) -> bool:
    """Tell whether ``name`` can be a screenshot's file name."""
    try:
        checked_name(name)
    except ValueError:
        return False
    return True
