"""The text of a page: where things stand in it, and how what is wrong with it is noted."""

import itertools
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from e2e.messages.message import Message

Complain = Callable[[int, Message], None]
"""Notes for a line of the page that is being read what is wrong and what to do about it; reading goes on."""


class Place(NamedTuple):
    """Where one character of the text that readers see stands in the page: line and columns count from 1.

    ``end`` is the column after it; a character reference such as ``&amp;`` is one character and takes more columns.
    """

    line: int
    column: int
    end: int


@dataclass(frozen=True, order=True)
class Span:
    """Where something stands in a page; lines and columns count from 1, and ``end_column`` is the one after it."""

    line: int
    column: int
    end_line: int
    end_column: int


def span_of(places: Sequence[Place]) -> Span:
    """Return the span from the first of some places to the last."""
    first, last = places[0], places[-1]
    return Span(first.line, first.column, last.line, last.end)


def span_between(places: Sequence[Place], start: int, end: int) -> Span:
    """Return the span from the place at one index to the one before another, which may be the same."""
    first, last = places[start], places[end]
    return Span(first.line, first.column, last.line, last.column)


class Lines:
    """The lines of a page while parts of them are left out; every character keeps its place in the page."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.texts = list(texts)
        self._columns: list[list[int] | None] = [None] * len(self.texts)

    def cut(self, number: int, start: int, end: int, filling: str = "") -> None:
        """Leave out what stands between two indices of a line, and put ``filling`` there."""
        self._cut_line(number, [(start, end, filling)])

    def cut_all(self, cuts: Iterable[tuple[int, int, str]]) -> None:
        """Leave out all that stands between pairs of indices of the whole text, in its order; no line is lost.

        Each filling has as many line breaks as what it stands for.
        """
        starts = list(itertools.accumulate((len(text) + 1 for text in self.texts), initial=0))
        of_lines: dict[int, list[tuple[int, int, str]]] = {}
        for start, end, filling in cuts:
            first = bisect_right(starts, start) - 1
            for number, part in enumerate(filling.split("\n"), first):
                low, high = max(start, starts[number]), min(end, starts[number + 1] - 1)
                of_lines.setdefault(number, []).append((low - starts[number], high - starts[number], part))
        for number, parts in of_lines.items():
            self._cut_line(number, parts)

    def _cut_line(self, number: int, cuts: Sequence[tuple[int, int, str]]) -> None:
        text = self.texts[number]
        columns = self._columns[number] or list(range(1, len(text) + 2))
        kept: list[str] = []
        kept_columns: list[int] = []
        done = 0
        for start, end, filling in cuts:
            kept += [text[done:start], filling]
            kept_columns += columns[done:start]
            kept_columns += [columns[start]] * len(filling)
            done = end
        self.texts[number] = "".join(kept) + text[done:]
        self._columns[number] = kept_columns + columns[done:]

    def place(self, number: int, index: int, width: int = 1) -> Place:
        """Return the place of a character of a line, from its index in what is left of the line."""
        columns = self._columns[number]
        index = max(0, min(index, len(self.texts[number])))
        column = columns[index] if columns else index + 1
        return Place(number + 1, column, column + width)
