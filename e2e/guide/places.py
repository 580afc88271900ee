"""Place claims: "oben links in der Adresszeile", "to the right of the address"."""

from collections.abc import Iterator
from dataclasses import dataclass

from e2e.guide.beside import beside_of, beside_of_group, thing_at
from e2e.guide.frames import belongs_to_frame, frame_of
from e2e.guide.model import Frame, Side
from e2e.guide.sentences import Paragraph, Quotation
from e2e.guide.sides import SideGroup, side_groups

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
    with_sides = [place for group in groups if (place := _place(paragraph, group, groups)) is not None]
    taken = {place.beside_word for place in with_sides}
    alone = [place for place in _beside_labels(paragraph) if place.beside_word not in taken]
    return tuple(sorted(with_sides + alone, key=lambda place: place.start))


def _positioned(paragraph: Paragraph, group: SideGroup) -> bool:
    """Tell whether a word that may mean something else ("right", "left", "top") is a place where it stands."""
    places, word = paragraph.vocabulary.places, paragraph.words[group.first]
    introduced = any(paragraph.phrase_start(group.first, phrase) is not None for phrase in places.before)
    if introduced and word.lower in places.sides:
        return True
    return beside_of(paragraph, group) is not None or belongs_to_frame(paragraph, group)


def _place(paragraph: Paragraph, group: SideGroup, groups: list[SideGroup]) -> PlaceWord | None:
    words = paragraph.words
    start, end = words[group.first].start, words[group.last - 1].end
    beside = beside_of_group(paragraph, group)
    if beside is not None:
        at, thing, thing_end = beside
        label = _label(paragraph, thing_end, None, min(start, at))
        return PlaceWord(start, thing_end, group.sides, None, thing, at, label, _quoted(paragraph, thing_end))
    noun = frame_of(paragraph, group, groups)
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


def _label(paragraph: Paragraph, start: int, frame_end: int | None, place_start: int) -> Quotation | None:
    ahead = [
        quotation
        for quotation in paragraph.quotations
        if quotation.start >= start and paragraph.same_clause(start, quotation.start)
    ]
    if len(ahead) > 1 and frame_end is not None and start < frame_end <= ahead[0].start:
        # A quotation right behind the frame's noun is the frame's name, if another one follows.
        names_frame = paragraph.adjacent(frame_end, ahead[0].start)
        return ahead[1] if names_frame else ahead[0]
    if ahead:
        return ahead[0]
    # "the button „OK“ at the bottom right"
    before = [
        quotation
        for quotation in paragraph.quotations
        if quotation.end <= place_start and paragraph.same_clause(quotation.end, place_start)
    ]
    return before[-1] if before else None


def _beside_labels(paragraph: Paragraph) -> Iterator[PlaceWord]:
    """Yield the places that have no side: next to a quoted label."""
    for index, word in enumerate(paragraph.words):
        for phrase in paragraph.vocabulary.beside.words:
            end = paragraph.phrase_end(index, phrase)
            thing = thing_at(paragraph, index, end) if end is not None else None
            neighbour = _quoted(paragraph, thing[2]) if thing is not None else None
            if thing is None or neighbour is None:
                continue
            label = _label(paragraph, thing[2], None, word.start)
            yield PlaceWord(word.start, thing[2], frozenset(), None, thing[1], word.start, label, neighbour)


def _quoted(paragraph: Paragraph, end: int) -> int | None:
    """Return where the quotation starts that ends at ``end``."""
    return next((quotation.start for quotation in paragraph.quotations if quotation.end == end), None)
