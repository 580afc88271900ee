"""What a page says, as plain data: sections and blocks. Lines count from 1, front matter included."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from e2e.markup.prose.model import Prose
from e2e.messages.catalogue import render
from e2e.messages.message import Message


class PageError(Exception):
    """A page or a sidecar that cannot be read; says where, and what to do about it."""

    def __init__(self, path: str, line: int, message: Message | str) -> None:
        super().__init__(path, line, message)
        self.reason = message
        self.path = path
        self.line = line
        self.message = render(message)

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


@dataclass(frozen=True)
class Section:
    """What stands under one heading. ``slug`` is the heading's anchor in the published page.

    Blocks before the first heading belong to a section of level 0 that has the page's title. ``variant`` is the
    interface variant that this section, or one around it, is marked for.
    """

    title: str
    slug: str
    level: int
    line: int
    variant: str | None = None


@dataclass(frozen=True)
class Passage:
    """A piece of a block's prose; ``alternative`` counts the nested bullets from 0 where it stands in one."""

    prose: Prose
    alternative: int | None = None


@dataclass(frozen=True, kw_only=True)
class Block:
    """A step, or any other block, which may be a remark.

    ``id`` is the name of its scenario (its binding), ``ordinal`` counts the steps of a section from 1 (``None`` for a
    remark). ``line`` and ``end_line`` are its first and last line, attribute lists included. ``text`` is what a
    reader reads, white space folded, ``passages`` are the same with lines, pictures and links. ``numbered`` marks a
    remark that has numbered instructions in it, which are a promise whatever they say.
    """

    kind: Literal["step", "remark"]
    id: str | None
    section: Section
    ordinal: int | None
    line: int
    end_line: int
    text: str
    passages: tuple[Passage, ...]
    variant: str | None = None
    numbered: bool = False

    @property
    def key(self) -> str:
        """The name of this block in a sidecar: heading slug, and ordinal, screenshot or line."""
        return self.keys[0]

    @property
    def keys(self) -> tuple[str, ...]:
        """Every name that a sidecar may use for this block: a remark has one a picture; the first is :attr:`key`."""
        if self.kind == "step":
            return (f"{self.section.slug}/{self.ordinal}",)
        names = dict.fromkeys(picture.name for passage in self.passages for picture in passage.prose.pictures)
        return (*(f"{self.section.slug}/{name}" for name in names), f"{self.section.slug}/p{self.line}")


@dataclass(frozen=True, kw_only=True)
class Page:
    """One Markdown file, read.

    ``name`` is what messages and verdicts call it (its path from the project's root). ``front`` is the front matter,
    ``source`` the whole text with line feeds only. ``anchors`` are the ids that a ``#fragment`` can lead to: headings
    and bindings. ``sidecar`` is the file that binds the blocks of an external page, which the project may not edit.
    """

    path: Path
    name: str
    lang: str
    ref: str
    title: str
    front: Mapping[str, object]
    source: str
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    sidecar: Path | None = None
    anchors: frozenset[str] = frozenset()
