"""Sentences and clauses of a paragraph, and the words outside its quotations."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from e2e.claims.vocabulary import Vocabulary
from e2e.markup.prose.model import Prose
from e2e.markup.source import Span
from e2e.markup.text import SCREENSHOT, squeeze, words

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

_END = re.compile(r"[.!?…]+[)\]”“\"»«]*\s+(?=\S)")
_BREAK = re.compile(r",(?!\d)|:(?!\d)|;|[–—]|\s-\s|[!?]")
_COMMA = re.compile(r",(?!\d)")
_start, _stop = attrgetter("start"), attrgetter("end")


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


@dataclass(frozen=True)
class Word:
    """A word outside quotations; ``lower`` is it in lower case."""

    text: str
    lower: str
    start: int
    end: int

    @cached_property
    def bare(self) -> str:
        """It in lower case and without hyphens."""
        return self.lower.replace("-", "")


def quotations(prose: Prose) -> tuple[Quotation, ...]:
    """Return the quotations of a paragraph, outermost only, in order; a mark without its partner is plain text."""
    found: list[Quotation] = []
    position = 0
    while position < len(prose.text):
        liquid = next((stop for start, stop in prose.liquid if start <= position < stop), None)
        if liquid is not None:
            position = liquid
            continue
        end = _closing(prose, position)
        if end is None:
            position += 1
            continue
        inner = prose.text[position + 1 : end].replace(SCREENSHOT, " ")
        raw = prose.text[position + 1 : end].replace(SCREENSHOT, "").strip()
        if squeeze(raw):
            first = position + 1 + len(inner) - len(inner.lstrip())
            found.append(Quotation(position, end + 1, raw, first, first + len(inner.strip())))
        position = end + 1
    return tuple(found)


def _closing(prose: Prose, start: int) -> int | None:
    text, mark = prose.text, prose.text[start]
    if mark not in _MARKS or prose.code[start]:
        return None
    if mark in _MAY_BE_PLAIN and not _may_open(text, start):
        return None
    if all(text.rfind(closing) <= start for closing in _MARKS[mark]):
        return None
    nested = False
    for position in range(start + 1, len(text)):
        if prose.code[position] or text[position] not in _MARKS[mark]:
            continue
        if text[position] == "’" and text[position + 1 : position + 2].isalnum():
            continue
        if text[position] != '"':
            return position
        if text[position - 1] == " ":
            # A straight mark after a space opens a quotation, so one that was open before was never closed.
            if mark == '"':
                return None
            nested = True
        elif nested:
            nested = False
        else:
            return position
    return None


def _may_open(text: str, position: int) -> bool:
    before, after = text[position - 1 : position], text[position + 1 : position + 2]
    return not before.isalnum() and after not in ("", " ")


@dataclass(frozen=True)
class Paragraph:
    """A piece of prose with what the readers of claims need to know about it.

    It may be long, and is asked about every word: quotations and words are in order, and are looked up by bisection.
    """

    prose: Prose
    vocabulary: Vocabulary

    @property
    def text(self) -> str:
        """The text, white space folded."""
        return self.prose.text

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """The quotations in it."""
        return quotations(self.prose)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words outside its quotations."""
        masked = list(self.text)
        for quotation in self.quotations:
            masked[quotation.start : quotation.end] = "\0" * (quotation.end - quotation.start)
        for start, end in self.prose.liquid:
            masked[start:end] = "\0" * (end - start)
        text = "".join(masked)
        return tuple(Word(found[0], found[0].lower(), *found.span()) for found in words(text))

    @cached_property
    def _letters(self) -> str:
        return " ".join([*(word.lower for word in self.words), *(word.bare for word in self.words)])

    def may_say(self, phrase: str) -> bool:
        """Tell whether every word of a phrase occurs in the words: most phrases of a language's table are ruled out.

        Looking for each of them at each word would take most of the time of reading a page.
        """
        return all(part.rstrip("*") in self._letters for part in phrase.split(" "))

    @cached_property
    def container_phrases(self) -> tuple[tuple[str, str], ...]:
        """The phrases of the vocabulary for containers that may be in it, each with its container."""
        containers = self.vocabulary.containers.items()
        return tuple((phrase, container) for phrase, container in containers if self.may_say(phrase))

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return (0, *self._later_starts())

    def _later_starts(self) -> list[int]:
        """Return where each sentence but the first starts: after the end of the one before it."""
        abbreviated = {
            position
            for abbreviation in self.vocabulary.abbreviations
            for start, stop in _spans_of(abbreviation, self.text)
            for position in range(start, stop)
        }
        starts = []
        for end in _END.finditer(self.text):
            # A sentence that ends within quotation marks does not end the one around them.
            around = self.quotations_in(end.start() + 1, end.end())
            quoted = bool(around) and around[0].start <= end.start() and end.end() < around[0].end
            if not quoted and end.start() not in abbreviated and not self.text[end.end()].islower():
                starts.append(end.end())
        return starts

    def quotations_in(self, start: int, end: int) -> tuple[Quotation, ...]:
        """Return the quotations that overlap what stands between two positions."""
        first = bisect_right(self.quotations, start, key=_stop)
        return self.quotations[first : bisect_left(self.quotations, end, key=_start)]

    def quotation_after(self, position: int) -> Quotation | None:
        """Return the first quotation that starts at ``position`` or after it."""
        index = bisect_left(self.quotations, position, key=_start)
        return self.quotations[index] if index < len(self.quotations) else None

    def quotation_before(self, position: int) -> Quotation | None:
        """Return the last quotation that ends at ``position`` or before it."""
        index = bisect_right(self.quotations, position, key=_stop)
        return self.quotations[index - 1] if index else None

    def words_in(self, start: int, end: int) -> tuple[Word, ...]:
        """Return the words that start between two positions."""
        first = bisect_left(self.words, start, key=_start)
        return self.words[first : bisect_left(self.words, end, key=_start)]

    def sentence_span(self, position: int) -> tuple[int, int]:
        """Return where the sentence around ``position`` starts and ends."""
        index = bisect_right(self._starts, position)
        return self._starts[index - 1], self._starts[index] if index < len(self._starts) else len(self.text)

    def sentence(self, position: int) -> str:
        """Return the sentence around ``position``."""
        start, end = self.sentence_span(position)
        return squeeze(self.text[start:end])

    def span(self, start: int, end: int) -> Span:
        """Return where the text between two positions stands in the page."""
        return self.prose.span(start, end)

    def begins_clause(self, position: int) -> bool:
        """Tell whether a word at ``position`` stands where a capital letter means nothing."""
        # White space is folded, so that the character before is the last one or the last but one.
        before = self.text[max(0, position - 2) : position].rstrip()
        starts = self.sentence_span(position)[0] == position
        return starts or not before or before[-1] in ':(–—„“"•|' + SCREENSHOT

    def same_clause(self, start: int, end: int, *, commas: bool = False) -> bool:
        """Tell whether no clause ends between two positions; with ``commas`` a comma ends none."""
        if self.sentence_span(start)[0] != self.sentence_span(end)[0]:
            return False
        gap = list(self.text[start:end])
        for quotation in self.quotations_in(start, end):
            low, high = max(quotation.start, start) - start, min(quotation.end, end) - start
            gap[low:high] = "\0" * (high - low)
        text = "".join(gap)
        if _BREAK.search(_COMMA.sub(" ", text) if commas else text):
            return False
        return not any(word.lower in self.vocabulary.conjunctions for word in self.words_in(start, end))

    def words_between(self, start: int, end: int) -> int:
        """Return how many words stand between two positions, those of a quotation not counted."""
        first = bisect_left(self.words, start, key=_start)
        return max(0, bisect_right(self.words, end, key=_stop) - first)

    def adjacent(self, first: int, second: int) -> bool:
        """Tell whether only white space, a hyphen or pictures stand between two positions."""
        return not self.text[first:second].replace(SCREENSHOT, " ").strip(" -‑")

    def phrase_end(self, index: int, phrase: str) -> int | None:
        """Return the index of the word after ``phrase`` if it begins at the word ``index``, else ``None``."""
        wanted = phrase.split(" ")
        found = self.words[index : index + len(wanted)]
        if len(found) < len(wanted):
            return None
        for number, (word, pattern) in enumerate(zip(found, wanted, strict=True)):
            fits = word.lower.startswith(pattern[:-1]) if pattern.endswith("*") else word.lower == pattern
            if not fits or (number and not self._joined(found[number - 1], word)):
                return None
        return index + len(wanted)

    def phrase_start(self, index: int, phrase: str) -> int | None:
        """Return the index of the first word of ``phrase`` if it ends right before the word ``index``."""
        start = index - len(phrase.split(" "))
        if start < 0 or self.phrase_end(start, phrase) is None:
            return None
        joined = index >= len(self.words) or self._joined(self.words[index - 1], self.words[index])
        return start if joined else None

    def _joined(self, first: Word, second: Word) -> bool:
        return self.text[first.end : second.start].strip(" .-‑") == ""


def _spans_of(abbreviation: str, text: str) -> list[tuple[int, int]]:
    pattern = r"(?<!\w)" + re.escape(abbreviation)
    return [found.span() for found in re.finditer(pattern, text, re.IGNORECASE)]
