"""A page as HTML, its blocks marked, and their verdicts put where the blocks are."""

from collections.abc import Iterator, Sequence
from typing import NoReturn

from markdown_it.token import Token
from markupsafe import Markup

from e2e.markup.document import Document, read_document
from e2e.messages.message import Message
from e2e.pages.bindings import attach
from e2e.pages.front_matter import front_matter_length
from e2e.pages.outline import outline
from e2e.pages.sections import heading_slugs
from e2e.reports.html.rendering import RenderHooks, render_tokens
from e2e.verdict.model import BlockVerdict


class _Unreadable(Exception):
    """The page cannot be read as it stands in the verdict file."""


def rendered(
    source: str, blocks: Sequence[BlockVerdict], hooks: RenderHooks
) -> tuple[Markup, list[BlockVerdict]]:
    """Return a page as HTML, and the blocks that could not be found in it: all of one that cannot be read."""
    # A run reads a page's file with all line ends alike; a verdict file may come from elsewhere.
    source = source.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "replace").decode("utf-8")
    try:
        document = read_document(source, _unreadable, front_matter=front_matter_length(source))
        _name_headings(document, hooks.prefix)
    except _Unreadable:
        return Markup(), list(blocks)
    marked, placed = _Marking(blocks, document.lines).mark(document.tokens)
    html = Markup(render_tokens(marked, hooks))  # noqa: S704 - made safe there
    return html, [block for block in blocks if id(block) not in placed]


def _unreadable(line: int, message: Message) -> NoReturn:
    raise _Unreadable(line, message)


def _name_headings(document: Document, prefix: str) -> None:
    """Give every heading its anchor: its slug as the page has it, so that links of the page lead to it."""
    found = outline(document)
    attach(found, document.prepared, document.visible, _unreadable)
    anchors = dict(
        zip((heading.line for heading in found.headings), heading_slugs(found.headings), strict=True)
    )
    taken: dict[str, int] = {}
    for token in document.tokens:
        if token.type == "heading_open":
            slug = anchors.get((token.map or [0])[0] + 1, "")
            token.meta["anchor"] = _unused(f"{prefix}/h/{slug}", taken)


def _unused(name: str, taken: dict[str, int]) -> str:
    """Return a name that is not taken, and take it; ``taken`` has the number to begin at for each name."""
    number = taken.get(name, 0)
    while (found := f"{name}-{number}" if number else name) in taken:
        number += 1
    taken[name] = number + 1
    taken.setdefault(found, 1)
    return found


class _Marking:
    """Puts the blocks of a page around the tokens that they consist of."""

    def __init__(self, blocks: Sequence[BlockVerdict], lines: list[str]) -> None:
        self._lines = lines
        self._on_line: dict[int, list[BlockVerdict]] = {}
        for block in blocks:
            for line in range(block.line, min(block.end_line, len(lines)) + 1):
                self._on_line.setdefault(line, []).append(block)
        self._placed: set[int] = set()

    def mark(self, tokens: list[Token]) -> tuple[list[Token], set[int]]:
        """Return the tokens with the blocks marked, and the ids of the blocks that were found."""
        return self._level(tokens), self._placed

    def _level(self, tokens: list[Token]) -> list[Token]:
        marked: list[Token] = []
        inner: list[Token] = []
        current: BlockVerdict | None = None
        for node in _siblings(tokens):
            block = self._block_of(node)
            if current is not None and block is not current:
                marked += self._remark(current, inner)
                current, inner = None, []
            if block is None:
                marked += [node[0], *self._level(node[1:-1]), node[-1]] if len(node) > 2 else node
            elif block.kind == "step":
                marked += self._step(block, node)
            else:
                current = block
                inner += node
        if current is not None:
            marked += self._remark(current, inner)
        return marked

    def _block_of(self, node: list[Token]) -> BlockVerdict | None:
        head = node[0]
        if head.map is None or head.type in ("inline", "heading_open", "front_matter"):
            return None
        first, last = head.map[0] + 1, self._last_line(head.map)
        is_item = head.type == "list_item_open"
        for block in self._on_line.get(first, ()):
            within = block.line <= first and last <= block.end_line
            if (block.kind == "step") != is_item:
                continue
            if within or (
                is_item and block.line <= first <= block.end_line and id(block) not in self._placed
            ):
                if is_item and id(block) in self._placed:
                    continue
                return block
        return None

    def _last_line(self, span: list[int]) -> int:
        last = span[1]
        while last > span[0] + 1 and not self._lines[last - 1].strip():
            last -= 1
        return last

    def _step(self, block: BlockVerdict, node: list[Token]) -> list[Token]:
        self._placed.add(id(block))
        opened = Token("verdict_block_open", "li", 1, meta={"block": block})
        panel = Token("verdict_panel", "", 0, meta={"block": block})
        return [opened, *node[1:-1], panel, node[-1]]

    def _remark(self, block: BlockVerdict, inner: list[Token]) -> list[Token]:
        again = id(block) in self._placed
        self._placed.add(id(block))
        if again:
            return inner
        opened = Token("verdict_block_open", "div", 1, meta={"block": block})
        panel = Token("verdict_panel", "", 0, meta={"block": block})
        return [opened, *inner, panel, Token("verdict_block_close", "div", -1)]


def _siblings(tokens: list[Token]) -> Iterator[list[Token]]:
    start, depth = 0, 0
    for index, token in enumerate(tokens):
        depth += token.nesting
        if depth == 0:
            yield tokens[start : index + 1]
            start = index + 1
