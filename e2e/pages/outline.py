"""From Markdown to an outline: headings, and the top-level blocks under them that may be steps or remarks."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from markdown_it.tree import SyntaxTreeNode

from e2e.markup.document import Document
from e2e.markup.html import OrderedLists
from e2e.markup.prose.model import Prose
from e2e.markup.prose.reading import html_prose, inline_prose
from e2e.markup.text import squeeze
from e2e.pages.model import Passage


@dataclass
class Heading:
    """A heading as it stands in the page; ``anchor`` and ``variant`` are given by attribute lists."""

    title: str
    level: int
    line: int
    until: int
    prose: list[Prose]
    anchor: str | None = None
    anchor_line: int = 0
    variant: str | None = None


@dataclass
class Candidate:
    """A top-level block, or an item of a top-level ordered list.

    Lines from ``line`` to ``end_line`` are its text, those up to ``until`` belong to it (blank ones at its end).
    ``heading`` is the index of the heading that it stands under, -1 before the first. ``numbered``: there are items of
    an ordered list in it, such as in a quote, so that it instructs.
    """

    kind: Literal["step", "remark"]
    heading: int
    ordinal: int | None
    line: int
    end_line: int
    until: int
    passages: list[Passage] = field(default_factory=list)
    literal: str = ""
    id: str | None = None
    id_line: int = 0
    variant: str | None = None
    numbered: bool = False

    @property
    def text(self) -> str:
        """What a reader reads."""
        return squeeze(" ".join(passage.prose.text for passage in self.passages) or self.literal)


@dataclass(frozen=True)
class OrderedList:
    """A top-level ordered list: its lines, and its steps."""

    line: int
    until: int
    steps: tuple[Candidate, ...]


@dataclass
class Outline:
    """A page's headings, candidates and ordered lists, each in page order."""

    headings: list[Heading] = field(default_factory=list)
    candidates: list[Candidate] = field(default_factory=list)
    lists: list[OrderedList] = field(default_factory=list)


def outline(document: Document) -> Outline:
    """Return the outline of a page."""
    lines = document.lines
    page = Outline()
    in_html = OrderedLists()
    ordinals: dict[int, int] = {}
    for node in document.tree.children:
        if node.map is None:
            continue
        if node.type == "heading":
            page.headings.append(_heading(node))
        elif node.type == "ordered_list":
            steps = []
            for item in node.children:
                heading = len(page.headings) - 1
                ordinals[heading] = ordinals.get(heading, 0) + 1
                steps.append(_candidate("step", item, heading, ordinals[heading], lines))
                in_html.any_in(item)
            page.candidates += steps
            page.lists.append(OrderedList(node.map[0] + 1, node.map[1], tuple(steps)))
        elif node.type != "hr":
            remark = _candidate("remark", node, len(page.headings) - 1, None, lines)
            in_markdown = any(part.type == "ordered_list" for part in node.walk())
            remark.numbered = (in_html.any_in(node) or in_markdown) and bool(remark.text)
            page.candidates.append(remark)
    return page


def _heading(node: SyntaxTreeNode) -> Heading:
    first, until = node.map or (0, 0)
    prose = [prose for child in node.children for prose in _inline(child)]
    title = squeeze(" ".join(part.text for part in prose))
    return Heading(title, int(node.tag[1:]), first + 1, until, prose)


def _candidate(
    kind: Literal["step", "remark"], node: SyntaxTreeNode, heading: int, ordinal: int | None, lines: list[str]
) -> Candidate:
    first, until = node.map or (0, 0)
    last = until
    while last > first + 1 and not lines[last - 1].strip("> \t"):
        last -= 1
    candidate = Candidate(kind, heading, ordinal, first + 1, last, until)
    if node.type in {"fence", "code_block"}:
        candidate.literal = node.content
    else:
        candidate.passages.extend(_Passages().of(node, None, in_item=kind == "step"))
    return candidate


class _Passages:
    """Walks one block; counts the nested bullets on its way."""

    def __init__(self) -> None:
        self._bullets = 0

    def of(self, node: SyntaxTreeNode, alternative: int | None, *, in_item: bool) -> Iterator[Passage]:
        """Yield the prose in a node; ``in_item`` if it is in a list item, so that bullets in it are alternatives."""
        if node.type == "inline":
            for prose in _inline(node):
                yield Passage(prose, alternative)
        elif node.type == "html_block":
            token = node.token
            for prose in html_prose(token) if token and token.content else ():
                yield Passage(prose, alternative)
        elif node.type == "bullet_list" and in_item and alternative is None:
            for item in node.children:
                number, self._bullets = self._bullets, self._bullets + 1
                yield from self.of(item, number, in_item=True)
        elif node.type not in {"fence", "code_block"}:
            for child in node.children:
                yield from self.of(child, alternative, in_item=in_item or child.type == "list_item")


def _inline(node: SyntaxTreeNode) -> list[Prose]:
    token = node.token
    return inline_prose(token) if token and token.content else []
