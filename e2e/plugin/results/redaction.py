"""Keeping secrets out of everything that a run prints and writes."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

HIDDEN = "…"

_NAMES = frozenset(
    {
        "id",
        "key",
        "kind",
        "verdict",
        "variant",
        "name",
        "role",
        "surface",
        "surfaces",
        "container",
        "containers",
    }
    | {"screen", "baseline", "captured", "diff", "matches"}
)
"""What the suite calls things itself: a password may happen to be a word of it, and is no secret there."""


def redacted(data: Any, secrets: Sequence[str]) -> Any:
    """Return a text, or data with texts in it, with dots in place of every secret, also where it is quoted in a URL.

    Args:
        data: What is about to be printed or written: text, or JSON with tuples for lists.
        secrets: Longest first, since one may be a part of another.
    """
    if isinstance(data, str):
        for secret in secrets:
            data = data.replace(secret, HIDDEN).replace(quote(secret, safe=""), HIDDEN)
        return data
    if isinstance(data, dict):
        return {key: value if key in _NAMES else redacted(value, secrets) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return type(data)(redacted(value, secrets) for value in data)
    return data
