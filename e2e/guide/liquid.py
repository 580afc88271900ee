"""Liquid's comments, which Jekyll leaves out before anything else is read."""

import re

from e2e.guide.attributes import Fail

_TAG = re.compile(r"\{%-?\s*(comment|endcomment|raw|endraw)\b[^%\n]*%\}")
_INVISIBLE = "\u2060"
"""Holds a paragraph together over lines that have nothing else on them; no reader sees it."""


def without_comments(lines: list[str], fail: Fail) -> list[str]:
    """Return the lines of a page without what stands in ``{% comment %}``; their number stays.

    Raises ``PageError`` for a comment that does not end.
    """
    text = "\n".join(lines)
    kept, done = "", 0
    for start, end in _comments(text, fail):
        before, after = _line_around(text, start, end)
        blank = "" if not before.strip() and not after.strip() else _INVISIBLE
        kept += text[done:start] + f"{blank}\n" * text.count("\n", start, end) + blank
        done = end
    return (kept + text[done:]).split("\n")


def _line_around(text: str, start: int, end: int) -> tuple[str, str]:
    following = text.find("\n", end)
    return text[text.rfind("\n", 0, start) + 1 : start], text[
        end : following if following >= 0 else len(text)
    ]


def _comments(text: str, fail: Fail) -> list[tuple[int, int]]:
    """Return where each outermost comment starts and ends; what looks like one in ``{% raw %}`` is none."""
    found: list[tuple[int, int]] = []
    opened: list[int] = []
    raw = False
    for tag in _TAG.finditer(text):
        name = tag[1]
        if raw or name == "raw":
            raw = name != "endraw"
        elif name == "comment":
            opened.append(tag.start())
        elif name == "endcomment" and opened:
            start = opened.pop()
            if not opened:
                found.append((start, tag.end()))
    if opened:
        line = text.count("\n", 0, opened[0]) + 1
        raise fail(line, "the Liquid comment does not end; close it with {% endcomment %}")
    return found
