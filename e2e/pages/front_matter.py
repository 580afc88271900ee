"""Front matter: the YAML between two lines of dashes at the top of a page."""

from collections.abc import Mapping

import yaml

from e2e.markup.source import Complain
from e2e.messages.message import Message

_FENCE = "---"
_ENDS = frozenset({"---", "..."})
_UNREADABLE = object()
"""Stands for YAML that cannot be read; nothing at all reads as None."""


def read_front_matter(source: str, complain: Complain) -> tuple[Mapping[str, object] | None, int]:
    """Return the front matter of a page, and how many lines it takes, its fences included.

    Where it is missing, or no YAML mapping with text as keys, that is noted, and None stands for it.
    """
    lines = source.split("\n")
    if lines[0].rstrip() != _FENCE:
        complain(1, Message("front-matter-missing"))
        return None, 0
    length = front_matter_length(source)
    if not length:
        complain(1, Message("front-matter-unclosed"))
        return None, 0
    front = _load("\n".join(lines[1 : length - 1]), complain)
    if front is _UNREADABLE:
        return None, length
    if not isinstance(front, dict) or not all(isinstance(key, str) for key in front):
        complain(2, Message("front-matter-no-list"))
        return None, length
    return front, length


def front_matter_length(source: str) -> int:
    """Return how many lines the front matter of a page takes, its fences included; 0 without front matter."""
    lines = source.split("\n")
    if lines[0].rstrip() != _FENCE:
        return 0
    return next((number for number, line in enumerate(lines[1:], 2) if line.rstrip() in _ENDS), 0)


def _load(text: str, complain: Complain) -> object:
    try:
        return yaml.safe_load(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = 2 + (mark.line if mark else 0)
        complain(line, Message("front-matter-no-yaml", {"why": error.problem or str(error)}))
    # A tag such as !!int before what is no number lets the library stumble in ways of its own.
    except (yaml.YAMLError, ValueError, RecursionError, LookupError, AttributeError, TypeError) as error:
        reason = (str(error) or type(error).__name__).splitlines()[0]
        complain(2, Message("front-matter-no-yaml", {"why": reason}))
    return _UNREADABLE


def front_text(front: Mapping[str, object], key: str) -> str | None:
    """Return an entry of the front matter that is text, or ``None``."""
    value = front.get(key)
    return value.strip() or None if isinstance(value, str) else None


def required_text(front: Mapping[str, object], key: str, source: str, complain: Complain) -> str | None:
    """Return an entry of the front matter as :func:`front_text` does.

    What YAML takes for a number, a date or a truth value, though it looks like text, is noted, and returned as written.
    """
    value = front.get(key)
    if value is None or isinstance(value, str):
        return front_text(front, key)
    line = front_line(source, key)
    written = source.split("\n")[line - 1].partition(":")[2].split(" #")[0].strip() or str(value)
    complain(line, Message("front-matter-no-text", {"key": key, "written": written}))
    return written


def front_line(source: str, key: str) -> int:
    """Return the line on which the front matter gives ``key``, or 1."""
    for number, line in enumerate(source.split("\n"), 1):
        if line.startswith(f"{key}:"):
            return number
        if number > 1 and line.rstrip() in _ENDS:
            break
    return 1
