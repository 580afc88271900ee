"""Attribute lists to their blocks: which list belongs to what, as kramdown has it."""

from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter
from typing import TypeVar

from e2e.markup.kramdown.attributes import Attributes, BlockList, Prepared, parse_attributes
from e2e.markup.prose.model import Prose
from e2e.markup.source import Complain
from e2e.messages.message import Message
from e2e.pages.outline import Candidate, Heading, OrderedList, Outline


def attach(outline: Outline, prepared: Prepared, lines: Sequence[str], complain: Complain) -> None:
    """Give every block and heading the id and the variant that the page's attribute lists say.

    Args:
        outline: The blocks and headings.
        prepared: The attribute lists.
        lines: The lines of the page, with the attribute lists.
        complain: Notes an id that would get lost, and two on one block.
    """
    neighbours = _Neighbours([found.attributes.line for found in prepared.blocks], lines)
    for found in prepared.blocks:
        _attach_block(outline, found, neighbours, complain)
    for attributes in prepared.in_items:
        _give(_at(outline.candidates, attributes.line), attributes, complain)
    for attributes in prepared.in_headings:
        _give(_at(outline.headings, attributes.line), attributes, complain)
    for heading in outline.headings:
        for attributes in _span_lists(heading.prose, prepared, complain):
            _give(heading, attributes, complain)
    for candidate in outline.candidates:
        for attributes in _span_lists([passage.prose for passage in candidate.passages], prepared, complain):
            _give(candidate, attributes, complain)


def _span_lists(prose: list[Prose], prepared: Prepared, complain: Complain) -> list[Attributes]:
    found = []
    for part in prose:
        for span in part.lists:
            if not span.closed:
                complain(span.line, Message("attributes-unclosed"))
                continue
            attributes = parse_attributes(span.body, span.line, prepared.definitions, complain)
            if not span.after_element:
                complain(span.line, Message("attributes-visible", {"list": f"{{:{span.body}}}"}))
            found.append(attributes)
    return found


def _attach_block(outline: Outline, found: BlockList, neighbours: "_Neighbours", complain: Complain) -> None:
    attributes = found.attributes
    neighbour, after = neighbours.of(attributes.line)
    if neighbour is None:
        if attributes.id or attributes.variant:
            complain(attributes.line, Message("attributes-alone"))
        return
    ordered = _at(outline.lists, neighbour)
    if ordered is not None and not found.indented:
        if attributes.id:
            complain(attributes.line, Message("attributes-of-list", {"list": f"{{: #{attributes.id}}}"}))
            return
        for step in ordered.steps:
            _give(step, attributes, complain)
        return
    target = _at(outline.headings, neighbour) or _at(outline.candidates, neighbour)
    _give(target, attributes, complain)
    if isinstance(target, Candidate) and after:
        target.end_line = max(target.end_line, attributes.line)


class _Neighbours:
    """The lines next to attribute lists; lists that follow one another have the same."""

    def __init__(self, own: Sequence[int], lines: Sequence[str]) -> None:
        self._lines = lines
        self._before: dict[int, int] = {}
        self._after: dict[int, int] = {}
        for line in sorted(own):
            self._before[line] = self._before.get(line - 1, line - 1)
        for line in sorted(own, reverse=True):
            self._after[line] = self._after.get(line + 1, line + 1)

    def of(self, line: int) -> tuple[int | None, bool]:
        """Return the line that a list on ``line`` belongs to, and whether the list stands after it."""
        for other, after in ((self._before[line], True), (self._after[line], False)):
            if 1 <= other <= len(self._lines) and self._lines[other - 1].strip("> \t"):
                return other, after
        return None, False


_Item = TypeVar("_Item", Candidate, Heading, OrderedList)


def _at(items: Sequence[_Item], line: int) -> _Item | None:
    """Return the item that a line belongs to; they come in page order."""
    index = bisect_right(items, line, key=attrgetter("line")) - 1
    return items[index] if index >= 0 and line <= items[index].until else None


def _give(target: Candidate | Heading | None, attributes: Attributes, complain: Complain) -> None:
    if target is None:
        if attributes.id or attributes.variant:
            complain(attributes.line, Message("attributes-without-block"))
        return
    target.variant = attributes.variant or target.variant
    if attributes.id is None:
        return
    if isinstance(target, Heading):
        target.anchor, target.anchor_line = attributes.id, attributes.line
    elif target.id is not None:
        (first, name), (line, other) = sorted([(target.id_line, target.id), (attributes.line, attributes.id)])
        params = {"kind": target.kind, "line": first, "first": str(name), "second": str(other)}
        complain(line, Message("bound-twice", params))
    else:
        target.id, target.id_line = attributes.id, attributes.line
