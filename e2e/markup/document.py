"""The one way from the text of a page to its tokens, for claims, report and publishing alike."""

import re
from dataclasses import dataclass
from functools import cached_property

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from e2e.markup.kramdown.attributes import Prepared, prepare
from e2e.markup.liquid import leave_out_comments
from e2e.markup.markdown import parse
from e2e.markup.source import Complain, Lines, Span

_ITEM = re.compile(r" {0,3}(?:\d{1,9}[.)]|[-*+]) +(?=\S)")
_QUOTE = re.compile(r"( {1,3})>")


@dataclass(frozen=True)
class Document:
    """A page's Markdown, read.

    ``visible`` are its lines without front matter and Liquid comments, ``prepared`` the same without block attribute
    lists, and those lists. ``tokens`` know their places in the page (see :mod:`e2e.markup.markdown`); ``definitions``
    say where the addresses stand that links and pictures name.
    """

    visible: tuple[str, ...]
    prepared: Prepared
    tokens: list[Token]
    definitions: dict[str, Span]

    @property
    def lines(self) -> list[str]:
        """The lines that the tokens were made from."""
        return self.prepared.lines.texts

    @cached_property
    def tree(self) -> SyntaxTreeNode:
        """The tokens as a tree."""
        return SyntaxTreeNode(self.tokens)


def _indent_quotes(lines: Lines) -> None:
    """Put a quotation that is indented by less than its list item, and right after it, into the item, as kramdown does.

    ``visible`` lines have it indented too; its places in the page stay.
    """
    width = 0
    for number, text in enumerate(lines.texts):
        item = _ITEM.match(text)
        if item:
            width = len(item[0])
        elif not text.strip():
            width = 0
        elif width and (quote := _QUOTE.match(text)):
            lines.cut(number, 0, 0, " " * (width - len(quote[1])))


def read_document(source: str, complain: Complain, *, front_matter: int = 0) -> Document:
    """Read a page's Markdown.

    Args:
        source: The whole text of the page, with line feeds only.
        complain: Notes what cannot be read.
        front_matter: How many lines the front matter takes.
    """
    texts = source.split("\n")
    lines = Lines([""] * front_matter + texts[front_matter:])
    leave_out_comments(lines, complain)
    _indent_quotes(lines)
    visible = tuple(lines.texts)
    prepared = prepare(lines, complain)
    found = parse(prepared.lines)
    return Document(visible, prepared, found.tokens, found.definitions)
