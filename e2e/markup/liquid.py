"""Liquid's comments, which Jekyll leaves out before anything else is read."""

import re

from e2e.markup.errors import Fail

_TAG = re.compile(r"\{%-?\s*(comment|endcomment|raw|endraw)\b[^%\n]*%\}")
_INVISIBLE = "\u2060"
"""Holds a paragraph together over lines that have nothing else on them; no reader sees it."""
_BLOCK = re.compile(r"\s*(\d+[.)]|[-*+#>|:])")
"""What may begin something else than a line of a paragraph."""


def without_comments(lines: list[str], fail: Fail) -> list[str]:
    """Return the lines of a page without what stands in ``{% comment %}``; their number stays.

    Raises what ``fail`` makes for a comment that does not end.
    """
    text = "\n".join(lines)
    kept, done = "", 0
    for start, end in _comments(text, fail):
        kept += text[done:start]
        kept += _filling(kept, text[end:].partition("\n")[0], text.count("\n", start, end))
        done = end
    return (kept + text[done:]).split("\n")


def _filling(kept: str, after: str, breaks: int) -> str:
    """Return what stands for a comment over ``breaks`` + 1 lines: no line becomes empty that would not be in Jekyll.

    ``kept`` is all that stands before it, ``after`` what stands after it on its last line.
    """
    if not breaks:
        return ""
    above, _, before = kept.rpartition("\n")
    continues = bool(above.rpartition("\n")[2].strip() and after.strip()) and not _BLOCK.match(after)
    empty = _INVISIBLE if before.strip() or continues else ""
    first, last = ("" if text.strip() else empty for text in (before, after))
    return first + f"\n{empty}" * (breaks - 1) + f"\n{last}"


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
