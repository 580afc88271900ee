"""Comments that are left out before anything else is read: Liquid's, as Jekyll does, and MDX's, ``{/* … */}``."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from e2e.markup.source import Complain, Lines
from e2e.messages.message import Message

_TAG = re.compile(r"\{%-?\s*+(comment|endcomment|raw|endraw)\b[^%\n]*+%\}")
_INVISIBLE = "\u2060"
"""Holds a paragraph together over lines that have nothing else on them; no reader sees it."""
_BLOCK = re.compile(r"\s*(\d+[.)]|[-*+#>|:])")
"""What may begin something else than a line of a paragraph."""


def leave_out_comments(lines: Lines, complain: Complain) -> None:
    """Leave out of the lines of a page what stands in ``{% comment %}``; their number stays.

    A comment that does not end is noted, and left out up to the end.
    """
    text = "\n".join(lines.texts)
    kept, done = _Kept(), 0
    cuts: list[tuple[int, int, str]] = []
    for start, end in _comments(text, complain):
        kept.add(text[done:start])
        filling = _filling(kept, text, end, text.count("\n", start, end))
        cuts.append((start, end, filling))
        kept.add(filling)
        done = end
    lines.cut_all(cuts)


class _Kept:
    """The last two lines of what was kept so far."""

    def __init__(self) -> None:
        self.above = ""
        self._last: list[str] = []

    @property
    def last(self) -> str:
        return "".join(self._last)

    def add(self, text: str) -> None:
        first, *more = text.split("\n")
        self._last.append(first)
        if more:
            self.above = more[-2] if len(more) > 1 else self.last
            self._last = [more[-1]]


def _filling(kept: _Kept, text: str, end: int, breaks: int) -> str:
    """Return what stands for a comment over ``breaks`` + 1 lines: no line becomes empty that would not be in Jekyll.

    ``kept`` is what stands before it; it ends at ``end`` in the ``text`` of the page.
    """
    if not breaks:
        return ""
    line_end = text.find("\n", end)
    after = text[end : line_end if line_end >= 0 else len(text)]
    continues = bool(kept.above.strip() and after.strip()) and not _BLOCK.match(after)
    empty = _INVISIBLE if kept.last.strip() or continues else ""
    first, last = ("" if part.strip() else empty for part in (kept.last, after))
    return first + f"\n{empty}" * (breaks - 1) + f"\n{last}"


def _comments(text: str, complain: Complain) -> list[tuple[int, int]]:
    """Return where each outermost comment starts and ends, in order; ``{% raw %}`` holds none."""
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
        complain(line, Message("comment-unclosed"))
        found.append((opened[0], len(text)))
    starts = [start for start, _ in found]
    inside = []
    for start, end in _mdx_comments(text):
        around = bisect_right(starts, start) - 1
        if around < 0 or found[around][1] <= start:
            inside.append((start, end))
    return list(_apart(sorted([*found, *inside])))


def _apart(comments: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Leave out what begins within a comment that stands before it; they come in the text's order."""
    done = 0
    for start, end in comments:
        if start >= done:
            yield start, end
            done = end


def _mdx_comments(text: str) -> Iterator[tuple[int, int]]:
    end = 0
    while (start := text.find("{/*", end)) >= 0 and (close := text.find("*/}", start + len("{/*"))) >= 0:
        end = close + len("*/}")
        yield start, end
