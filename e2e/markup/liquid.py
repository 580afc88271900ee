"""Comments that are left out before anything else is read: Liquid's, as Jekyll does, and MDX's, ``{/* … */}``."""

import re

from e2e.markup.source import Complain, Lines
from e2e.messages.message import Message

_TAG = re.compile(r"\{%-?\s*(comment|endcomment|raw|endraw)\b[^%\n]*%\}")
_MDX = re.compile(r"\{/\*.*?\*/\}", re.DOTALL)
_INVISIBLE = "\u2060"
"""Holds a paragraph together over lines that have nothing else on them; no reader sees it."""
_BLOCK = re.compile(r"\s*(\d+[.)]|[-*+#>|:])")
"""What may begin something else than a line of a paragraph."""


def leave_out_comments(lines: Lines, complain: Complain) -> None:
    """Leave out of the lines of a page what stands in ``{% comment %}``; their number stays.

    A comment that does not end is noted, and left out up to the end.
    """
    text = "\n".join(lines.texts)
    kept, done = "", 0
    cuts: list[tuple[int, int, str]] = []
    for start, end in _comments(text, complain):
        kept += text[done:start]
        filling = _filling(kept, text[end:].partition("\n")[0], text.count("\n", start, end))
        cuts.append((start, end, filling))
        kept += filling
        done = end
    for start, end, filling in reversed(cuts):
        _cut(lines, text, start, end, filling.split("\n"))


def _cut(lines: Lines, text: str, start: int, end: int, fillings: list[str]) -> None:
    """Put one filling on each of the lines from ``start`` to ``end``."""
    first, last = text.count("\n", 0, start), text.count("\n", 0, end)
    from_column = start - (text.rfind("\n", 0, start) + 1)
    to_column = end - (text.rfind("\n", 0, end) + 1)
    for number, filling in zip(range(first, last + 1), fillings, strict=True):
        low = from_column if number == first else 0
        high = to_column if number == last else len(lines.texts[number])
        lines.cut(number, low, high, filling)


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


def _comments(text: str, complain: Complain) -> list[tuple[int, int]]:
    """Return where each outermost comment starts and ends; ``{% raw %}`` holds none."""
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
    within = [found_mdx.span() for found_mdx in _MDX.finditer(text)]
    inside = [span for span in within if not any(start <= span[0] < end for start, end in found)]
    return sorted([*found, *inside])
