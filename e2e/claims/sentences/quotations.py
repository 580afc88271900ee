"""Quotations of a paragraph: what stands between quotation marks, of whatever language."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from e2e.markup.prose.model import Prose
from e2e.markup.text import SCREENSHOT, squeeze

_MARKS = {
    "„": '“”"',
    "“": '”“"',
    "”": "”",
    "«": "»",
    "»": "«",
    "‚": "‘’",
    "‘": "’",
    "‹": "›",
    "›": "‹",
    '"': '"',
}
_MAY_BE_PLAIN = '"”‘‹›'
"""Marks that open a quotation only where a word begins: some are an apostrophe's or a path's elsewhere."""

_OPENING = re.compile(f"[{''.join(_MARKS)}]")
_CLOSING = re.compile(f"[{''.join(_MARKS.values())}]")


@dataclass(frozen=True)
class Quotation:
    """Quoted text in a paragraph: from the opening mark at ``start`` to the position after the closing one, ``end``.

    ``first`` and ``last`` are the positions of the text itself: its first character, and the one after its last.
    """

    start: int
    end: int
    raw: str
    first: int
    last: int


def quotations(prose: Prose) -> tuple[Quotation, ...]:
    """Return the quotations of a paragraph, outermost only, in order; a mark without its partner is plain text."""
    found: list[Quotation] = []
    closing = _ClosingMarks(prose)
    liquid_starts = [start for start, _ in prose.liquid]
    done = 0
    for opening in _OPENING.finditer(prose.text):
        position, mark = opening.start(), opening[0]
        tag = bisect_right(liquid_starts, position) - 1
        if position < done or prose.code[position] or (tag >= 0 and position < prose.liquid[tag][1]):
            continue
        if mark in _MAY_BE_PLAIN and not _may_open(prose.text, position):
            continue
        end = closing.after(mark, position)
        if end is None:
            continue
        inner = prose.text[position + 1 : end].replace(SCREENSHOT, " ")
        raw = prose.text[position + 1 : end].replace(SCREENSHOT, "").strip()
        if squeeze(raw):
            first = position + 1 + len(inner) - len(inner.lstrip())
            found.append(Quotation(position, end + 1, raw, first, first + len(inner.strip())))
        done = end + 1
    return tuple(found)


class _ClosingMarks:
    """Where the marks of a paragraph stand that may close a quotation; found once, then looked up by bisection."""

    def __init__(self, prose: Prose) -> None:
        text = prose.text
        self._marks: dict[str, list[int]] = {}
        for found in _CLOSING.finditer(text):
            apostrophe = found[0] == "’" and text[found.end() : found.end() + 1].isalnum()
            if not prose.code[found.start()] and not apostrophe:
                self._marks.setdefault(found[0], []).append(found.start())
        self._straight = self._marks.pop('"', [])
        self._opens = [text[position - 1 : position] == " " for position in self._straight]
        # For each straight mark, the one that closes what is open there; and the one that does if another quotation
        # was opened in between. Whatever is nested is closed first.
        self._closes: list[int | None] = [None] * (len(self._straight) + 1)
        nested: int | None = None
        for index in range(len(self._straight) - 1, -1, -1):
            after = self._closes[index + 1]
            self._closes[index] = nested if self._opens[index] else self._straight[index]
            nested = nested if self._opens[index] else after

    def after(self, mark: str, position: int) -> int | None:
        """Return where the quotation ends that ``mark`` opens at ``position``."""
        index = bisect_right(self._straight, position)
        if mark == '"':
            # A straight mark after a space opens a quotation, so one that was open before was never closed.
            return None if index == len(self._straight) or self._opens[index] else self._straight[index]
        ends = [self._closes[index]] if '"' in _MARKS[mark] else []
        for closing in _MARKS[mark]:
            there = self._marks.get(closing, [])
            following = bisect_right(there, position)
            ends += there[following : following + 1]
        return min((end for end in ends if end is not None), default=None)


def _may_open(text: str, position: int) -> bool:
    before, after = text[position - 1 : position], text[position + 1 : position + 2]
    return not before.isalnum() and after not in ("", " ")
