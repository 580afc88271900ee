"""Prose as plain data: text, the places of its characters, and the pictures, links and attribute lists in it."""

import re
from dataclasses import dataclass
from functools import cached_property

from e2e.markup.kramdown.addresses import file_name
from e2e.markup.source import Place, Span, span_of

_LIQUID = re.compile(r"\{%[^%]{0,300}%\}|\{\{[^}]{0,300}\}\}")


@dataclass(frozen=True)
class Picture:
    """A picture in running text, at ``position`` in it; ``tag`` is the HTML that shows it where it is not plain.

    ``span`` is where it stands in the page, ``address`` where its address does, if that stands there as it is.
    """

    src: str
    alt: str
    position: int
    span: Span
    address: Span | None = None
    tag: str = ""

    @property
    def name(self) -> str:
        """The file name, which is the screenshot's identity."""
        return file_name(self.src)

    @property
    def line(self) -> int:
        """The line that it begins on."""
        return self.span.line


@dataclass(frozen=True)
class Link:
    """A link in running text, beginning at ``position``; ``text`` is what it says.

    ``span`` is where that text stands in the page, ``address`` where its address does; ``None`` where a definition
    gives it, whose name is ``label``.
    """

    target: str
    text: str
    position: int
    span: Span
    address: Span | None = None
    label: str = ""

    @property
    def line(self) -> int:
        """The line that it begins on."""
        return self.span.line


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

    White space is folded to single spaces and each picture is one ``SCREENSHOT`` character. ``places`` and ``code``
    hold for every character where it stands in the page and whether it is in inline code. ``anchors`` are the HTML ids.
    """

    text: str
    places: tuple[Place, ...]
    code: tuple[bool, ...]
    pictures: tuple[Picture, ...] = ()
    links: tuple[Link, ...] = ()
    lists: tuple[SpanList, ...] = ()
    anchors: tuple[str, ...] = ()

    @cached_property
    def liquid(self) -> tuple[tuple[int, int], ...]:
        """Where Liquid's tags stand in the text; Jekyll puts something else there."""
        return tuple(found.span() for found in _LIQUID.finditer(self.text))

    def span(self, start: int, end: int) -> Span:
        """Return where the text between two positions stands in the page."""
        return span_of((self.places[start], self.places[max(end - 1, start)]))
