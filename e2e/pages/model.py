"""What a page says, as plain data: sections and blocks. Lines count from 1, front matter included."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal

from e2e.markup.prose.model import Prose
from e2e.markup.source import Complain
from e2e.messages.catalogue import FALLBACK, render
from e2e.messages.message import Message


@dataclass(frozen=True)
class InputProblem:
    """What is wrong on a line of a page or a sidecar, and what to do about it."""

    path: str
    line: int
    message: Message

    def shown(self, lang: str = FALLBACK) -> str:
        """Return it as a person reads it, with its place; one of a file as a whole has line 0."""
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {render(self.message, lang)}"


class PageError(Exception):
    """Pages or sidecars that cannot be used; ``problems`` are all that is wrong with them."""

    def __init__(self, problems: Iterable[InputProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(problem.shown() for problem in self.problems)


class Problems:
    """What is wrong with the pages of a run, gathered while they are read: a writer corrects all of it at once."""

    def __init__(self) -> None:
        self._found: dict[InputProblem, None] = {}

    def add(self, path: str, line: int, message: Message) -> None:
        """Note what is wrong on a line of a file; the same once only."""
        self._found[InputProblem(path, line, message)] = None

    def of(self, path: str) -> Complain:
        """Return what notes problems of one file."""
        return partial(self.add, path)

    def take(self, error: PageError) -> None:
        """Note all that an error names."""
        self._found.update(dict.fromkeys(error.problems))

    def lines(self, path: str, beginning: str = "") -> set[int]:
        """Return the lines of a file on which something is wrong; ``beginning`` is that of the messages' ids."""
        return {
            problem.line
            for problem in self._found
            if problem.path == path and problem.message.id.startswith(beginning)
        }

    @property
    def listed(self) -> list[InputProblem]:
        """All of them, file by file in the order in which these were read, and there by line."""
        files = list(dict.fromkeys(problem.path for problem in self._found))
        return sorted(self._found, key=lambda problem: (files.index(problem.path), problem.line))

    def check(self) -> None:
        """Raise PageError if there are any."""
        if self._found:
            raise PageError(self.listed)


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
