"""The frame that a place is in: "in der Adresszeile", "of the window"."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from e2e.guide.model import Frame
from e2e.guide.sentences import Paragraph, Word
from e2e.guide.sides import SideGroup
from e2e.guide.text import FIGURE
from e2e.guide.vocabulary import Vocabulary

_WORDS_TO_FRAME = 8
_WORDS_TO_FRAME_NOUN = 3


@dataclass(frozen=True)
class FrameNoun:
    """A noun that means a frame, at the word indices ``first`` to ``last`` (exclusive)."""

    first: int
    last: int
    frame: Frame


def belongs_to_frame(paragraph: Paragraph, group: SideGroup) -> bool:
    """Tell whether a group of side words is followed by "of the" and a frame."""
    if (
        group.last >= len(paragraph.words)
        or paragraph.words[group.last].lower not in paragraph.vocabulary.genitives
    ):
        return False
    return any(
        _preposition(paragraph, noun, group.last) == group.last
        for noun in _frame_nouns(paragraph, group.last)
    )


def _frame_nouns(paragraph: Paragraph, start: int = 0) -> Iterator[FrameNoun]:
    index = start
    while index < len(paragraph.words):
        found = _frame_noun(paragraph, index)
        if found is None:
            index += 1
            continue
        index = found.last
        yield found


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


def frame_of(paragraph: Paragraph, group: SideGroup, groups: list[SideGroup]) -> FrameNoun | None:
    """Return the frame that is named nearest to a group of side words in its sentence."""
    words = paragraph.words
    start, end = words[group.first].start, words[group.last - 1].end
    candidates: list[tuple[int, int, FrameNoun]] = []
    floor = 0
    for noun in _frame_nouns(paragraph):
        # "in der Adresszeile des Browsers" is one frame, the first: no preposition reaches over it to the second.
        above, floor = floor, noun.last
        if any(other.first <= noun.first < other.last for other in groups):
            continue
        first, last = words[noun.first].start, words[noun.last - 1].end
        if first >= end:
            preposition = _preposition(paragraph, noun, group.last, above)
            if preposition is None or not _same_clause_ahead(paragraph, end, words[preposition].start, first):
                continue
            candidates.append((paragraph.words_between(end, first), 0, noun))
        elif last <= start:
            preposition = _preposition(paragraph, noun, None, above)
            if preposition is None or not paragraph.same_clause(last, start, commas=True):
                continue
            candidates.append((paragraph.words_between(last, start), 1, noun))
    near = [candidate for candidate in candidates if candidate[0] <= _WORDS_TO_FRAME]
    return min(near, key=lambda candidate: candidate[:2])[2] if near else None


def _same_clause_ahead(paragraph: Paragraph, end: int, preposition: int, noun: int) -> bool:
    if paragraph.text[end:preposition].replace(FIGURE, " ").strip(" ,(") == "":
        return paragraph.same_clause(end, noun, commas=True)
    return paragraph.same_clause(end, noun)


def _preposition(
    paragraph: Paragraph, noun: FrameNoun, behind_group: int | None, floor: int = 0
) -> int | None:
    """Return the index of the preposition that makes a noun a frame: "in the", or "of the" right behind a place.

    Only words from the index ``floor`` on are looked at.
    """
    vocabulary, words = paragraph.vocabulary, paragraph.words
    for index in range(noun.first - 1, max(floor - 1, noun.first - 2 - _WORDS_TO_FRAME_NOUN), -1):
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
