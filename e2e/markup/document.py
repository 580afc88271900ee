"""The one way from the text of a page to its tokens, for claims, report and publishing alike."""

from dataclasses import dataclass
from functools import cached_property

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from e2e.markup.kramdown_attributes import Prepared, prepare
from e2e.markup.liquid import leave_out_comments
from e2e.markup.markdown import parse
from e2e.markup.source import Fail, Lines, Span


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


def read_document(source: str, fail: Fail, *, front_matter: int = 0) -> Document:
    """Read a page's Markdown.

    Args:
        source: The whole text of the page, with line feeds only.
        fail: Makes the error for what cannot be read.
        front_matter: How many lines the front matter takes.
    """
    texts = source.split("\n")
    lines = Lines([""] * front_matter + texts[front_matter:])
    leave_out_comments(lines, fail)
    visible = tuple(lines.texts)
    prepared = prepare(lines, fail)
    found = parse(prepared.lines)
    return Document(visible, prepared, found.tokens, found.definitions)
