"""The file name of a screenshot, which is its identity."""

import unicodedata

from e2e.messages.errors import ExplainedError
from e2e.messages.message import Message


class BadName(ExplainedError):
    """No screenshot can have a file name; ``message`` says why."""


def checked_name(name: str) -> str:
    """Return the name of a file if a screenshot can have it.

    Raises:
        BadName: it cannot.
    """
    if not name.endswith(".png") or name == ".png":
        raise BadName(Message("screenshot-name-ending", {"name": name}))
    if name.startswith("."):
        raise BadName(Message("screenshot-name-dot", {"name": name}))
    if "/" in name or "\\" in name:
        raise BadName(Message("screenshot-name-folder", {"name": name}))
    if any(unicodedata.category(character).startswith("C") for character in name):
        raise BadName(Message("screenshot-name-invisible", {"name": ascii(name)}))
    if len(name.encode()) > 200:
        raise BadName(Message("screenshot-name-long", {"name": name}))
    return name


def is_name(name: str) -> bool:
    """Tell whether ``name`` can be a screenshot's file name."""
    try:
        checked_name(name)
    except BadName:
        return False
    return True
