"""HTML in pages, read as browsers read it: whatever it is. Tags and text, each with its index in the HTML.

Own code, as html5lib gives only where a token ends, and nothing about attributes; html.parser takes the square of
the length for what does not end, and gives up at some declarations.
"""

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markdown_it.tree import SyntaxTreeNode

_SPACE = r"[ \t\n\f\r]"
_NAME = re.compile(r"[A-Za-z][^ \t\n\f\r/>]*+")
_ATTRIBUTE = re.compile(
    rf"""[ \t\n\f\r/]*+(?P<name>[^ \t\n\f\r/>][^ \t\n\f\r/>=]*+)
        (?:{_SPACE}*+={_SPACE}*+(?P<value>"[^"]*+"|'[^']*+'|[^ \t\n\f\r>"'][^ \t\n\f\r>]*+)?)?+""",
    re.VERBOSE,
)
_TAG_END = re.compile(r"[ \t\n\f\r/]*+>")
_MOST_ENDLESS = 8
"""After so many tags that do not end, the rest is text: each takes as long as all that follows."""
_COMMENT_END = re.compile(r"--!?>")
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
HIDDEN = frozenset({"script", "style", "template"})
"""Elements whose content no reader sees."""
_RAW_END = {name: re.compile(rf"</{name}(?=[ \t\n\f\r/>])", re.IGNORECASE) for name in ("script", "style")}
"""Where the elements end in which tags are text."""
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
    """Return the tags and the text of a piece of HTML, in order; comments and declarations are left out.

    A tag or a comment that does not end is text: browsers drop it with all that follows, but that is for a reader of
    the page to see, and not for nobody.
    """
    return list(_Reader(text).parts())


def open_elements(text: str) -> int:
    """Return how many elements a piece of HTML leaves open; less than 0 if it closes more than it opens."""
    parts = [part for part in read_html(text) if not isinstance(part, Text)]
    return sum(
        -1
        if isinstance(part, EndTag)
        else part.name in HIDDEN or (part.name not in _VOID and not text.startswith("/>", part.end - 2))
        for part in parts
    )


class _Reader:
    """Goes through the text once; what has no end is looked for once, too."""

    def __init__(self, text: str) -> None:
        self._source = text
        self._last_end = max(0, text.rfind(">"))
        self._last_comment_end = max(text.rfind("-->"), text.rfind("--!>"))
        self._endless = 0

    def parts(self) -> Iterator[Part]:
        done = position = 0
        while (start := self._source.find("<", position, self._last_end)) >= 0:
            part, end = self._markup(start)
            if end == start:
                position = start + 1
                continue
            if start > done:
                yield _text(self._source, done, start)
            if part is not None:
                yield part
            done = position = end
            if isinstance(part, StartTag) and part.name in HIDDEN and self._source.startswith("/>", end - 2):
                # Browsers pass over the slash and hide all that follows; kramdown and XML end the element here.
                yield EndTag(part.name, start)
            elif isinstance(part, StartTag) and part.name in _RAW_END:
                closing = _RAW_END[part.name].search(self._source, end)
                position = closing.start() if closing else len(self._source)
        if done < len(self._source):
            yield _text(self._source, done, len(self._source))

    def _markup(self, start: int) -> tuple[Part | None, int]:
        """Return what begins with a "<", if it is a tag, and where it ends: where it starts if it is text."""
        source = self._source
        if source.startswith("<!--", start):
            return None, self._comment_end(start)
        if name := _NAME.match(source, start + 1):
            return self._start_tag(start, name)
        closes = source.startswith("</", start)
        if not closes and not source.startswith(("<!", "<?"), start):
            return None, start
        # Also <![CDATA[, which is a comment in HTML.
        end = source.find(">", start) + 1
        name = _NAME.match(source, start + 2, end - 1) if closes else None
        return EndTag(name[0].lower(), start) if name else None, end

    def _comment_end(self, start: int) -> int:
        for empty in ("<!-->", "<!--->"):
            if self._source.startswith(empty, start):
                return start + len(empty)
        if self._last_comment_end < start:
            return start
        found = _COMMENT_END.search(self._source, start + len("<!--"))
        return found.end() if found else start

    def _start_tag(self, start: int, name: re.Match[str]) -> tuple[StartTag | None, int]:
        attributes: dict[str, Attribute] = {}
        position = name.end()
        while found := _ATTRIBUTE.match(self._source, position):
            value, (first, last) = found["value"] or "", found.span("value")
            if not value:
                first = last = found.end()
            elif value[0] in "\"'":
                first, last = first + 1, last - 1
            written = html.unescape(self._source[first:last])
            attributes.setdefault(found["name"].lower(), Attribute(written, first, last))
            position = found.end()
        end = _TAG_END.match(self._source, position)
        if end is None:
            self._endless += 1
            if self._endless == _MOST_ENDLESS:
                self._last_end = start
            return None, start
        return StartTag(name[0].lower(), attributes, start, end.end()), end.end()


def _text(source: str, start: int, end: int) -> Text:
    texts: list[str] = []
    spans: list[tuple[int, int]] = []
    position = start
    for found in _REFERENCE.finditer(source, start, end):
        character = html.unescape(found[0])
        texts += [source[position : found.start()], character]
        spans += [(index, index + 1) for index in range(position, found.start())]
        spans += [found.span()] * len(character)
        position = found.end()
    spans += [(index, index + 1) for index in range(position, end)]
    return Text("".join(texts) + source[position:end], spans)


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
