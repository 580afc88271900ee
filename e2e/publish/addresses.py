"""The addresses in a page's Markdown: where links and pictures lead to, replaced in the text itself.

Everything else of the text stays as it is, to the character. What is read from the result is compared with what was
read before, so that an address which cannot be replaced is an error and never a dead link.
"""

import html
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NoReturn

from markdown_it.token import Token

from e2e.markup.document import Document, read_document
from e2e.markup.html import StartTag, read_html
from e2e.markup.source import Place, Span, span_between
from e2e.messages.catalogue import render
from e2e.messages.message import Message

Rewrite = Callable[[str, int], str]
"""Gives the new address for an address; its line is for messages alone."""

_ATTRIBUTES = {"img": "src", "a": "href"}
_ESCAPED = re.compile(r"[\\()<>&]")


class Overlooked(Exception):
    """An address that cannot be replaced where it stands; ``line`` is its line."""

    def __init__(self, address: str, line: int) -> None:
        super().__init__(address, line)
        self.address = address
        self.line = line


@dataclass(frozen=True)
class Found:
    """An address, and the line on which its link or picture begins.

    ``span`` is where it stands in the page, ``None`` if nobody knows; ``in_html`` if that is in HTML.
    """

    address: str
    line: int
    span: Span | None
    in_html: bool = False


def rewritten(source: str, front_matter: int, rewrite: Rewrite) -> str:
    """Return a page's text with every address of a link or picture replaced.

    Args:
        source: The text of the page.
        front_matter: How many lines the front matter takes, which stay as they are.
        rewrite: Gives the new address for an old one.

    Raises:
        Overlooked: An address could not be replaced.
    """
    before = addresses(source, front_matter)
    edits: dict[Span, str] = {}
    for found in before:
        wanted = rewrite(found.address, found.line)
        if found.span and wanted != found.address:
            edits[found.span] = _spelled(wanted, in_html=found.in_html)
    lines = source.split("\n")
    for span in sorted(edits, reverse=True):
        _replace(lines, span, edits[span])
    text = "\n".join(lines)
    after = addresses(text, front_matter)
    for old, new in zip(before, after, strict=False):
        if new.address != rewrite(old.address, old.line):
            raise Overlooked(old.address, old.line)
    if len(before) != len(after):
        lost = before[min(len(before), len(after)) - 1]
        raise Overlooked(lost.address, lost.line)
    return text


def _replace(lines: list[str], span: Span, text: str) -> None:
    """Replace what stands in a span; the lines that it ends on and begins on become one."""
    head = lines[span.line - 1][: span.column - 1]
    tail = lines[span.end_line - 1][span.end_column - 1 :]
    lines[span.line - 1 : span.end_line] = [head + text + tail]


def _spelled(address: str, *, in_html: bool) -> str:
    return html.escape(address) if in_html else _ESCAPED.sub(r"\\\g<0>", address)


def _unreadable(line: int, message: Message) -> NoReturn:
    # What is rewritten was read before without a complaint.
    raise Overlooked(render(message), line)


def addresses(source: str, front_matter: int = 0) -> list[Found]:
    """Return the addresses of the links and pictures of a page, in its order; automatic links are left out."""
    document = read_document(source, _unreadable, front_matter=front_matter)
    found: list[Found] = []
    for token in document.tokens:
        if token.type == "html_block":
            found += _in_html(token.content, token.meta["places"])
        for child in token.children or ():
            found += _in_text(child, token.meta["places"], document)
    return found


def _in_text(token: Token, places: Sequence[Place], document: Document) -> Iterator[Found]:
    start: int = token.meta["start"]
    if token.type == "html_inline":
        yield from _in_html(token.content, places[start : start + len(token.content) + 1])
    attribute = {"image": "src", "link_open": "href"}.get(token.type)
    if attribute is None or token.markup == "autolink":
        return
    indices = token.meta.get("address")
    span = (
        span_between(places, *indices) if indices else document.definitions.get(token.meta.get("label", ""))
    )
    yield Found(str(token.attrs.get(attribute, "")), places[start].line, span)


def _in_html(text: str, places: Sequence[Place]) -> Iterator[Found]:
    for tag in read_html(text):
        attribute = tag.attributes.get(_ATTRIBUTES.get(tag.name, "")) if isinstance(tag, StartTag) else None
        if isinstance(tag, StartTag) and attribute is not None:
            span = span_between(places, attribute.start, attribute.end)
            yield Found(attribute.value, places[tag.start].line, span, in_html=True)
