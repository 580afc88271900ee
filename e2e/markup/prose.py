"""Markup to prose: the text that a reader reads, where each character stands, and the screenshots and links in it."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

from markdown_it.token import Token

from e2e.markup.addresses import file_name
from e2e.markup.html import feed
from e2e.markup.markdown import ATTRIBUTE_LIST
from e2e.markup.text import INVISIBLE, SCREENSHOT, squeeze

# fmt: off
_PARAGRAPHS = frozenset({
    "address", "article", "aside", "blockquote", "caption", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hr", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot",
    "th", "thead", "tr", "ul",
})
# fmt: on
_HIDDEN = frozenset({"script", "style", "template"})
_VOID_SPACE = frozenset({"br", "wbr"})


@dataclass(frozen=True)
class Picture:
    """A picture in running text, at ``position`` in it; ``tag`` is the HTML that shows it where it is not plain."""

    src: str
    alt: str
    line: int
    position: int
    tag: str = ""

    @property
    def name(self) -> str:
        """The file name, which is the screenshot's identity."""
        return file_name(self.src)


@dataclass(frozen=True)
class Link:
    """A link in running text, beginning at ``position``; ``text`` is what it says."""

    target: str
    text: str
    line: int
    position: int


@dataclass(frozen=True)
class SpanList:
    """An attribute list in running text; ``after_element`` if kramdown takes it as one, and does not print it."""

    body: str
    line: int
    after_element: bool
    closed: bool


@dataclass(frozen=True)
class Prose:
    """One paragraph, cell, bullet or caption as a reader reads it.

    White space is folded to single spaces and each picture is one ``SCREENSHOT`` character. ``lines`` and ``code`` hold
    for every character its line and whether it is in inline code. ``anchors`` are the HTML ids.
    """

    text: str
    lines: tuple[int, ...]
    code: tuple[bool, ...]
    pictures: tuple[Picture, ...] = ()
    links: tuple[Link, ...] = ()
    lists: tuple[SpanList, ...] = ()
    anchors: tuple[str, ...] = ()


class _Writer:
    """Collects prose, piece by piece; a new paragraph begins after :meth:`end`."""

    def __init__(self) -> None:
        self.done: list[Prose] = []
        self._hidden = 0
        self._clear()

    def _clear(self) -> None:
        self._text: list[str] = []
        self._lines: list[int] = []
        self._code: list[bool] = []
        self._pictures: list[Picture] = []
        self._links: list[Link] = []
        self._lists: list[SpanList] = []
        self._anchors: list[str] = []
        self._open: list[tuple[str, int, int]] = []

    def write(self, text: str, line: int, code: bool = False) -> None:
        """Add text that begins on ``line``; each line feed in it begins the next."""
        if self._hidden:
            return
        for number, part in enumerate(text.split("\n"), line):
            if number > line:
                self._put(" ", number, code)
            for character in unicodedata.normalize("NFC", part).translate(INVISIBLE):
                self._put(character, number, code)

    def _put(self, character: str, line: int, code: bool) -> None:
        if character.isspace():
            if not self._text or self._text[-1] == " ":
                return
            character = " "
        self._text.append(character)
        self._lines.append(line)
        self._code.append(code)

    def picture(self, src: str, alt: str, line: int, tag: str = "") -> None:
        """Add a picture."""
        if src and not self._hidden:
            self._pictures.append(Picture(src, alt, line, len(self._text), tag))
            self._put(SCREENSHOT, line, code=False)

    def open_link(self, target: str, line: int) -> None:
        """Begin a link; an empty target is no link, but has to be closed all the same."""
        self._open.append((target, line, len(self._text)))

    def close_link(self) -> None:
        """End the link that was begun last."""
        if self._open:
            target, line, position = self._open.pop()
            if target:
                text = squeeze("".join(self._text[position:]))
                self._links.append(Link(target, text, line, position))

    def attribute_list(self, found: SpanList) -> None:
        """Note an attribute list; it is no text."""
        self._lists.append(found)

    def open_tag(self, name: str, attributes: dict[str, str], line: int) -> None:
        """Begin an HTML element."""
        self._anchors += [value for key in ("id", "name") if (value := attributes.get(key))]
        if name in _HIDDEN:
            self._hidden += 1
        elif name in _PARAGRAPHS:
            self.end()
        elif name == "img":
            self.picture(attributes.get("src", ""), attributes.get("alt", ""), line)
            self._variants(name, attributes, line)
        elif name in {"source", "video"}:
            self._variants(name, attributes, line)
        elif name == "a":
            self.open_link(attributes.get("href", ""), line)
        elif name == "q":
            self.write("“", line)
        elif name in _VOID_SPACE:
            self.write(" " if name == "br" else "", line)

    def _variants(self, name: str, attributes: dict[str, str], line: int) -> None:
        """Add the pictures that a browser may show in place of a plain one."""
        for src in _candidates(attributes.get("srcset", "")):
            self.picture(src, "", line, f"<{name} srcset>")
        if name == "video":
            self.picture(attributes.get("poster", ""), "", line, "<video poster>")

    def close_tag(self, name: str, line: int) -> None:
        """End an HTML element."""
        if name in _HIDDEN:
            self._hidden = max(0, self._hidden - 1)
        elif name in _PARAGRAPHS:
            self.end()
        elif name == "a":
            self.close_link()
        elif name == "q":
            self.write("”", line)

    def end(self) -> None:
        """End the paragraph; one in which nothing stands is none."""
        while self._open:
            self.close_link()
        if self._text and self._text[-1] == " ":
            self._text.pop()
        if self._text or self._lists or self._anchors:
            length = len(self._text)
            self.done.append(
                Prose(
                    "".join(self._text),
                    tuple(self._lines[:length]),
                    tuple(self._code[:length]),
                    tuple(self._pictures),
                    tuple(self._links),
                    tuple(self._lists),
                    tuple(self._anchors),
                )
            )
        self._clear()


def _candidates(srcset: str) -> Iterator[str]:
    """Yield the addresses in a ``srcset``, as HTML splits it."""
    rest = srcset
    while found := re.match(r"[\s,]*(\S+)", rest):
        yield found[1].rstrip(",")
        rest = rest[found.end() :]
        if not found[1].endswith(","):
            rest = rest.partition(",")[2]


class _Html(HTMLParser):
    """Writes a piece of HTML that begins on ``line``."""

    def __init__(self, writer: _Writer, line: int) -> None:
        super().__init__(convert_charrefs=True)
        self._writer = writer
        self._first = line

    @property
    def _line(self) -> int:
        return self._first + self.getpos()[0] - 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._writer.open_tag(tag, {key: value or "" for key, value in attrs}, self._line)

    def handle_endtag(self, tag: str) -> None:
        self._writer.close_tag(tag, self._line)

    def handle_data(self, data: str) -> None:
        self._writer.write(data, self._line)


def html_prose(html: str, line: int) -> list[Prose]:
    """Return the paragraphs of a block of HTML that begins on ``line``."""
    writer = _Writer()
    feed(_Html(writer, line), html)
    writer.end()
    return writer.done


def inline_prose(tokens: Sequence[Token], line: int) -> list[Prose]:
    """Return the prose of a paragraph's tokens; ``line`` is its first. HTML in it may make it more than one."""
    writer = _Writer()
    for token in tokens:
        _write_token(writer, token, line + int(token.meta.get("line", 0)))
    writer.end()
    return writer.done


def _write_token(writer: _Writer, token: Token, line: int) -> None:
    match token.type:
        case "text":
            writer.write(token.content, line)
        case "code_inline":
            writer.write(token.content, line, code=True)
        case "softbreak" | "hardbreak":
            writer.write(" ", line)
        case "image":
            alt = plain_text(token.children or ())
            writer.picture(str(token.attrs.get("src", "")), alt, line)
        case "link_open":
            writer.open_link(str(token.attrs.get("href", "")), line)
        case "link_close":
            writer.close_link()
        case "html_inline":
            feed(_Html(writer, line), token.content)
        case _ if token.type == ATTRIBUTE_LIST:
            after, closed = bool(token.meta["after_element"]), bool(token.meta["closed"])
            writer.attribute_list(SpanList(token.content, line, after, closed))


def plain_text(tokens: Iterable[Token]) -> str:
    """Return the text of a paragraph's tokens, white space folded."""
    return squeeze(" ".join(prose.text for prose in inline_prose(list(tokens), 1)))
