"""Words that name sides, put together: "oben links", "bottom left-hand corner"."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import cast

from e2e.claims.sentences import Paragraph
from e2e.pages.model import Side

_OPPOSITES = (frozenset({"top", "bottom"}), frozenset({"left", "right"}))


@dataclass(frozen=True)
class SideGroup:
    """Side words that belong together, at the word indices ``first`` to ``last`` (exclusive), tail nouns included.

    ``certain`` unless it is a single word that may mean something else ("right", "left", "top").
    """

    first: int
    last: int
    sides: frozenset[Side]
    certain: bool


def side_groups(paragraph: Paragraph) -> Iterator[SideGroup]:
    """Yield the groups of side words of a paragraph, in order."""
    idioms = _idioms(paragraph)
    index = 0
    while index < len(paragraph.words):
        group = None if index in idioms else _group_at(paragraph, index, idioms)
        if group is None:
            index += 1
            continue
        index = group.last
        yield group


def _idioms(paragraph: Paragraph) -> frozenset[int]:
    covered: set[int] = set()
    for index in range(len(paragraph.words)):
        for idiom in paragraph.vocabulary.places.idioms:
            end = paragraph.phrase_end(index, idiom)
            if end is None:
                continue
            # "nach oben rechts" is as little a place as "nach oben".
            while end < len(paragraph.words) and _sides(paragraph, end - 1) and _sides(paragraph, end):
                end += 1
            covered.update(range(index, end))
    return frozenset(covered)


def _sides(paragraph: Paragraph, index: int) -> frozenset[Side]:
    """Return the sides that one word names: none, one, or two if they are joined by a hyphen."""
    word, vocabulary = paragraph.words[index], paragraph.vocabulary
    places = vocabulary.places
    capital = word.text[0].isupper() and not paragraph.begins_clause(word.start)
    if capital and vocabulary.capitalised_nouns:
        return frozenset()
    sides: set[str] = set()
    for part in word.lower.split("-"):
        if part in places.sides:
            sides.add(places.sides[part])
        elif part in places.adjectives:
            if word.text[0].isupper() and vocabulary.capitalised_nouns and not _tail(paragraph, index + 1):
                return frozenset()
            sides.add(places.adjectives[part])
        elif part not in places.compound_parts:
            return frozenset()
    return cast(frozenset[Side], frozenset(sides))


def _tail(paragraph: Paragraph, index: int) -> bool:
    words = paragraph.words
    return (
        0 < index < len(words)
        and words[index].lower in paragraph.vocabulary.places.nouns
        and paragraph.adjacent(words[index - 1].end, words[index].start)
    )


def _group_at(paragraph: Paragraph, first: int, idioms: frozenset[int]) -> SideGroup | None:
    sides = _sides(paragraph, first)
    if not sides:
        return None
    last, count = first + 1, 1
    while (following := _next_side(paragraph, last)) is not None and following not in idioms:
        more = _sides(paragraph, following)
        if any(pair <= sides | more for pair in _OPPOSITES):
            break
        sides |= more
        last, count = following + 1, count + 1
    tailed = False
    while _tail(paragraph, last):
        last, tailed = last + 1, True
    compound = "-" in paragraph.words[first].text
    certain = paragraph.vocabulary.places.bare or count > 1 or compound or tailed
    return SideGroup(first, last, sides, certain)


def _next_side(paragraph: Paragraph, index: int) -> int | None:
    """Return the index of the side word that continues a group which ends before the word ``index``."""
    starts = {index}
    for filler in paragraph.vocabulary.places.fillers:
        end = paragraph.phrase_end(index, filler)
        if end is not None:
            starts.add(end)
            starts.update(
                more
                for other in paragraph.vocabulary.places.fillers
                if (more := paragraph.phrase_end(end, other)) is not None
            )
    for start in sorted(starts):
        if start >= len(paragraph.words) or not _sides(paragraph, start):
            continue
        if all(
            paragraph.adjacent(before.end, after.start)
            for before, after in pairwise(paragraph.words[index - 1 : start + 1])
        ):
            return start
    return None
