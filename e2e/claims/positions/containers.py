"""The frame that a place is in: "in der Adresszeile", "of the window"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from e2e.claims.positions.directions import SideGroup
from e2e.claims.sentences import Paragraph, Word
from e2e.claims.vocabulary import Vocabulary
from e2e.markup.text import SCREENSHOT
from e2e.pages.model import Frame

_WORDS_TO_FRAME = 8
_WORDS_TO_FRAME_NOUN = 3


@dataclass(frozen=True)
class FrameNoun:
    """A noun that means a frame, at the word indices ``first`` to ``last`` (exclusive).

    "in der Adresszeile des Browsers" is one frame, the first: no preposition before ``floor`` leads to the second.
    """

    first: int
    last: int
    frame: Frame
    floor: int = 0


FramesBySentence = Mapping[int, Sequence[FrameNoun]]
"""The frames that a paragraph names, by where their sentences start."""


def belongs_to_frame(paragraph: Paragraph, group: SideGroup) -> bool:
    """Tell whether a group of side words is followed by "of the" and a frame."""
    if (
        group.last >= len(paragraph.words)
        or paragraph.words[group.last].lower not in paragraph.vocabulary.genitives
    ):
        return False
    return any(
        _preposition(paragraph, noun, group.last) == group.last
        for noun in _frame_nouns(paragraph, group.last, group.last + _WORDS_TO_FRAME_NOUN + 2)
    )


def frames_by_sentence(paragraph: Paragraph, groups: Sequence[SideGroup]) -> FramesBySentence:
    """Return the frames that a paragraph names, other than as a part of ``groups`` of side words."""
    sides = {index for group in groups for index in range(group.first, group.last)}
    frames: dict[int, list[FrameNoun]] = {}
    for noun in _frame_nouns(paragraph, 0, len(paragraph.words)):
        if noun.first not in sides:
            sentence, _ = paragraph.sentence_span(paragraph.words[noun.first].start)
            frames.setdefault(sentence, []).append(noun)
    return frames


def _frame_nouns(paragraph: Paragraph, start: int, end: int) -> Iterator[FrameNoun]:
    index = floor = start
    while index < min(end, len(paragraph.words)):
        found = _frame_noun(paragraph, index)
        if found is None:
            index += 1
            continue
        yield replace(found, floor=floor)
        index = floor = found.last


def _frame_noun(paragraph: Paragraph, index: int) -> FrameNoun | None:
    best: tuple[int, int, str] | None = None
    for spelling, frame in paragraph.vocabulary.frames.items():
        parts = spelling.split(" ")
        last = index + len(parts)
        if last > len(paragraph.words):
            continue
        if len(parts) > 1 and not _headed(paragraph, index, parts[:-1]):
            continue
        if _is_noun(paragraph.vocabulary, paragraph.words[last - 1], parts[-1]):
            candidate = (last, len(spelling), frame)
            best = max(best, candidate) if best else candidate
    return FrameNoun(index, best[0], cast(Frame, best[2])) if best else None


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


def frame_of(paragraph: Paragraph, group: SideGroup, frames: FramesBySentence) -> FrameNoun | None:
    """Return the frame that is named nearest to a group of side words in its sentence."""
    words = paragraph.words
    start, end = words[group.first].start, words[group.last - 1].end
    candidates: list[tuple[int, int, FrameNoun]] = []
    sentence, _ = paragraph.sentence_span(start)
    for noun in frames.get(sentence, ()):
        first, last = words[noun.first].start, words[noun.last - 1].end
        distance = paragraph.words_between(*((end, first) if first >= end else (last, start)))
        if distance > _WORDS_TO_FRAME:
            continue
        if first >= end:
            preposition = _preposition(paragraph, noun, group.last)
            if preposition is None or not _same_clause_ahead(paragraph, end, words[preposition].start, first):
                continue
            candidates.append((distance, 0, noun))
        elif last <= start:
            preposition = _preposition(paragraph, noun, None)
            if preposition is None or not paragraph.same_clause(last, start, commas=True):
                continue
            candidates.append((distance, 1, noun))
    return min(candidates, key=lambda candidate: candidate[:2])[2] if candidates else None


def _same_clause_ahead(paragraph: Paragraph, end: int, preposition: int, noun: int) -> bool:
    if paragraph.text[end:preposition].replace(SCREENSHOT, " ").strip(" ,(") == "":
        return paragraph.same_clause(end, noun, commas=True)
    return paragraph.same_clause(end, noun)


def _preposition(paragraph: Paragraph, noun: FrameNoun, behind_group: int | None) -> int | None:
    """Return the index of the preposition that makes a noun a frame: "in the", or "of the" right behind a place."""
    vocabulary, words = paragraph.vocabulary, paragraph.words
    for index in range(noun.first - 1, max(noun.floor - 1, noun.first - 2 - _WORDS_TO_FRAME_NOUN), -1):
        if not paragraph.same_clause(words[index].start, words[noun.first].start):
            return None
        word = words[index].lower
        if word in vocabulary.genitives and index == behind_group:
            return index
        if word in vocabulary.frame_prepositions:
            return index
        if word in vocabulary.stops:
            return None
    return None
