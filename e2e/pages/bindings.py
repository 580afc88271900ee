"""Attribute lists to their blocks: which list belongs to what, as kramdown has it."""

from collections.abc import Sequence

from e2e.markup.kramdown.attributes import Attributes, BlockList, Prepared, parse_attributes
from e2e.markup.prose.model import Prose
from e2e.markup.source import Complain
from e2e.messages.message import Message
from e2e.pages.outline import Candidate, Heading, Outline


def attach(outline: Outline, prepared: Prepared, lines: Sequence[str], complain: Complain) -> None:
    """Give every block and heading the id and the variant that the page's attribute lists say.

    Args:
        outline: The blocks and headings.
        prepared: The attribute lists.
        lines: The lines of the page, with the attribute lists.
        complain: Notes an id that would get lost, and two on one block.
    """
    own_lines = {found.attributes.line for found in prepared.blocks}
    for found in prepared.blocks:
        _attach_block(outline, found, own_lines, lines, complain)
    for attributes in prepared.in_items:
        _give(_candidate_at(outline, attributes.line), attributes, complain)
    for attributes in prepared.in_headings:
        heading = next(
            (item for item in outline.headings if item.line <= attributes.line <= item.until), None
        )
        _give(heading, attributes, complain)
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


def _attach_block(
    outline: Outline, found: BlockList, own_lines: set[int], lines: Sequence[str], complain: Complain
) -> None:
    attributes = found.attributes
    neighbour, after = _neighbour(attributes.line, own_lines, lines)
    if neighbour is None:
        if attributes.id or attributes.variant:
            complain(attributes.line, Message("attributes-alone"))
        return
    ordered = next((item for item in outline.lists if item.line <= neighbour <= item.until), None)
    if ordered is not None and not found.indented:
        if attributes.id:
            complain(attributes.line, Message("attributes-of-list", {"list": f"{{: #{attributes.id}}}"}))
            return
        for step in ordered.steps:
            _give(step, attributes, complain)
        return
    heading = next((item for item in outline.headings if item.line <= neighbour <= item.until), None)
    target = heading or _candidate_at(outline, neighbour)
    _give(target, attributes, complain)
    if isinstance(target, Candidate) and after:
        target.end_line = max(target.end_line, attributes.line)


def _neighbour(line: int, own_lines: set[int], lines: Sequence[str]) -> tuple[int | None, bool]:
    """Return the line that a list on ``line`` belongs to, and whether the list stands after it."""
    for step in (-1, 1):
        other = line + step
        while other in own_lines:
            other += step
        if 1 <= other <= len(lines) and lines[other - 1].strip("> \t"):
            return other, step < 0
    return None, False


def _candidate_at(outline: Outline, line: int) -> Candidate | None:
    return next((item for item in outline.candidates if item.line <= line <= item.until), None)


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
