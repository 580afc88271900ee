"""Where something is: "oben links in der Adresszeile", "to the right of the address"."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from e2e.claims.kinds.positions.containers import (
    ContainersBySentence,
    belongs_to_container,
    container_of,
    containers_by_sentence,
)
from e2e.claims.kinds.positions.directions import DirectionGroup, direction_groups
from e2e.claims.kinds.positions.references import Reference, index_after_of, reference_at, reference_of_group
from e2e.claims.model import Container, Direction
from e2e.claims.sentences.paragraph import Paragraph
from e2e.claims.sentences.quotations import Quotation
from e2e.markup.text import fold

_APART = re.compile(r"[ ,:(–—]*+")
_WORDS_IN_EXPECTED = 3


@dataclass(frozen=True)
class PositionPhrase:
    """A position that a paragraph names, from ``start`` to ``end``; the fields are those of ``PositionClaim``.

    ``reference_word`` is the position of the word such as "next to", ``label`` the quotation it is said of,
    ``neighbour`` the position of the quotation that it is next to.
    """

    start: int
    end: int
    directions: frozenset[Direction]
    container: Container | None = None
    reference: str | None = None
    reference_word: int | None = None
    label: Quotation | None = None
    neighbour: int | None = None


def find_positions(paragraph: Paragraph) -> tuple[PositionPhrase, ...]:
    """Return the positions that a paragraph names, in order."""
    groups = [
        group for group in direction_groups(paragraph) if group.certain or _positioned(paragraph, group)
    ]
    containers = containers_by_sentence(paragraph, groups)
    with_directions = [
        phrase for group in groups if (phrase := _position(paragraph, group, containers)) is not None
    ]
    starts = [phrase.start for phrase in with_directions]
    # How far the phrases reach that start no later.
    ends = list(accumulate((phrase.end for phrase in with_directions), max, initial=0))
    alone = [
        phrase
        for phrase in _next_to_labels(paragraph)
        if ends[bisect_right(starts, phrase.start)] <= phrase.start
    ]
    return tuple(sorted(with_directions + alone, key=lambda phrase: phrase.start))


def _positioned(paragraph: Paragraph, group: DirectionGroup) -> bool:
    """Tell whether a word that may mean something else ("right", "left", "top") names a position where it stands."""
    directions, word = paragraph.vocabulary.directions, paragraph.words[group.first]
    introduced = any(paragraph.phrase_start(group.first, phrase) is not None for phrase in directions.before)
    if introduced and word.lower in directions.words:
        return True
    return index_after_of(paragraph, group) is not None or belongs_to_container(paragraph, group)


def _position(
    paragraph: Paragraph, group: DirectionGroup, containers: ContainersBySentence
) -> PositionPhrase | None:
    words = paragraph.words
    start, end = words[group.first].start, words[group.last - 1].end
    reference = reference_of_group(paragraph, group)
    if reference is not None:
        return _next_to(paragraph, start, group.directions, reference)
    noun = container_of(paragraph, group, containers)
    if (
        noun is not None
        and words[noun.first].start >= end
        and paragraph.words_between(end, words[noun.first].start) <= _WORDS_IN_EXPECTED
    ):
        end = words[noun.last - 1].end
    return PositionPhrase(
        start,
        end,
        group.directions,
        noun.container if noun else None,
        label=_label(paragraph, words[group.last - 1].end, words[noun.last - 1].end if noun else None, start),
    )


def _next_to(
    paragraph: Paragraph, start: int, directions: frozenset[Direction], reference: Reference
) -> PositionPhrase | None:
    if not reference.back:
        label = _label(paragraph, reference.end, None, min(start, reference.word))
        neighbour = _quoted(paragraph, reference.end)
        return PositionPhrase(
            start, reference.end, directions, None, reference.text, reference.word, label, neighbour
        )
    label = _apposition(paragraph, reference.end) or _label(paragraph, reference.end, None, start)
    before = _quoted_before(paragraph, start, label)
    if label is None and before is None and not directions:
        return None
    return PositionPhrase(
        start, reference.end, directions, None, fold(before.raw) if before else reference.text, label=label
    )


def _apposition(paragraph: Paragraph, start: int) -> Quotation | None:
    """Return what is quoted right after a position: “the button beside it, ‘OK’, …”."""
    after = paragraph.quotation_after(start)
    return after if after and paragraph.only(_APART, start, after.start) else None


def _quoted_before(paragraph: Paragraph, position: int, label: Quotation | None) -> Quotation | None:
    """Return what was quoted last before a position, other than ``label``, no more than a sentence before."""
    sentence, _ = paragraph.sentence_span(position)
    earliest, _ = paragraph.sentence_span(max(0, sentence - 1))
    found = paragraph.quotation_before(position)
    if found is not None and found == label:
        found = paragraph.quotation_before(found.start)
    return found if found is not None and found.end > earliest else None


def _label(
    paragraph: Paragraph, start: int, container_end: int | None, phrase_start: int
) -> Quotation | None:
    after = paragraph.quotation_after(start)
    if after is not None and paragraph.same_clause(start, after.start):
        following = paragraph.quotation_after(after.end)
        if (
            following is not None
            and container_end is not None
            and start < container_end <= after.start
            and paragraph.adjacent(container_end, after.start)
            and paragraph.same_clause(start, following.start)
        ):
            # A quotation right after the container's noun is the container's name, if another one follows.
            return following
        return after
    # "the button “OK” at the bottom right"
    before = paragraph.quotation_before(phrase_start)
    return before if before is not None and paragraph.same_clause(before.end, phrase_start) else None


def _next_to_labels(paragraph: Paragraph) -> Iterator[PositionPhrase]:
    """Yield the positions that have no direction: next to a quoted label."""
    phrases = [phrase for phrase in paragraph.vocabulary.references.words if paragraph.may_say(phrase)]
    for index, word in enumerate(paragraph.words):
        for phrase in phrases:
            end = paragraph.phrase_end(index, phrase)
            reference = reference_at(paragraph, index, end) if end is not None else None
            if reference is None or (not reference.back and _quoted(paragraph, reference.end) is None):
                continue
            found = _next_to(paragraph, word.start, frozenset(), reference)
            if found is not None:
                yield found


def _quoted(paragraph: Paragraph, end: int) -> int | None:
    """Return where the quotation starts that ends at ``end``."""
    quotation = paragraph.quotation_before(end)
    return quotation.start if quotation is not None and quotation.end == end else None
