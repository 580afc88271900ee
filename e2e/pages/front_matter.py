"""Front matter: the YAML between two lines of dashes at the top of a page."""

from collections.abc import Mapping

import yaml

from e2e.markup.source import Fail
from e2e.pages.model import PageError

_FENCE = "---"
_ENDS = frozenset({"---", "..."})


def read_front_matter(source: str, name: str) -> tuple[Mapping[str, object], int]:
    """Return the front matter of a page, and how many lines it takes, its fences included.

    Raises ``PageError`` where it is missing, or no YAML mapping with text as keys.
    """
    lines = source.split("\n")
    if lines[0].rstrip() != _FENCE:
        raise PageError(
            name, 1, "the page has no front matter; begin it with a line --- and give lang and ref"
        )
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() in _ENDS), None)
    if end is None:
        raise PageError(name, 1, "the front matter does not end; close it with a line ---")
    front = _load("\n".join(lines[1:end]), name)
    if not isinstance(front, dict) or not all(isinstance(key, str) for key in front):
        raise PageError(
            name, 2, "the front matter is no list of `key: value` lines; give at least lang and ref"
        )
    return front, end + 1


def front_matter_length(source: str) -> int:
    """Return how many lines the front matter of a page takes, its fences included; 0 without front matter."""
    lines = source.split("\n")
    if lines[0].rstrip() != _FENCE:
        return 0
    return next((number for number, line in enumerate(lines[1:], 2) if line.rstrip() in _ENDS), 0)


def _load(text: str, name: str) -> object:
    try:
        return yaml.safe_load(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = 2 + (mark.line if mark else 0)
        raise PageError(
            name, line, f"the front matter is no YAML: {error.problem}; correct this line"
        ) from error
    # A tag such as !!int before what is no number lets the library stumble in ways of its own.
    except (yaml.YAMLError, ValueError, RecursionError, LookupError, AttributeError, TypeError) as error:
        reason = (str(error) or type(error).__name__).splitlines()[0]
        raise PageError(name, 2, f"the front matter is no YAML: {reason}; correct it") from error


def front_text(front: Mapping[str, object], key: str) -> str | None:
    """Return an entry of the front matter that is text, or ``None``."""
    value = front.get(key)
    return value.strip() or None if isinstance(value, str) else None


def required_text(front: Mapping[str, object], key: str, source: str, fail: Fail) -> str | None:
    """Return an entry of the front matter as :func:`front_text` does.

    Raises ``PageError`` for what YAML takes for a number, a date or a truth value, though it looks like text.
    """
    value = front.get(key)
    if value is None or isinstance(value, str):
        return front_text(front, key)
    line = front_line(source, key)
    written = source.split("\n")[line - 1].partition(":")[2].split(" #")[0].strip() or str(value)
    raise fail(line, f'{key}: {written} is no text in YAML; write it in quotes, {key}: "{written}"')


def front_line(source: str, key: str) -> int:
    """Return the line on which the front matter gives ``key``, or 1."""
    for number, line in enumerate(source.split("\n"), 1):
        if line.startswith(f"{key}:"):
            return number
        if number > 1 and line.rstrip() in _ENDS:
            break
    return 1
