"""What a page says, as plain data: sections, blocks, claims. Lines count from 1, front matter included."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeVar

from e2e.claims.vocabulary import Vocabulary

Side = Literal["top", "bottom", "left", "right"]
Frame = Literal["window", "address-bar", "page", "dialog"]


class PageError(Exception):
    """A page or a sidecar that cannot be read; says where, and what to do about it."""

    def __init__(self, path: str, line: int, message: str) -> None:
        super().__init__(path, line, message)
        self.path = path
        self.line = line
        self.message = message

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


@dataclass(frozen=True, kw_only=True)
class Claim:
    """One checkable promise.

    ``expected`` is the promise in the page's own words, ``line`` the line on which those words begin, and
    ``sentence`` the sentence that they stand in (or the whole table cell, bullet or caption).
    """

    kind: str
    expected: str
    line: int
    sentence: str


@dataclass(frozen=True, kw_only=True)
class ControlClaim(Claim):
    """The page names a kind of control, such as a button.

    ``roles`` are the roles that a widget may have to be one, ``noun`` is the page's word for it, and ``label`` the
    quoted label that it carries, if the page gives one.
    """

    kind: str = "control"
    roles: frozenset[str]
    noun: str
    label: str | None = None


@dataclass(frozen=True, kw_only=True)
class LabelClaim(Claim):
    """The page quotes a label that the reader must find.

    ``label`` is folded (see :func:`e2e.markup.text.fold`), ``raw`` is what stands between the quotation marks.
    ``alternative`` counts the nested bullets from 0 where the label stands in one, and ``control`` is the claim about
    the widget that carries this label, if the page names its kind. ``negated``: the reader is told not to use it.
    """

    kind: str = "label"
    label: str
    raw: str
    alternative: int | None = None
    control: ControlClaim | None = None
    negated: bool = False


@dataclass(frozen=True, kw_only=True)
class PlaceClaim(Claim):
    """The page says where something is.

    ``sides`` are the sides of ``frame`` (``None``: the sentence names no frame), or the sides of the thing
    ``beside`` which it is, in the page's words or as the label that the page quotes. ``label`` is the quoted label
    that the place is said of, if it follows in the same clause.
    """

    kind: str = "place"
    sides: frozenset[Side]
    frame: Frame | None = None
    beside: str | None = None
    label: str | None = None


@dataclass(frozen=True, kw_only=True)
class ScreenshotClaim(Claim):
    """The page embeds a picture.

    ``name`` is the file name and the screenshot's identity, ``src`` and ``alt`` are what the page says, and ``path`` is
    the file that readers' browsers look for. ``foreign`` marks a picture of a page that is not ours, whose file may be
    anywhere. ``place`` is the address that the page has to embed instead, where ``path`` is not where its language's
    screenshots are kept.
    """

    kind: str = "screenshot"
    name: str
    src: str
    alt: str
    path: Path
    foreign: bool = False
    place: str | None = None


@dataclass(frozen=True, kw_only=True)
class LinkClaim(Claim):
    """The page links to something.

    ``target`` is the address as the page gives it, ``text`` what the reader clicks. ``path`` is the file that a
    relative link leads to (the page itself for a bare ``#fragment``) and ``None`` for an ``external`` one. Whether
    there is such a file, or such an anchor on the page, is for the verdict to say.
    """

    kind: str = "link"
    target: str
    external: bool
    text: str
    path: Path | None = None


ClaimT = TypeVar("ClaimT", bound=Claim)


@dataclass(frozen=True)
class Section:
    """What stands under one heading. ``slug`` is the heading's anchor in the published page.

    Blocks before the first heading belong to a section of level 0 that has the page's title. ``variant`` is the
    Chrome variant that this section, or one around it, is marked for.
    """

    title: str
    slug: str
    level: int
    line: int
    variant: str | None = None


@dataclass(frozen=True)
class Block:
    """A step or a remark: the unit that gets a verdict.

    ``id`` is the name of its scenario (its binding), ``ordinal`` counts the steps of a section from 1 (``None`` for a
    remark). ``line`` and ``end_line`` are its first and last line, attribute lists included. ``text`` is what a
    reader reads, white space folded. ``claims`` are in reading order. ``numbered`` marks a remark that has numbered
    instructions in it, which are a promise whatever they say.
    """

    kind: Literal["step", "remark"]
    id: str | None
    section: Section
    ordinal: int | None
    line: int
    end_line: int
    text: str
    claims: tuple[Claim, ...]
    variant: str | None = None
    numbered: bool = False

    @property
    def key(self) -> str:
        """The name of this block in a sidecar: heading slug, and ordinal, screenshot or line."""
        return self.keys[0]

    @property
    def keys(self) -> tuple[str, ...]:
        """Every name that a sidecar may use for this block: a remark has one a screenshot; the first is :attr:`key`."""
        if self.kind == "step":
            return (f"{self.section.slug}/{self.ordinal}",)
        screenshots = dict.fromkeys(screenshot.name for screenshot in self.screenshots)
        by_line = f"{self.section.slug}/p{self.line}"
        return (*(f"{self.section.slug}/{name}" for name in screenshots), by_line)

    @property
    def labels(self) -> tuple[LabelClaim, ...]:
        """The labels that it quotes."""
        return self._claims_of(LabelClaim)

    @property
    def places(self) -> tuple[PlaceClaim, ...]:
        """The places that it names."""
        return self._claims_of(PlaceClaim)

    @property
    def controls(self) -> tuple[ControlClaim, ...]:
        """The kinds of control that it names."""
        return self._claims_of(ControlClaim)

    @property
    def screenshots(self) -> tuple[ScreenshotClaim, ...]:
        """The pictures that it embeds."""
        return self._claims_of(ScreenshotClaim)

    @property
    def links(self) -> tuple[LinkClaim, ...]:
        """The links in it."""
        return self._claims_of(LinkClaim)

    def _claims_of(self, claim_type: type[ClaimT]) -> tuple[ClaimT, ...]:
        return tuple(claim for claim in self.claims if isinstance(claim, claim_type))


@dataclass(frozen=True)
class Page:
    """One Markdown file, read.

    ``name`` is what messages and verdicts call it (its path from the project's root). ``front`` is the front matter,
    ``source`` the whole text with line feeds only. ``anchors`` are the ids that a ``#fragment`` can lead to: headings
    and bindings.
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
    vocabulary: Vocabulary
    sidecar: Path | None = None
    anchors: frozenset[str] = frozenset()

    @property
    def steps(self) -> tuple[Block, ...]:
        """The blocks that are steps."""
        return tuple(block for block in self.blocks if block.kind == "step")

    @property
    def remarks(self) -> tuple[Block, ...]:
        """The blocks that are remarks."""
        return tuple(block for block in self.blocks if block.kind == "remark")

    def section_blocks(self, slug: str) -> tuple[Block, ...]:
        """Return the blocks that stand directly under the heading with this slug."""
        return tuple(block for block in self.blocks if block.section.slug == slug)

    def block(self, binding: str) -> Block | None:
        """Return the block that is bound to the scenario of this name, if there is one."""
        return next((block for block in self.blocks if block.id == binding), None)
