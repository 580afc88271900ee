"""What the templates show of a verdict file: anchors, kinds of results, claims, screenshots, observations."""

import itertools
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from e2e.checks.label_text import plain
from e2e.markup.kramdown.attributes import without_lists
from e2e.pages.files import ENDINGS
from e2e.reports.results import KINDS, kind_of, parts
from e2e.verdict.evidence import Text
from e2e.verdict.loader import PageVerdict, environment_name
from e2e.verdict.model import BlockVerdict, ClaimVerdict, ScreenshotVerdict
from e2e.verdict.shared_failures import cause, shared


@dataclass(frozen=True)
class Label:
    """Something that could be read on the screen; ``rect`` is x, y, width, height in screen pixels."""

    text: str
    role: str
    rect: str


@dataclass(frozen=True)
class Look:
    """One surface as it was seen; ``states`` are the starting states from which it looked like this."""

    surface: str
    states: tuple[Text, ...]
    labels: tuple[Label, ...]
    last: bool


class BlockView:
    """One step or remark."""

    def __init__(self, block: BlockVerdict, page: "PageView", anchor: str) -> None:
        self.block = block
        self.page = page
        self.anchor = anchor
        self.kind = kind_of(block)

    @property
    def link(self) -> str:
        """The address of the block within the report."""
        return "#" + quote(self.anchor, safe="/@")

    @cached_property
    def findings(self) -> list[str]:
        """The filters that show the block: one with a stale picture is found as stale whatever else is wrong."""
        stale = any(screenshot.verdict == "stale" for screenshot in self.block.screenshots)
        found = [self.kind] if self.kind != "verified" else []
        return [*found, "stale"] if stale and "stale" not in found and found == ["drifted"] else found

    @property
    def claims(self) -> list[ClaimVerdict]:
        """The claims in the order of the page."""
        return sorted(self.block.claims, key=lambda claim: claim.line)

    @property
    def decided(self) -> int:
        """Of how many claims it is known whether they hold."""
        return sum(claim.holds is not None for claim in self.block.claims)

    @property
    def held(self) -> int:
        """How many claims hold."""
        return sum(claim.holds is True for claim in self.block.claims)

    @property
    def compared(self) -> list[ScreenshotVerdict]:
        """The screenshots that have a picture to look at or a finding to show."""
        return [
            screenshot
            for screenshot in self.block.screenshots
            if screenshot.verdict != "unknown" or screenshot.captured
        ]

    def source(self, line: int, quoted: str) -> tuple[str, str, str] | None:
        """Return a line of the page's source, split around what is quoted from it; None if there is no such line."""
        lines = self.page.lines
        if not 0 < line <= len(lines):
            return None
        text = without_lists(lines[line - 1]).strip()
        before, found, after = text.partition(quoted) if quoted else (text, "", "")
        return before, found, after

    @cached_property
    def looks(self) -> list[Look]:
        """What could be read, surface by surface; the same look in several states is one."""
        observations = self.block.evidence.observations if self.block.evidence else []
        grouped: dict[tuple[str, tuple[Label, ...]], list[Text]] = {}
        for observation in observations:
            labels = tuple(
                dict.fromkeys(
                    Label(plain(widget.label), widget.role, " ".join(map(str, widget.rect)))
                    for widget in observation.widgets
                    if widget.label.strip()
                )
            )
            grouped.setdefault((observation.surface, labels), []).append(observation.starting_state)
        last = (observations[-1].surface, observations[-1].starting_state) if observations else None
        return [
            Look(
                surface,
                tuple(dict.fromkeys(filter(None, states))),
                labels,
                last in [(surface, state) for state in states],
            )
            for (surface, labels), states in grouped.items()
            if labels
        ]


class PageView:
    """One page in one environment."""

    def __init__(self, verdict: PageVerdict, prefix: str) -> None:
        self.verdict = verdict
        self.prefix = prefix
        self.environment = environment_name(verdict.environment) if verdict.own else ""
        self.blocks = []
        taken: dict[str, int] = {}
        for block in verdict.blocks:
            self.blocks.append(
                BlockView(block, self, unique(f"{prefix}/{anchor_text(block.id or block.key)}", taken))
            )

    @property
    def kind(self) -> str:
        """The worst result of its blocks."""
        kinds = {block.kind for block in self.blocks}
        return next((kind for kind in KINDS if kind in kinds), "verified")

    @property
    def link(self) -> str:
        """The address of the page within the report."""
        return "#" + quote(self.prefix, safe="/@")

    @property
    def sections(self) -> list[tuple[str, list[BlockView]]]:
        """The blocks by section, in the order of the page."""
        return [
            (section, list(views))
            for section, views in itertools.groupby(self.blocks, key=lambda view: view.block.section)
        ]

    def view(self, block: BlockVerdict) -> BlockView:
        """Return the view of one of its blocks."""
        return self._views[id(block)]

    def named(self, name: str) -> BlockView | None:
        """Return the view of the block that is bound to a scenario, if there is one."""
        return self._bound.get(name)

    @cached_property
    def lines(self) -> list[str]:
        """The lines of its source; one empty line where the verdict file does not carry it."""
        return (self.verdict.source or "").split("\n")

    @cached_property
    def baselines(self) -> dict[str, list[str | None]]:
        """The files of the screenshots that it embeds, by their names."""
        found: dict[str, list[str | None]] = {}
        for block in self.verdict.blocks:
            for screenshot in block.screenshots:
                found.setdefault(screenshot.name, []).append(screenshot.baseline)
        return found

    @cached_property
    def _views(self) -> dict[int, BlockView]:
        return {id(view.block): view for view in self.blocks}

    @cached_property
    def _bound(self) -> dict[str, BlockView]:
        return {view.block.id: view for view in reversed(self.blocks) if view.block.id}


@dataclass
class ReportView:
    """The whole report."""

    data: Mapping[str, Any]
    pages: list[PageView] = field(default_factory=list)

    @property
    def blocks(self) -> list[BlockVerdict]:
        """The blocks of all pages."""
        return [view.block for view in self.views]

    @property
    def views(self) -> list[BlockView]:
        """The views of the blocks of all pages."""
        return [view for page in self.pages for view in page.blocks]

    def findings(self, *kinds: str) -> dict[tuple[str, str], list[list[BlockView]]]:
        """Return the blocks of some kinds by path and title of their page, without those whose failure is shared.

        What several environments found alike is one group.
        """
        found: dict[tuple[str, str], dict[tuple[Any, ...], list[BlockView]]] = {}
        listed = self.failures
        for view in self.views:
            if view.kind in kinds and cause(view.block) not in listed:
                page = view.page.verdict
                alike = (
                    view.block.line,
                    view.block.key,
                    view.kind,
                    tuple(view.block.broken),
                    cause(view.block),
                )
                found.setdefault((page.path, page.title), {}).setdefault(alike, []).append(view)
        return {page: list(groups.values()) for page, groups in found.items()}

    @cached_property
    def failures(self) -> dict[Text, list[BlockView]]:
        """The failures that many blocks share, and those blocks."""
        return {why: [view for view in self.views if cause(view.block) == why] for why in shared(self.blocks)}

    @property
    def environments(self) -> list[str]:
        """The environments of pages that have their own."""
        return list(dict.fromkeys(page.environment for page in self.pages if page.environment))

    @cached_property
    def parts(self) -> list[BlockVerdict]:
        """The parts of the guide, each once."""
        return parts(page.verdict for page in self.pages)

    @property
    def counts(self) -> dict[str, int]:
        """How many parts there are of each kind that occurs, the worst first."""
        kinds = [kind_of(block) for block in self.parts]
        return {kind: kinds.count(kind) for kind in KINDS if kind in kinds}

    @property
    def filters(self) -> dict[str, int]:
        """How many blocks each filter shows."""
        found = [kind for view in self.views for kind in view.findings]
        return {kind: found.count(kind) for kind in KINDS if kind != "verified"}


def report_view(data: Mapping[str, Any], pages: list[PageVerdict]) -> ReportView:
    """Return what the templates show of the pages of a verdict file."""
    taken: dict[str, int] = {}
    views = []
    for page in pages:
        path = PurePosixPath(page.path.removeprefix("docs/"))
        path = path.with_suffix("") if path.suffix in ENDINGS else path
        name = path.name if path.is_absolute() or ".." in path.parts else str(path)
        named = f"{name}@{environment_name(page.environment)}" if page.own else name
        views.append(PageView(page, unique(anchor_text(named), taken)))
    return ReportView(data, views)


def state_of(claim: ClaimVerdict) -> str:
    """Return whether a claim ``holds`` or ``fails``, or is ``open``: nothing is known about it."""
    return {True: "holds", False: "fails", None: "open"}[claim.holds]


def anchor_text(text: str) -> str:
    """Return a text as a part of an anchor: readable, and without white space."""
    return re.sub(r"[^\w./@+-]+", "-", text).strip("-/") or "x"


def unique(name: str, taken: dict[str, int]) -> str:
    """Return a name that is not taken yet, and take it; ``taken`` has the last number that was given to each name."""
    number, candidate = taken.get(name, 1), name
    while candidate in taken:
        number += 1
        candidate = f"{name}~{number}"
    taken[name] = number
    taken.setdefault(candidate, 1)
    return candidate
