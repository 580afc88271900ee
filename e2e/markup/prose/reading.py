"""Markup to prose: from the tokens of a paragraph, or from HTML."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from markdown_it.token import Token

from e2e.markup.html import HIDDEN, Attribute, EndTag, StartTag, Text, read_html
from e2e.markup.markdown import ATTRIBUTE_LIST
from e2e.markup.prose.model import Link, Picture, Prose, SpanList
from e2e.markup.source import Place, Span, span_between, span_of
from e2e.markup.text import INVISIBLE, SCREENSHOT, squeeze

_CANDIDATE = re.compile(r"[\s,]*+(\S+)")
# fmt: off
_PARAGRAPHS = frozenset({
    "address", "article", "aside", "blockquote", "caption", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hr", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot",
    "th", "thead", "tr", "ul",
})
# fmt: on


@dataclass(frozen=True)
class _Opened:
    target: str
    place: Place
    position: int
    address: Span | None
    label: str


class _Writer:
    """Collects prose, piece by piece; a new paragraph begins after :meth:`end`."""

    def __init__(self) -> None:
        self.done: list[Prose] = []
        self._hidden = 0
        self._clear()

    def _clear(self) -> None:
        self._text: list[str] = []
        self._places: list[Place] = []
        self._code: list[bool] = []
        self._pictures: list[Picture] = []
        self._links: list[Link] = []
        self._lists: list[SpanList] = []
        self._anchors: list[str] = []
        self._open: _Opened | None = None

    def write(self, text: str, places: Sequence[Place], code: bool = False) -> None:
        """Add text, each character with its place."""
        if self._hidden or not places:
            return
        for cluster, place in _composed(text, places):
            for character in cluster.translate(INVISIBLE):
                self._put(character, place, code)

    def _put(self, character: str, place: Place, code: bool) -> None:
        if character.isspace():
            if not self._text or self._text[-1] == " ":
                return
            character = " "
        self._text.append(character)
        self._places.append(place)
        self._code.append(code)

    def picture(self, picture: Picture, place: Place) -> None:
        """Add a picture."""
        if picture.src and not self._hidden:
            self._pictures.append(replace(picture, position=len(self._text)))
            self._put(SCREENSHOT, place, code=False)

    def open_link(self, target: str, place: Place, address: Span | None = None, label: str = "") -> None:
        """Begin a link; an empty target is no link, but has to be closed all the same."""
        # As in HTML, a link ends where another one begins.
        self.close_link()
        self._open = _Opened(target, place, len(self._text), address, label)

    def close_link(self) -> None:
        """End the link that was begun last, if it is open."""
        opened, self._open = self._open, None
        if opened and opened.target:
            text = squeeze("".join(self._text[opened.position :]))
            end = len(self._text) - (self._text[-1:] == [" "])
            span = span_of(self._places[opened.position : end] or [opened.place])
            self._links.append(Link(opened.target, text, opened.position, span, opened.address, opened.label))

    def attribute_list(self, found: SpanList) -> None:
        """Note an attribute list; it is no text."""
        self._lists.append(found)

    def html(self, html: str, places: Sequence[Place]) -> None:
        """Add a piece of HTML; ``places`` are those of its characters, and of its end."""
        for part in read_html(html):
            match part:
                case StartTag():
                    self._open_tag(part, places)
                case EndTag():
                    self._close_tag(part.name, places[part.start])
                case Text():
                    self.write(part.text, [_joined(places, *span) for span in part.spans])

    def _open_tag(self, tag: StartTag, places: Sequence[Place]) -> None:
        place = places[tag.start]
        self._anchors += [value for key in ("id", "name") if (value := tag.get(key))]
        if tag.name in HIDDEN:
            self._hidden += 1
        elif tag.name in _PARAGRAPHS:
            self.end()
        elif tag.name == "img":
            whole = span_of(places[tag.start : tag.end])
            address = _address(tag.attributes.get("src"), places)
            self.picture(Picture(tag.get("src"), tag.get("alt"), 0, whole, address), place)
            self._variants(tag, whole, place)
        elif tag.name in {"source", "video"}:
            self._variants(tag, span_of(places[tag.start : tag.end]), place)
        elif tag.name == "a":
            self.open_link(tag.get("href"), place, _address(tag.attributes.get("href"), places))
        elif tag.name == "q":
            self.write("“", [place])
        elif tag.name == "br":
            self.write(" ", [place])

    def _variants(self, tag: StartTag, whole: Span, place: Place) -> None:
        """Add the pictures that a browser may show in place of a plain one."""
        for src in _candidates(tag.get("srcset")):
            self.picture(Picture(src, "", 0, whole, tag=f"<{tag.name} srcset>"), place)
        if tag.name == "video":
            self.picture(Picture(tag.get("poster"), "", 0, whole, tag="<video poster>"), place)

    def _close_tag(self, name: str, place: Place) -> None:
        if name in HIDDEN:
            self._hidden = max(0, self._hidden - 1)
        elif name in _PARAGRAPHS:
            self.end()
        elif name == "a":
            self.close_link()
        elif name == "q":
            self.write("”", [place])

    def end(self) -> None:
        """End the paragraph, unless there is nothing in it."""
        self.close_link()
        if self._text and self._text[-1] == " ":
            self._text.pop()
        if self._text or self._lists or self._anchors:
            length = len(self._text)
            self.done.append(
                Prose(
                    "".join(self._text),
                    tuple(self._places[:length]),
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
    position = 0
    while found := _CANDIDATE.match(srcset, position):
        yield found[1].rstrip(",")
        position = found.end()
        if not found[1].endswith(","):
            comma = srcset.find(",", position)
            position = comma + 1 if comma >= 0 else len(srcset)


def _composed(text: str, places: Sequence[Place]) -> Iterator[tuple[str, Place]]:
    """Yield the text in NFC, each character that may be composed of several with the place of the first."""
    places = [*places, *[places[-1]] * (len(text) - len(places))]
    if unicodedata.is_normalized("NFC", text):
        yield from zip(text, places, strict=False)
        return
    start = 0
    for index in range(1, len(text) + 1):
        if index == len(text) or not unicodedata.combining(text[index]):
            joined = places[start]._replace(end=places[index - 1].end)
            yield unicodedata.normalize("NFC", text[start:index]), joined
            start = index


def _joined(places: Sequence[Place], start: int, end: int) -> Place:
    """Return the place of one character that is written as several, such as ``&amp;``."""
    first, last = places[start], places[max(start, end - 1)]
    return first._replace(end=last.end) if last.line == first.line else first


def _address(attribute: Attribute | None, places: Sequence[Place]) -> Span | None:
    if attribute is None or not attribute.value:
        return None
    return span_between(places, attribute.start, attribute.end)


def html_prose(token: Token) -> list[Prose]:
    """Return the paragraphs of a block of HTML."""
    writer = _Writer()
    writer.html(token.content, token.meta["places"])
    writer.end()
    return writer.done


def inline_prose(token: Token) -> list[Prose]:
    """Return the prose of a paragraph, cell or heading. HTML in it may make it more than one."""
    writer = _Writer()
    for child in token.children or ():
        _write_token(writer, child, token.meta["places"])
    writer.end()
    return writer.done


def _write_token(writer: _Writer, token: Token, places: Sequence[Place]) -> None:
    start: int = token.meta["start"]
    end = start + len(token.content)
    match token.type:
        case "text":
            writer.write(token.content, places[start:end])
        case "text_special":
            end = start + len(token.markup)
            # A backslash before a character that needs none is itself text.
            literal = token.content == token.markup
            there = places[start:end] if literal else [_joined(places, start, end)] * len(token.content)
            writer.write(token.content, there)
        case "code_inline":
            start += len(token.markup) + int(token.meta["padded"])
            writer.write(token.content, places[start : start + len(token.content)], code=True)
        case "softbreak" | "hardbreak":
            writer.write(" ", places[start : start + 1])
        case "image":
            whole = span_of(places[start : token.meta["end"]])
            src, address = str(token.attrs.get("src", "")), _address_of(token, places)
            writer.picture(Picture(src, plain_text(token.children or ()), 0, whole, address), places[start])
        case "link_open":
            address, label = _address_of(token, places), str(token.meta.get("label", ""))
            writer.open_link(str(token.attrs.get("href", "")), places[start], address, label)
        case "link_close":
            writer.close_link()
        case "html_inline":
            writer.html(token.content, places[start : end + 1])
        case _ if token.type == ATTRIBUTE_LIST:
            after, closed = bool(token.meta["after_element"]), bool(token.meta["closed"])
            writer.attribute_list(SpanList(token.content, places[start].line, after, closed))


def _address_of(token: Token, places: Sequence[Place]) -> Span | None:
    indices = token.meta.get("address")
    return span_between(places, *indices) if indices else None


def plain_text(tokens: Iterable[Token]) -> str:
    """Return the text of a paragraph's tokens, white space folded."""
    texts: list[str] = []
    for token in tokens:
        if token.type in {"text", "text_special", "code_inline"}:
            texts.append(token.content)
        elif token.type in {"softbreak", "hardbreak"} or token.type == "image":
            texts.append(" ")
        elif token.type == "html_inline":
            texts += [part.text for part in read_html(token.content) if isinstance(part, Text)]
    return squeeze("".join(texts))
