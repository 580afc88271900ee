"""Words that name directions, put together: "oben links", "bottom left-hand corner"."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import cast

from e2e.claims.model import Direction
from e2e.claims.sentences.paragraph import Paragraph

_OPPOSITES = (frozenset({"top", "bottom"}), frozenset({"left", "right"}))


@dataclass(frozen=True)
class DirectionGroup:
    """Direction words that belong together, at the word indices ``first`` to ``last`` (exclusive), tail nouns included.

    ``certain`` unless it is a single word that may mean something else ("right", "left", "top").
    """

    first: int
    last: int
    directions: frozenset[Direction]
    certain: bool


def direction_groups(paragraph: Paragraph) -> Iterator[DirectionGroup]:
    """Yield the groups of direction words of a paragraph, in order."""
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
    idioms = [idiom for idiom in paragraph.vocabulary.directions.idioms if paragraph.may_say(idiom)]
    for index in range(len(paragraph.words)):
        for idiom in idioms:
            end = paragraph.phrase_end(index, idiom)
            if end is None:
                continue
            # "nach oben rechts" is as little a position as "nach oben".
            while (
                end < len(paragraph.words) and _directions(paragraph, end - 1) and _directions(paragraph, end)
            ):
                end += 1
            covered.update(range(index, end))
    return frozenset(covered)


def _directions(paragraph: Paragraph, index: int) -> frozenset[Direction]:
    """Return the directions that one word names: none, one, or two if they are joined by a hyphen."""
    word, vocabulary = paragraph.words[index], paragraph.vocabulary
    capital = word.text[0].isupper() and not paragraph.begins_clause(word.start)
    if capital and vocabulary.capitalised_nouns:
        return frozenset()
    directions: set[str] = set()
    for part in word.lower.split("-"):
        if part in vocabulary.directions.words:
            directions.add(vocabulary.directions.words[part])
        elif part in vocabulary.directions.adjectives:
            if word.text[0].isupper() and vocabulary.capitalised_nouns and not _tail(paragraph, index + 1):
                return frozenset()
            directions.add(vocabulary.directions.adjectives[part])
        elif part not in vocabulary.directions.compound_parts:
            return frozenset()
    return cast(frozenset[Direction], frozenset(directions))


def _tail(paragraph: Paragraph, index: int) -> bool:
    words = paragraph.words
    return (
        0 < index < len(words)
        and words[index].lower in paragraph.vocabulary.directions.nouns
        and paragraph.adjacent(words[index - 1].end, words[index].start)
    )


def _group_at(paragraph: Paragraph, first: int, idioms: frozenset[int]) -> DirectionGroup | None:
    directions = _directions(paragraph, first)
    if not directions:
        return None
    last, count = first + 1, 1
    while (following := _next_direction(paragraph, last)) is not None and following not in idioms:
        more = _directions(paragraph, following)
        if any(pair <= directions | more for pair in _OPPOSITES):
            break
        directions |= more
        last, count = following + 1, count + 1
    tailed = False
    while _tail(paragraph, last):
        last, tailed = last + 1, True
    compound = "-" in paragraph.words[first].text
    certain = paragraph.vocabulary.directions.bare or count > 1 or compound or tailed
    return DirectionGroup(first, last, directions, certain)


def _next_direction(paragraph: Paragraph, index: int) -> int | None:
    """Return the index of the direction word that continues a group which ends before the word ``index``."""
    starts = {index}
    for filler in paragraph.vocabulary.directions.fillers:
        end = paragraph.phrase_end(index, filler)
        if end is not None:
            starts.add(end)
            starts.update(
                more
                for other in paragraph.vocabulary.directions.fillers
                if (more := paragraph.phrase_end(end, other)) is not None
            )
    for start in sorted(starts):
        if start >= len(paragraph.words) or not _directions(paragraph, start):
            continue
        if all(
            paragraph.adjacent(before.end, after.start)
            for before, after in pairwise(paragraph.words[index - 1 : start + 1])
        ):
            return start
    return None
