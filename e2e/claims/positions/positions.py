"""Place claims: "oben links in der Adresszeile", "to the right of the address"."""

from collections.abc import Iterator
from dataclasses import dataclass

from e2e.claims.positions.containers import FramesBySentence, belongs_to_frame, frame_of, frames_by_sentence
from e2e.claims.positions.directions import SideGroup, side_groups
from e2e.claims.positions.references import Thing, beside_of, beside_of_group, thing_at
from e2e.claims.sentences import Paragraph, Quotation
from e2e.markup.text import fold
from e2e.pages.model import Frame, Side

_WORDS_IN_EXPECTED = 3


@dataclass(frozen=True)
class PlaceWord:
    """A place in a paragraph: its words from ``start`` to ``end``; the fields are those of ``PlaceClaim``.

    ``beside_word`` is the position of the word such as "next to", ``label`` the quotation it is said of,
    ``neighbour`` the position of the quotation that it is next to.
    """

    start: int
    end: int
    sides: frozenset[Side]
    frame: Frame | None = None
    beside: str | None = None
    beside_word: int | None = None
    label: Quotation | None = None
    neighbour: int | None = None


def find_places(paragraph: Paragraph) -> tuple[PlaceWord, ...]:
    """Return the places that a paragraph names, in order."""
    groups = [group for group in side_groups(paragraph) if group.certain or _positioned(paragraph, group)]
    frames = frames_by_sentence(paragraph, groups)
    with_sides = [place for group in groups if (place := _place(paragraph, group, frames)) is not None]
    alone = [
        place
        for place in _beside_labels(paragraph)
        if not any(other.start <= place.start < other.end for other in with_sides)
    ]
    return tuple(sorted(with_sides + alone, key=lambda place: place.start))


def _positioned(paragraph: Paragraph, group: SideGroup) -> bool:
    """Tell whether a word that may mean something else ("right", "left", "top") is a place where it stands."""
    places, word = paragraph.vocabulary.places, paragraph.words[group.first]
    introduced = any(paragraph.phrase_start(group.first, phrase) is not None for phrase in places.before)
    if introduced and word.lower in places.sides:
        return True
    return beside_of(paragraph, group) is not None or belongs_to_frame(paragraph, group)


def _place(paragraph: Paragraph, group: SideGroup, frames: FramesBySentence) -> PlaceWord | None:
    words = paragraph.words
    start, end = words[group.first].start, words[group.last - 1].end
    thing = beside_of_group(paragraph, group)
    if thing is not None:
        return _next_to(paragraph, start, group.sides, thing)
    noun = frame_of(paragraph, group, frames)
    if (
        noun is not None
        and words[noun.first].start >= end
        and paragraph.words_between(end, words[noun.first].start) <= _WORDS_IN_EXPECTED
    ):
        end = words[noun.last - 1].end
    return PlaceWord(
        start,
        end,
        group.sides,
        noun.frame if noun else None,
        label=_label(paragraph, words[group.last - 1].end, words[noun.last - 1].end if noun else None, start),
    )


def _next_to(paragraph: Paragraph, start: int, sides: frozenset[Side], thing: Thing) -> PlaceWord | None:
    if not thing.back:
        label = _label(paragraph, thing.end, None, min(start, thing.word))
        neighbour = _quoted(paragraph, thing.end)
        return PlaceWord(start, thing.end, sides, None, thing.text, thing.word, label, neighbour)
    label = _apposition(paragraph, thing.end) or _label(paragraph, thing.end, None, start)
    before = _quoted_before(paragraph, start, label)
    if label is None and before is None and not sides:
        return None
    return PlaceWord(start, thing.end, sides, None, fold(before.raw) if before else thing.text, label=label)


def _apposition(paragraph: Paragraph, start: int) -> Quotation | None:
    """Return what is quoted right behind a place: "the button beside it, „OK“, …"."""
    ahead = paragraph.quotation_ahead(start)
    return ahead if ahead and not paragraph.text[start : ahead.start].strip(" ,:(–—") else None


def _quoted_before(paragraph: Paragraph, position: int, label: Quotation | None) -> Quotation | None:
    """Return what was quoted last before a position, other than ``label``, no more than a sentence before."""
    sentence, _ = paragraph.sentence_span(position)
    earliest, _ = paragraph.sentence_span(max(0, sentence - 1))
    before = reversed(paragraph.quotations_in(earliest, position))
    return next((found for found in before if found.end <= position and found != label), None)


def _label(paragraph: Paragraph, start: int, frame_end: int | None, place_start: int) -> Quotation | None:
    ahead = paragraph.quotation_ahead(start)
    if ahead is not None and paragraph.same_clause(start, ahead.start):
        following = paragraph.quotation_ahead(ahead.end)
        if (
            following is not None
            and frame_end is not None
            and start < frame_end <= ahead.start
            and paragraph.adjacent(frame_end, ahead.start)
            and paragraph.same_clause(start, following.start)
        ):
            # A quotation right behind the frame's noun is the frame's name, if another one follows.
            return following
        return ahead
    # "the button „OK“ at the bottom right"
    behind = paragraph.quotation_behind(place_start)
    return behind if behind is not None and paragraph.same_clause(behind.end, place_start) else None


def _beside_labels(paragraph: Paragraph) -> Iterator[PlaceWord]:
    """Yield the places that have no side: next to a quoted label."""
    for index, word in enumerate(paragraph.words):
        for phrase in paragraph.vocabulary.beside.words:
            end = paragraph.phrase_end(index, phrase)
            thing = thing_at(paragraph, index, end) if end is not None else None
            if thing is None or (not thing.back and _quoted(paragraph, thing.end) is None):
                continue
            place = _next_to(paragraph, word.start, frozenset(), thing)
            if place is not None:
                yield place


def _quoted(paragraph: Paragraph, end: int) -> int | None:
    """Return where the quotation starts that ends at ``end``."""
    quotation = paragraph.quotation_behind(end)
    return quotation.start if quotation is not None and quotation.end == end else None
