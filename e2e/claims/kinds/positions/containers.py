"""The container that a position is in: "in der Adresszeile", "of the window"."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import cast

from e2e.claims.kinds.positions.directions import DirectionGroup
from e2e.claims.model import Container
from e2e.claims.sentences.paragraph import Paragraph, Word
from e2e.claims.vocabulary import Vocabulary
from e2e.markup.text import SCREENSHOT

_APART = re.compile(rf"[ ,({SCREENSHOT}]*+")
_WORDS_TO_CONTAINER = 8
_WORDS_OF_CONTAINER = 4
_WORDS_TO_CONTAINER_NOUN = 3


@dataclass(frozen=True)
class ContainerNoun:
    """A noun that means a container, at the word indices ``first`` to ``last`` (exclusive).

    "in der Adresszeile des Browsers" is one container, the first: no preposition before ``floor`` leads to the second.
    """

    first: int
    last: int
    container: Container
    floor: int = 0


ContainersBySentence = Mapping[int, Sequence[ContainerNoun]]
"""The containers that a paragraph names, by where their sentences start."""


def belongs_to_container(paragraph: Paragraph, group: DirectionGroup) -> bool:
    """Tell whether a group of direction words is followed by "of the" and a container."""
    if (
        group.last >= len(paragraph.words)
        or paragraph.words[group.last].lower not in paragraph.vocabulary.genitives
    ):
        return False
    return any(
        _preposition(paragraph, noun, group.last) == group.last
        for noun in _container_nouns(paragraph, group.last, group.last + _WORDS_TO_CONTAINER_NOUN + 2)
    )


def containers_by_sentence(paragraph: Paragraph, groups: Sequence[DirectionGroup]) -> ContainersBySentence:
    """Return the containers that a paragraph names, other than as a part of ``groups`` of direction words."""
    directions = {index for group in groups for index in range(group.first, group.last)}
    containers: dict[int, list[ContainerNoun]] = {}
    for noun in _container_nouns(paragraph, 0, len(paragraph.words)):
        if noun.first not in directions:
            sentence, _ = paragraph.sentence_span(paragraph.words[noun.first].start)
            containers.setdefault(sentence, []).append(noun)
    return containers


def _container_nouns(paragraph: Paragraph, start: int, end: int) -> Iterator[ContainerNoun]:
    index = floor = start
    while index < min(end, len(paragraph.words)):
        found = _container_noun(paragraph, index)
        if found is None:
            index += 1
            continue
        yield replace(found, floor=floor)
        index = floor = found.last


def _container_noun(paragraph: Paragraph, index: int) -> ContainerNoun | None:
    best: tuple[int, int, str] | None = None
    for spelling, container in paragraph.container_phrases:
        parts = spelling.split(" ")
        last = index + len(parts)
        if last > len(paragraph.words):
            continue
        if len(parts) > 1 and not _headed(paragraph, index, parts[:-1]):
            continue
        if _is_noun(paragraph.vocabulary, paragraph.words[last - 1], parts[-1]):
            candidate = (last, len(spelling), container)
            best = max(best, candidate) if best else candidate
    return ContainerNoun(index, best[0], cast(Container, best[2])) if best else None


def _headed(paragraph: Paragraph, index: int, head: list[str]) -> bool:
    end = paragraph.phrase_end(index, " ".join(head))
    return end is not None and paragraph.adjacent(paragraph.words[end - 1].end, paragraph.words[end].start)


def _is_noun(vocabulary: Vocabulary, word: Word, noun: str) -> bool:
    if vocabulary.capitalised_nouns and not any(part[:1].isupper() for part in word.text.split("-")):
        return False
    for ending in vocabulary.endings:
        stem = word.lower.removesuffix(ending)
        if ending and stem == word.lower:
            continue
        if stem == noun or (vocabulary.capitalised_nouns and stem.endswith(noun)):
            return True
    return False


def container_of(
    paragraph: Paragraph, group: DirectionGroup, containers: ContainersBySentence
) -> ContainerNoun | None:
    """Return the container that is named nearest to a group of direction words in its sentence."""
    words = paragraph.words
    start, end = words[group.first].start, words[group.last - 1].end
    candidates: list[tuple[int, int, ContainerNoun]] = []
    sentence, _ = paragraph.sentence_span(start)
    there = containers.get(sentence, ())
    low = bisect_left(there, group.first - _WORDS_TO_CONTAINER - _WORDS_OF_CONTAINER, key=attrgetter("first"))
    high = bisect_right(there, group.last + _WORDS_TO_CONTAINER, key=attrgetter("first"))
    for noun in there[low:high]:
        first, last = words[noun.first].start, words[noun.last - 1].end
        distance = paragraph.words_between(*((end, first) if first >= end else (last, start)))
        if distance > _WORDS_TO_CONTAINER:
            continue
        if first >= end:
            preposition = _preposition(paragraph, noun, group.last)
            if preposition is None or not _same_clause_after(paragraph, end, words[preposition].start, first):
                continue
            candidates.append((distance, 0, noun))
        elif last <= start:
            preposition = _preposition(paragraph, noun, None)
            if preposition is None or not paragraph.same_clause(last, start, commas=True):
                continue
            candidates.append((distance, 1, noun))
    return min(candidates, key=lambda candidate: candidate[:2])[2] if candidates else None


def _same_clause_after(paragraph: Paragraph, end: int, preposition: int, noun: int) -> bool:
    if paragraph.only(_APART, end, preposition):
        return paragraph.same_clause(end, noun, commas=True)
    return paragraph.same_clause(end, noun)


def _preposition(paragraph: Paragraph, noun: ContainerNoun, after_group: int | None) -> int | None:
    """Return the index of the preposition before a container: "in the", or "of the" right after a direction."""
    vocabulary, words = paragraph.vocabulary, paragraph.words
    for index in range(noun.first - 1, max(noun.floor - 1, noun.first - 2 - _WORDS_TO_CONTAINER_NOUN), -1):
        if not paragraph.same_clause(words[index].start, words[noun.first].start):
            return None
        word = words[index].lower
        if word in vocabulary.genitives and index == after_group:
            return index
        if word in vocabulary.container_prepositions:
            return index
        if word in vocabulary.stops:
            return None
    return None
