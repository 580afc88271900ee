"""Sentences and clauses of a paragraph, and the words outside its quotations."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from e2e.claims.sentences.quotations import Quotation, quotations
from e2e.claims.vocabulary import Vocabulary
from e2e.markup.prose.model import Prose
from e2e.markup.source import Span
from e2e.markup.text import SCREENSHOT, squeeze, straighten, words

_END = re.compile(r"(?<![.!?…])[.!?…]++[)\]”“\"»«]*+\s++(?=\S)")
_BREAK = re.compile(r":(?!\d)|;|[–—]|(?<=\s)-(?=\s)|[!?]")
_COMMA = re.compile(r",(?!\d)")
_GAP = re.compile(rf"[ \-‑{SCREENSHOT}]*+")
_start, _stop = attrgetter("start"), attrgetter("end")


@dataclass(frozen=True)
class Word:
    """A word outside quotations; ``lower`` is it in lower case, with straight apostrophes."""

    text: str
    lower: str
    start: int
    end: int

    @cached_property
    def bare(self) -> str:
        """It in lower case and without hyphens."""
        return self.lower.replace("-", "")


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
    def _masked(self) -> str:
        """The text, with null characters in place of its quotations."""
        masked = list(self.text)
        for quotation in self.quotations:
            masked[quotation.start : quotation.end] = "\0" * (quotation.end - quotation.start)
        return "".join(masked)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words outside its quotations."""
        masked = list(self._masked)
        for start, end in self.prose.liquid:
            masked[start:end] = "\0" * (end - start)
        text = "".join(masked)
        return tuple(
            Word(text[start:end], straighten(text[start:end].lower()), start, end)
            for start, end in words(text, self.vocabulary.elisions)
        )

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

    @cached_property
    def _breaks(self) -> tuple[list[int], list[int]]:
        """Where clauses end, by other marks than commas, and by commas."""
        others = [found.start() for found in _BREAK.finditer(self._masked)]
        others += [word.start for word in self.words if word.lower in self.vocabulary.conjunctions]
        return sorted(others), [found.start() for found in _COMMA.finditer(self._masked)]

    @cached_property
    def _sentences(self) -> dict[int, str]:
        return {}

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

    def word_after(self, position: int) -> Word | None:
        """Return the first word that starts at ``position`` or after it."""
        index = bisect_left(self.words, position, key=_start)
        return self.words[index] if index < len(self.words) else None

    def words_before(self, position: int, count: int) -> Iterator[Word]:
        """Yield the last words that start before a position, no more than ``count``, from there backwards."""
        index = bisect_left(self.words, position, key=_start)
        yield from reversed(self.words[max(0, index - count) : index])

    def sentence_span(self, position: int) -> tuple[int, int]:
        """Return where the sentence around ``position`` starts and ends."""
        index = bisect_right(self._starts, position)
        return self._starts[index - 1], self._starts[index] if index < len(self._starts) else len(self.text)

    def sentence(self, position: int) -> str:
        """Return the sentence around ``position``."""
        start, end = self.sentence_span(position)
        if start not in self._sentences:
            self._sentences[start] = squeeze(self.text[start:end])
        return self._sentences[start]

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
        others, by_comma = self._breaks
        return not _any_between(others, start, end) and (commas or not _any_between(by_comma, start, end))

    def words_between(self, start: int, end: int) -> int:
        """Return how many words stand between two positions, those of a quotation not counted."""
        first = bisect_left(self.words, start, key=_start)
        return max(0, bisect_right(self.words, end, key=_stop) - first)

    def adjacent(self, first: int, second: int) -> bool:
        """Tell whether only white space, a hyphen or pictures stand between two positions."""
        return self.only(_GAP, first, second)

    def only(self, pattern: re.Pattern[str], start: int, end: int) -> bool:
        """Tell whether nothing stands between two positions but what a pattern, which takes all it can, matches."""
        found = pattern.match(self.text, start, end)
        return start >= end or (found is not None and found.end() == end)

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


def _any_between(positions: list[int], start: int, end: int) -> bool:
    index = bisect_left(positions, start)
    return index < len(positions) and positions[index] < end


def _spans_of(abbreviation: str, text: str) -> list[tuple[int, int]]:
    pattern = r"(?<!\w)" + re.escape(abbreviation)
    return [found.span() for found in re.finditer(pattern, text, re.IGNORECASE)]
