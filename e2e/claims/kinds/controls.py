"""Control claims: words such as "button", and the quoted label that the button carries."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from e2e.claims.sentences.paragraph import Paragraph, Word
from e2e.claims.sentences.quotations import Quotation
from e2e.claims.vocabulary import ControlNoun
from e2e.markup.text import SCREENSHOT, squeeze

_COLON = re.compile(rf"[\s{SCREENSHOT}]*+:[\s{SCREENSHOT}]*+")
_WORDS_TO_LABEL_AFTER = 6
_WORDS_FROM_LABEL_BEFORE = 3


@dataclass(frozen=True)
class ControlWord:
    """A control's noun in a paragraph, from ``start`` to ``end``, and the quotation that it carries."""

    roles: frozenset[str]
    noun: str
    start: int
    end: int
    label: Quotation | None


def find_controls(
    paragraph: Paragraph, references: frozenset[int], neighbours: frozenset[int]
) -> tuple[ControlWord, ...]:
    """Return the controls that a paragraph names.

    ``references`` are the positions of words such as "next to", ``neighbours`` those of the labels that they lead to:
    such a label is another thing's, unless its control is named with it ("next to the button “X”").
    """
    nouns = _nouns(paragraph)
    labels = _labels(paragraph, nouns, sorted(references), neighbours)
    return tuple(
        ControlWord(noun.roles, squeeze(paragraph.text[start:end]), start, end, labels.get(start))
        for noun, start, end in nouns
    )


_Found = tuple[ControlNoun, int, int]


def _nouns(paragraph: Paragraph) -> list[_Found]:
    found: list[_Found] = []
    spellings = [
        (noun, spelling)
        for noun in paragraph.vocabulary.controls
        for spelling in noun.nouns
        if paragraph.may_say(spelling)
    ]
    index = 0
    while index < len(paragraph.words):
        match = _noun_at(paragraph, index, spellings)
        if match is None:
            index += 1
            continue
        noun, after = match
        start, end = paragraph.words[index].start, paragraph.words[after - 1].end
        if not noun.needs_label or _label_directly_after(paragraph, end):
            found.append((noun, start, end))
        index = after
    return found


def _noun_at(
    paragraph: Paragraph, index: int, spellings: list[tuple[ControlNoun, str]]
) -> tuple[ControlNoun, int] | None:
    candidates: list[tuple[int, int, ControlNoun]] = []
    for noun, spelling in spellings:
        after = _spelt(paragraph, index, spelling, noun.compounds)
        if after is not None and not (noun.also_verb and _is_verb(paragraph, index, after)):
            candidates.append((after, len(spelling), noun))
    if not candidates:
        return None
    # The longest spelling is the most exact one: "Optionsschaltfläche" is no "Schaltfläche".
    after, _, noun = max(candidates, key=lambda candidate: candidate[:2])
    return noun, after


def _spelt(paragraph: Paragraph, index: int, spelling: str, compounds: bool) -> int | None:
    parts = spelling.split(" ")
    found = paragraph.words[index : index + len(parts)]
    if len(found) < len(parts):
        return None
    for number, (word, part) in enumerate(zip(found, parts, strict=True)):
        last = number == len(parts) - 1
        if number and not paragraph.adjacent(found[number - 1].end, word.start):
            return None
        fits = _inflected(paragraph, word, part, compounds) if last else word.bare == part
        if not fits:
            return None
    if paragraph.vocabulary.capitalised_nouns and not found[0].text[0].isupper():
        # A lower-case first half ("drop-down-Liste") is still a noun; a lower-case word is a verb or an adjective.
        return index + len(parts) if any(part[:1].isupper() for part in found[0].text.split("-")) else None
    return index + len(parts)


def _inflected(paragraph: Paragraph, word: Word, noun: str, compounds: bool) -> bool:
    bare = word.bare
    for ending in paragraph.vocabulary.endings:
        stem = bare.removesuffix(ending) if ending else bare
        if (not ending or bare.endswith(ending)) and (stem == noun or (compounds and stem.endswith(noun))):
            return True
    return False


def _is_verb(paragraph: Paragraph, index: int, after: int) -> bool:
    vocabulary, words = paragraph.vocabulary, paragraph.words
    if after - index > 1:
        return False
    word = words[index]
    quotation = paragraph.quotation_before(word.start)
    if quotation is not None and paragraph.adjacent(quotation.end, word.start):
        return False
    before = [
        other for other in words[max(0, index - 3) : index] if paragraph.same_clause(other.start, word.end)
    ]
    if before and before[-1].lower in vocabulary.determiners:
        return False
    follows = words[after].lower if after < len(words) else ""
    if follows in vocabulary.verb_particles and paragraph.adjacent(word.end, words[after].start):
        return True
    return not any(other.lower in vocabulary.determiners for other in before)


def _labels(
    paragraph: Paragraph, nouns: list[_Found], references: Sequence[int], neighbours: frozenset[int]
) -> dict[int, Quotation]:
    """Give each noun the label that is nearest; a label has one control, the one that is nearest to it."""
    pairs: list[tuple[tuple[int, int, int], int, Quotation]] = []
    for noun, start, end in nouns:
        after, before = _label_after(paragraph, end, references), _label_before(paragraph, start)
        if after is not None:
            distance = paragraph.words_between(end, after.start)
            pairs.append(((distance, 1, after.start), start, after))
        if before is not None and before.start not in neighbours and not noun.needs_label:
            distance = paragraph.words_between(before.end, start)
            # Touching (“X”-Schalter) beats everything; else a label after the noun beats one before it.
            rank = (distance, 0, start) if distance == 0 else (100 + distance, 0, start)
            pairs.append((rank, start, before))
    labels: dict[int, Quotation] = {}
    taken: set[int] = set()
    for _, start, quotation in sorted(pairs, key=lambda pair: pair[0]):
        if start not in labels and quotation.start not in taken:
            labels[start] = quotation
            taken.add(quotation.start)
    return labels


def _label_after(paragraph: Paragraph, end: int, references: Sequence[int]) -> Quotation | None:
    quotation = paragraph.quotation_after(end)
    if quotation is None or paragraph.words_between(end, quotation.start) > _WORDS_TO_LABEL_AFTER:
        return None
    following = bisect_left(references, end)
    if following < len(references) and references[following] < quotation.start:
        return None
    introduced = paragraph.only(_COLON, end, quotation.start)
    return quotation if introduced or paragraph.same_clause(end, quotation.start) else None


def _label_before(paragraph: Paragraph, start: int) -> Quotation | None:
    quotation = paragraph.quotation_before(start)
    if quotation is None or not paragraph.same_clause(quotation.end, start):
        return None
    return quotation if paragraph.words_between(quotation.end, start) <= _WORDS_FROM_LABEL_BEFORE else None


def _label_directly_after(paragraph: Paragraph, end: int) -> bool:
    quotation = paragraph.quotation_after(end)
    return quotation is not None and paragraph.adjacent(end, quotation.start)
