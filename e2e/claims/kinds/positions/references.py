"""What something is next to: "rechts neben der Website-URL", "to the right of the address"."""

import re
from dataclasses import dataclass

from e2e.claims.kinds.positions.directions import DirectionGroup
from e2e.claims.sentences.paragraph import Paragraph, Word
from e2e.markup.text import SCREENSHOT, fold, squeeze

_NOTHING = re.compile(rf"[\s{SCREENSHOT}]*+")
_WORDS_OF_THING = 4


@dataclass(frozen=True)
class Reference:
    """What something is next to, in the page's words or as the label that it quotes.

    ``word`` is the position of the word such as "next to", ``end`` where the reference ends. ``back``: the page does
    not name it, but points back at what it has quoted before.
    """

    word: int
    text: str
    end: int
    back: bool = False


def reference_of_group(paragraph: Paragraph, group: DirectionGroup) -> Reference | None:
    """Return what a group of direction words is next to."""
    words, vocabulary = paragraph.words, paragraph.vocabulary
    index = group.last
    while index < len(words) and paragraph.adjacent(words[index - 1].end, words[index].start):
        for phrase in vocabulary.references.words:
            end = paragraph.phrase_end(index, phrase)
            if end is not None:
                return reference_at(paragraph, index, end)
        if any(paragraph.phrase_end(index, adverb) is not None for adverb in vocabulary.references.adverbs):
            return _back_at(words[index], words[index])
        if words[index].lower not in vocabulary.references.directly:
            break
        index += 1
    after = index_after_of(paragraph, group)
    return reference_at(paragraph, group.last, after) if after is not None else None


def index_after_of(paragraph: Paragraph, group: DirectionGroup) -> int | None:
    """Return the index of the word after the "of" of "to the right of", if the group is followed by it."""
    vocabulary = paragraph.vocabulary.references
    sideways = group.last == group.first + 1 and group.directions in ({"left"}, {"right"})
    if not sideways or any(
        paragraph.phrase_start(group.first, phrase) is not None for phrase in vocabulary.inside
    ):
        return None
    ends = (paragraph.phrase_end(group.last, phrase) for phrase in vocabulary.of)
    end = next((found for found in ends if found is not None), None)
    if end is None or not paragraph.adjacent(
        paragraph.words[group.last - 1].end, paragraph.words[group.last].start
    ):
        return None
    return None if _is_range(paragraph, end) else end


def _is_range(paragraph: Paragraph, index: int) -> bool:
    """Tell whether the words before ``index`` begin a range: "von „A“ auf „B“"."""
    after = paragraph.words[index - 1].end
    quotation = paragraph.quotation_after(after)
    if quotation is None or not paragraph.adjacent(after, quotation.start):
        return False
    following = paragraph.word_after(quotation.end)
    return (
        following is not None
        and following.start < paragraph.sentence_span(quotation.end)[1]
        and following.lower in paragraph.vocabulary.references.ranges
        and paragraph.adjacent(quotation.end, following.start)
    )


def _back_at(at: Word, last: Word) -> Reference:
    return Reference(at.start, last.text, last.end, back=True)


def reference_at(paragraph: Paragraph, at: int, index: int) -> Reference | None:
    """Return the reference that begins at the word ``index``, after the word ``at`` such as "next to"."""
    words, vocabulary = paragraph.words, paragraph.vocabulary
    if index < len(words) and words[index].lower in vocabulary.references.pronouns:
        return _back_at(words[at], words[index])
    start = end = words[index - 1].end
    taken: list[Word] = []
    for number in range(index, len(words)):
        word = words[number]
        if not _continues(paragraph, end, word.start):
            break
        if not taken and word.lower in vocabulary.determiners:
            end = word.end
            continue
        noun = word.text[0].isupper()
        if word.lower in vocabulary.stops | vocabulary.conjunctions or len(taken) == _WORDS_OF_THING:
            break
        if vocabulary.capitalised_nouns and not noun and any(other.text[0].isupper() for other in taken):
            break
        taken.append(word)
        end = word.end
    quotation = paragraph.quotation_after(end)
    position = words[at].start
    if quotation is not None and _continues(paragraph, end, quotation.start):
        return Reference(position, fold(quotation.raw), quotation.end)
    if not taken:
        return None
    return Reference(position, squeeze(paragraph.text[taken[0].start : taken[-1].end]), max(start, end))


def _continues(paragraph: Paragraph, end: int, start: int) -> bool:
    return paragraph.only(_NOTHING, end, start)
