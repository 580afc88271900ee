"""The promises of a page, as plain data: claims, and the blocks and pages that make them."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, TypeVar

from e2e.markup.source import Span
from e2e.pages import model

Direction = Literal["top", "bottom", "left", "right"]
Container = Literal["window", "address-bar", "page", "dialog"]
ClaimKind = Literal["label", "position", "control", "screenshot", "link", "order", "outcome"]
"""A page makes claims of the first five kinds; the last two are of its order, and of what its steps lead to."""


@dataclass(frozen=True, kw_only=True)
class Claim:
    """One checkable promise.

    ``expected`` is the promise in the page's own words, ``span`` where those words stand in the page, and
    ``sentence`` the sentence that they stand in (or the whole table cell, bullet or caption).
    """

    kind: ClaimKind
    expected: str
    span: Span
    sentence: str

    @property
    def line(self) -> int:
        """The line on which the words begin."""
        return self.span.line

    @property
    def column(self) -> int:
        """The column in which the words begin, counted from 1."""
        return self.span.column


@dataclass(frozen=True, kw_only=True)
class ControlClaim(Claim):
    """The page names a control by its role, such as a button.

    ``roles`` are the roles that a widget may have to be one, ``noun`` is the page's word for it, and ``label`` the
    quoted label that it carries, if the page gives one.
    """

    kind: ClaimKind = "control"
    roles: frozenset[str]
    noun: str
    label: str | None = None


@dataclass(frozen=True, kw_only=True)
class LabelClaim(Claim):
    """The page quotes a label that the reader must find.

    ``label`` is folded (see :func:`e2e.markup.text.fold`), ``raw`` is what stands between the quotation marks, ``span``
    is where. ``alternative`` counts the nested bullets from 0 where the label stands in one, and ``control`` is the
    claim about the widget that carries this label, if the page names its kind. ``negated``: the page says not to use
    it.
    """

    kind: ClaimKind = "label"
    label: str
    raw: str
    alternative: int | None = None
    control: ControlClaim | None = None
    negated: bool = False


@dataclass(frozen=True, kw_only=True)
class PositionClaim(Claim):
    """The page says where something is.

    ``directions`` are the sides of ``container`` (``None``: the sentence names no container), or the sides of the
    ``reference`` next to which it is, in the page's words or as the label that the page quotes. ``label`` is the quoted
    label whose position it is, if it follows in the same clause.
    """

    kind: ClaimKind = "position"
    directions: frozenset[Direction]
    container: Container | None = None
    reference: str | None = None
    label: str | None = None


@dataclass(frozen=True, kw_only=True)
class ScreenshotClaim(Claim):
    """The page embeds a picture.

    ``name`` is the file name and the screenshot's identity, ``src`` and ``alt`` are what the page says, and
    ``path`` is the file that readers' browsers look for. ``external`` marks a picture of an external page, whose
    file may be anywhere. ``span`` is the whole picture, ``address`` its address, if it stands there.
    ``correct_src`` is the address that the page has to embed instead, where ``path`` is not where its language's
    screenshots are kept.
    """

    kind: ClaimKind = "screenshot"
    address: Span | None = None
    name: str
    src: str
    alt: str
    path: Path
    external: bool = False
    correct_src: str | None = None


@dataclass(frozen=True, kw_only=True)
class LinkClaim(Claim):
    """The page links to something.

    ``target`` is the address as the page gives it, ``text`` what the reader clicks, ``span`` where that text stands;
    ``address`` is where the address does, ``None`` for one that a definition gives. ``path`` is the file that a
    relative link leads to (the page itself for a bare ``#fragment``) and ``None`` for an ``external`` one. Whether
    there is such a file, or such an anchor on the page, is for the verdict to say.
    """

    kind: ClaimKind = "link"
    address: Span | None = None
    target: str
    external: bool
    text: str
    path: Path | None = None


ClaimT = TypeVar("ClaimT", bound=Claim)


PageClaim = LabelClaim | PositionClaim | ControlClaim | ScreenshotClaim | LinkClaim
"""What a page can claim: each has its check (``e2e/checks/check.py``)."""


@dataclass(frozen=True, kw_only=True)
class Block(model.Block):
    """A step or a remark, with its claims in reading order: the unit that gets a verdict."""

    claims: tuple[PageClaim, ...]

    @cached_property
    def labels(self) -> tuple[LabelClaim, ...]:
        """The labels that it quotes."""
        return self._claims_of(LabelClaim)

    @cached_property
    def positions(self) -> tuple[PositionClaim, ...]:
        """The positions that it names."""
        return self._claims_of(PositionClaim)

    @cached_property
    def controls(self) -> tuple[ControlClaim, ...]:
        """The controls that it names by their role."""
        return self._claims_of(ControlClaim)

    @cached_property
    def screenshots(self) -> tuple[ScreenshotClaim, ...]:
        """The pictures that it embeds."""
        return self._claims_of(ScreenshotClaim)

    @cached_property
    def links(self) -> tuple[LinkClaim, ...]:
        """The links in it."""
        return self._claims_of(LinkClaim)

    @property
    def promises(self) -> bool:
        """Whether it gets a verdict: it instructs, is bound to a scenario, or claims more than an external link."""
        if self.kind == "step" or self.id is not None or self.numbered:
            return True
        return any(not (isinstance(claim, LinkClaim) and claim.external) for claim in self.claims)

    def _claims_of(self, claim_type: type[ClaimT]) -> tuple[ClaimT, ...]:
        return tuple(claim for claim in self.claims if isinstance(claim, claim_type))


@dataclass(frozen=True, kw_only=True)
class Page(model.Page):
    """One Markdown file, read, with the blocks that promise something."""

    blocks: tuple[Block, ...]

    @property
    def steps(self) -> tuple[Block, ...]:
        """The blocks that are steps."""
        return tuple(block for block in self.blocks if block.kind == "step")

    @property
    def remarks(self) -> tuple[Block, ...]:
        """The blocks that are remarks."""
        return tuple(block for block in self.blocks if block.kind == "remark")

    def block(self, binding: str) -> Block | None:
        """Return the block that is bound to the scenario of this name, if there is one."""
        return next((block for block in self.blocks if block.id == binding), None)


def with_claims(page: model.Page, claims: Iterable[tuple[PageClaim, ...]]) -> Page:
    """Return a page with the claims of its blocks; blocks that promise nothing are left out.

    Args:
        page: The page as it was read.
        claims: For each of its blocks, the claims in it.
    """
    every = [Block(**_values(block), claims=found) for block, found in zip(page.blocks, claims, strict=True)]
    blocks = tuple(block for block in every if block.promises)
    used = {block.section for block in blocks}
    sections = tuple(section for section in page.sections if section.level or section in used)
    return Page(**(_values(page) | {"blocks": blocks, "sections": sections}))


def _values(data: model.Block | model.Page) -> dict[str, Any]:
    return {field.name: getattr(data, field.name) for field in fields(data)}
