"""The thing that something is next to: "rechts neben der Website-URL", "to the right of the address"."""

from dataclasses import dataclass

from e2e.claims.positions.directions import SideGroup
from e2e.claims.sentences import Paragraph, Word
from e2e.markup.text import SCREENSHOT, fold, squeeze

_WORDS_OF_THING = 4


@dataclass(frozen=True)
class Thing:
    """What something is next to, in the page's words or as the label that it quotes.

    ``word`` is the position of the word such as "next to", ``end`` where the thing ends. ``back``: the page does not
    name it, but points back at what it has quoted before.
    """

    word: int
    text: str
    end: int
    back: bool = False


def beside_of_group(paragraph: Paragraph, group: SideGroup) -> Thing | None:
    """Return what a group of side words is next to."""
    words, vocabulary = paragraph.words, paragraph.vocabulary
    index = group.last
    while index < len(words) and paragraph.adjacent(words[index - 1].end, words[index].start):
        for phrase in vocabulary.beside.words:
            end = paragraph.phrase_end(index, phrase)
            if end is not None:
                return thing_at(paragraph, index, end)
        if any(paragraph.phrase_end(index, adverb) is not None for adverb in vocabulary.beside.adverbs):
            return _back_at(words[index], words[index])
        if words[index].lower not in vocabulary.beside.directly:
            break
        index += 1
    behind = beside_of(paragraph, group)
    return thing_at(paragraph, group.last, behind) if behind is not None else None


def beside_of(paragraph: Paragraph, group: SideGroup) -> int | None:
    """Return the index behind the "of" of "to the right of", if the group is followed by it."""
    beside = paragraph.vocabulary.beside
    sideways = group.last == group.first + 1 and group.sides in ({"left"}, {"right"})
    if not sideways or any(
        paragraph.phrase_start(group.first, phrase) is not None for phrase in beside.inside
    ):
        return None
    ends = (paragraph.phrase_end(group.last, phrase) for phrase in beside.of)
    end = next((found for found in ends if found is not None), None)
    if end is None or not paragraph.adjacent(
        paragraph.words[group.last - 1].end, paragraph.words[group.last].start
    ):
        return None
    return None if _is_range(paragraph, end) else end


def _is_range(paragraph: Paragraph, index: int) -> bool:
    """Tell whether the words before ``index`` begin a range: "von „A“ auf „B“"."""
    after = paragraph.words[index - 1].end
    quotation = paragraph.quotation_ahead(after)
    if quotation is None or not paragraph.adjacent(after, quotation.start):
        return False
    behind = paragraph.words_in(quotation.end, paragraph.sentence_span(quotation.end)[1])
    return (
        bool(behind)
        and behind[0].lower in paragraph.vocabulary.beside.ranges
        and paragraph.adjacent(quotation.end, behind[0].start)
    )


def _back_at(at: Word, last: Word) -> Thing:
    return Thing(at.start, last.text, last.end, back=True)


def thing_at(paragraph: Paragraph, at: int, index: int) -> Thing | None:
    """Return the thing that begins at the word ``index``, behind the word ``at`` such as "next to"."""
    words, vocabulary = paragraph.words, paragraph.vocabulary
    if index < len(words) and words[index].lower in vocabulary.beside.pronouns:
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
    quotation = paragraph.quotation_ahead(end)
    position = words[at].start
    if quotation is not None and _continues(paragraph, end, quotation.start):
        return Thing(position, fold(quotation.raw), quotation.end)
    if not taken:
        return None
    return Thing(position, squeeze(paragraph.text[taken[0].start : taken[-1].end]), max(start, end))


def _continues(paragraph: Paragraph, end: int, start: int) -> bool:
    return paragraph.text[end:start].replace(SCREENSHOT, " ").strip() == ""
