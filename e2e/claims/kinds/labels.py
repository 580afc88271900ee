"""Claims of one paragraph about labels, positions and controls, tied to one another."""

from dataclasses import dataclass

from e2e.claims.kinds.controls import ControlWord, find_controls
from e2e.claims.kinds.positions.positions import PositionPhrase, find_positions
from e2e.claims.model import ControlClaim, LabelClaim, PageClaim, PositionClaim
from e2e.claims.sentences.paragraph import Paragraph
from e2e.claims.sentences.quotations import Quotation
from e2e.markup.text import fold, squeeze

_WORDS_TO_NEGATION = 8


@dataclass(frozen=True)
class Found:
    """A claim, and where in its paragraph it begins."""

    position: int
    claim: PageClaim


def word_claims(paragraph: Paragraph, alternative: int | None) -> list[Found]:
    """Return the claims that a paragraph makes in words; ``alternative`` is the number of the bullet it is in."""
    positions = find_positions(paragraph)
    references = frozenset(found.reference_word for found in positions if found.reference_word is not None)
    neighbours = frozenset(found.neighbour for found in positions if found.neighbour is not None)
    controls = [
        (word, _control(paragraph, word)) for word in find_controls(paragraph, references, neighbours)
    ]
    by_label = {word.label.start: claim for word, claim in controls if word.label is not None}
    found = [Found(phrase.start, _position(paragraph, phrase)) for phrase in positions]
    found += [Found(word.start, claim) for word, claim in controls]
    for quotation in paragraph.quotations:
        label = _label(paragraph, quotation, alternative, by_label.get(quotation.start))
        if label.label:
            found.append(Found(quotation.start, label))
    return found


def _label(
    paragraph: Paragraph, quotation: Quotation, alternative: int | None, control: ControlClaim | None
) -> LabelClaim:
    label = fold(quotation.raw)
    return LabelClaim(
        expected=label,
        span=paragraph.span(quotation.first, quotation.last),
        sentence=paragraph.sentence(quotation.start),
        label=label,
        raw=quotation.raw,
        alternative=alternative,
        control=control,
        negated=_negated(paragraph, quotation),
    )


def _negated(paragraph: Paragraph, quotation: Quotation) -> bool:
    """Tell whether the page says not to use what is quoted: "nicht auf die Schaltfläche „A“" (German).

    Farther off, or with any other word between, a negation is of something else: "don't forget to click “A”".
    """
    vocabulary = paragraph.vocabulary
    nouns = {noun for control in vocabulary.controls for noun in control.nouns}
    for word in paragraph.words_before(quotation.start, _WORDS_TO_NEGATION):
        if not paragraph.same_clause(word.end, quotation.start):
            return False
        if word.lower in vocabulary.negations:
            return True
        if word.lower not in vocabulary.using | vocabulary.determiners | nouns:
            return False
    return False


def _control(paragraph: Paragraph, word: ControlWord) -> ControlClaim:
    label = fold(word.label.raw) if word.label else None
    return ControlClaim(
        expected=f'{word.noun} "{label}"' if label else word.noun,
        span=paragraph.span(word.start, word.end),
        sentence=paragraph.sentence(word.start),
        roles=word.roles,
        noun=word.noun,
        label=label,
    )


def _position(paragraph: Paragraph, phrase: PositionPhrase) -> PositionClaim:
    return PositionClaim(
        expected=squeeze(paragraph.text[phrase.start : phrase.end]),
        span=paragraph.span(phrase.start, phrase.end),
        sentence=paragraph.sentence(phrase.start),
        directions=phrase.directions,
        container=phrase.container,
        reference=phrase.reference,
        label=fold(phrase.label.raw) if phrase.label else None,
    )
