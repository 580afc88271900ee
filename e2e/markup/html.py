"""HTML in pages, read as browsers read it: whatever it is. Tags and text, each with its index in the HTML.

On html.parser, as html5lib gives only where a token ends, and nothing about attributes.
"""

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

from markdown_it.tree import SyntaxTreeNode

_ATTRIBUTE = re.compile(r"""(?P<name>[^\s/>=]+)(?:\s*=\s*(?P<value>"[^"]*"|'[^']*'|[^\s>"'][^\s>]*)?)?""")
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
HIDDEN = frozenset({"script", "style", "template"})
"""Elements whose content no reader sees."""
_REFERENCE = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)")


@dataclass(frozen=True)
class Attribute:
    """The value of an attribute, character references resolved; it stands from ``start`` to ``end``."""

    value: str
    start: int
    end: int


@dataclass(frozen=True)
class StartTag:
    """A start tag, from ``start`` to ``end``; of equal attributes the first counts."""

    name: str
    attributes: Mapping[str, Attribute]
    start: int
    end: int

    def get(self, name: str) -> str:
        """Return the value of an attribute; empty if it is missing."""
        attribute = self.attributes.get(name)
        return attribute.value if attribute else ""


@dataclass(frozen=True)
class EndTag:
    """An end tag."""

    name: str
    start: int


@dataclass(frozen=True)
class Text:
    """Text, character references resolved; ``spans`` are where each character stands."""

    text: str
    spans: Sequence[tuple[int, int]]


Part = StartTag | EndTag | Text


def read_html(text: str) -> list[Part]:
    """Return the tags and the text of a piece of HTML, in order; comments and declarations are left out."""
    reader = _Reader(text)
    try:
        reader.feed(text)
        reader.close()
    except AssertionError:
        # The standard library's answer to a declaration that it does not know, such as <![x[; a browser drops it.
        pass
    return reader.parts()


def open_elements(text: str) -> int:
    """Return how many elements a piece of HTML leaves open; less than 0 if it closes more than it opens."""
    parts = [part for part in read_html(text) if not isinstance(part, Text)]
    return sum(
        -1 if isinstance(part, EndTag) else part.name not in _VOID and not text.startswith("/>", part.end - 2)
        for part in parts
    )


class _Reader(HTMLParser):
    """Collects the parts; of text it knows where it ends only when the next part begins."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self._source = text
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]
        self._found: list[tuple[int, StartTag | EndTag | str | None]] = []

    def parts(self) -> list[Part]:
        ends = [*(start for start, _ in self._found[1:]), len(self._source)]
        return [
            self._text(part, start, end) if isinstance(part, str) else part
            for (start, part), end in zip(self._found, ends, strict=True)
            if part is not None
        ]

    def _text(self, text: str, start: int, end: int) -> Text:
        spans: list[tuple[int, int]] = []
        position = start
        for found in _REFERENCE.finditer(self._source, start, end):
            spans += [(index, index + 1) for index in range(position, found.start())]
            spans += [found.span()] * len(html.unescape(found[0]))
            position = found.end()
        spans += [(index, index + 1) for index in range(position, end)]
        # What the parser changed otherwise, such as a null character, stands somewhere in it.
        return Text(text, spans if len(spans) == len(text) else [(start, end)] * len(text))

    def _note(self, part: StartTag | EndTag | str | None) -> int:
        line, column = self.getpos()
        start = self._starts[min(line, len(self._starts)) - 1] + column
        self._found.append((start, part))
        return start

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        start = self._note(None)
        written = self.get_starttag_text() or ""
        spans: dict[str, tuple[int, int]] = {}
        for found in _ATTRIBUTE.finditer(written, len(tag) + 1):
            quoted = (found["value"] or "")[:1] in ("'", '"') and found["value"]
            first, last = found.span("value") if found["value"] else (found.end(), found.end())
            span = (first + 1, last - 1) if quoted else (first, last)
            spans.setdefault(found["name"].lower(), span)
        attributes: dict[str, Attribute] = {}
        for name, value in attrs:
            first, last = spans.get(name, (0, 0))
            attributes.setdefault(name, Attribute(value or "", start + first, start + last))
        self._found[-1] = (start, StartTag(tag, attributes, start, start + len(written)))

    def handle_endtag(self, tag: str) -> None:
        start = self._note(None)
        self._found[-1] = (start, EndTag(tag, start))

    def handle_data(self, data: str) -> None:
        self._note(data)

    def handle_comment(self, data: str) -> None:  # noqa: ARG002 - the library's signature
        self._note(None)

    def handle_decl(self, decl: str) -> None:  # noqa: ARG002 - the library's signature
        self._note(None)

    def handle_pi(self, data: str) -> None:  # noqa: ARG002 - the library's signature
        self._note(None)

    def unknown_decl(self, data: str) -> None:  # noqa: ARG002 - the library's signature
        self._note(None)


class OrderedLists:
    """Ordered lists in HTML, which may begin in one block of a page and end in another; asked in the page's order."""

    def __init__(self) -> None:
        self._open = 0

    def any_in(self, node: SyntaxTreeNode) -> bool:
        """Tell whether the next block is in an ordered list or has one in it."""
        seen = self._open > 0
        for part in node.walk():
            if part.type not in {"html_block", "html_inline"}:
                continue
            for tag in read_html(part.content):
                if isinstance(tag, StartTag) and tag.name == "ol":
                    self._open, seen = self._open + 1, True
                elif isinstance(tag, EndTag) and tag.name == "ol":
                    self._open = max(0, self._open - 1)
        return seen
