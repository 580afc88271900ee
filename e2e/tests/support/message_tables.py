"""What the tests read from the tables of messages."""

import string
import tomllib
from typing import Any

from e2e.messages.locale import TABLES


def table(lang: str) -> dict[str, Any]:
    """Return the table of a language."""
    return tomllib.loads((TABLES / f"{lang}.toml").read_text("utf-8"))


def fields(text: str) -> set[str]:
    """Return the names of the values that a message takes."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}
