"""A verdict as data: the types of the verdict file, from which its JSON Schema is made (``e2e.verdict.schema``)."""

from datetime import datetime
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from e2e.claims.model import ClaimKind
from e2e.markup.source import Span
from e2e.messages.message import Message
from e2e.verdict.evidence import Evidence, ScreenshotState, Share, Text, plain_data

VERSION = 2
"""The version of the verdict file; another one is refused."""

VERIFIED: Literal["verified"] = "verified"
DRIFTED: Literal["drifted"] = "drifted"
UNBOUND: Literal["unbound"] = "unbound"
INCONCLUSIVE: Literal["inconclusive"] = "inconclusive"
Verdict = Literal["verified", "drifted", "unbound", "inconclusive"]

STALE: Literal["stale"] = "stale"
UNKNOWN: Literal["unknown"] = "unknown"
"""The verdicts of a screenshot that looks different from what was captured, and of one that was not compared."""

_CLOCK = r"([01]\d|2[0-3]):[0-5]\d"
MOMENT = rf"(19[7-9]\d|2\d{{3}})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T{_CLOCK}:[0-5]\d(\.\d{{1,6}})?(Z|[+-]{_CLOCK})"
"""How a moment is written: one form of ISO 8601, with its zone."""

Ordinal = Annotated[int, Meta(ge=1, le=1_000_000_000)]
Line = Annotated[
    int, Meta(ge=1, le=1_000_000_000, description="A line of the page, from 1, front matter included")
]
Seconds = Annotated[float, Meta(ge=0, le=1e9)]
Named = Annotated[str, Meta(min_length=1)]
Moment = Annotated[datetime, Meta(tz=True)]
Picture = Annotated[str, Meta(description="A file, relative to the verdict file")] | None


class ClaimVerdict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One claim.

    ``expected`` is what the page says, in its own words, or what must be so; ``observed`` what is there. ``holds`` is
    None where nothing could be said about it; ``undecided`` says why. Where it does not hold, ``finding`` says what is
    wrong, and ``advice`` what to do. ``surfaces`` are the names of the surfaces on which it was looked for. ``span`` is
    where the words stand in the page; None for an order or an outcome, which have none of their own.
    """

    kind: ClaimKind
    expected: Text
    observed: tuple[Text, ...]
    holds: bool | None
    line: Line
    surfaces: tuple[str, ...] = ()
    finding: Message | None = None
    advice: Message | None = None
    undecided: Message | None = None
    span: Span | None = None


class ScreenshotVerdict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One screenshot of a page, and how it compares with what was captured.

    ``difference`` runs from 0 to 1. ``matches`` names another stored screenshot that shows what is there now.
    ``correct_src`` is the address by which the page has to embed it, where it embeds it by another one.
    """

    name: Named
    verdict: ScreenshotState
    difference: Share
    line: Line
    reason: Text = ""
    baseline: Picture = None
    captured: Picture = None
    diff: Picture = None
    matches: str | None = None
    correct_src: str | None = None


class BlockVerdict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The verdict of one step or remark of a page.

    ``id`` is its binding, ``key`` its name in a sidecar: heading slug, and ordinal, screenshot or line. ``error`` is
    what failed where the verdict is ``inconclusive``. ``screen`` is a picture of the whole screen. ``tries`` says how
    often the block was visited; the last visit counts. ``evidence`` is kept whole, so that the verdict can be computed
    again.
    """

    id: str | None
    key: str
    kind: Literal["step", "remark"]
    section: str
    ordinal: Ordinal | None
    line: Line
    end_line: Line
    text: str
    verdict: Verdict
    seconds: Seconds
    error: Text | None
    claims: tuple[ClaimVerdict, ...] = ()
    screenshots: tuple[ScreenshotVerdict, ...] = ()
    variant: str | None = None
    notes: tuple[Text, ...] = ()
    screen: Picture = None
    tries: Ordinal = 1
    evidence: Evidence | None = None

    @property
    def broken(self) -> list[ClaimVerdict]:
        """The claims that do not hold."""
        return [claim for claim in self.claims if claim.holds is False]

    def to_data(self) -> dict[str, Any]:
        """Return the verdict as JSON data."""
        return plain_data(self)

    @staticmethod
    def from_data(data: dict[str, Any]) -> "BlockVerdict":
        """Read back what ``to_data`` returned. Raises msgspec.ValidationError."""
        return msgspec.convert(data, BlockVerdict)


class DeploymentData(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The deployment that the page was compared with."""

    kind: Literal["embedded", "external", "unknown", "several"]
    url: str
    client: str


class EnvironmentData(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the page was compared with.

    Where pages were compared with several, as in merged runs, every page has its own, and what differs reads
    ``several`` in the file's. ``remarks`` say what is to be known about the browser: it is old, newer than any known
    one, or without its sandbox.
    """

    chrome: str
    variant: str
    deployment: DeploymentData
    os: str
    fonts: str
    remarks: tuple[Text, ...] = ()


class PageData(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One page; ``source`` is its Markdown as it was read, ``environment`` its own where there are several."""

    path: Named
    lang: str
    ref: str
    blocks: tuple[BlockVerdict, ...]
    title: str = ""
    source: str | None = None
    environment: EnvironmentData | None = None


class RunData(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The verdict of a run: ``started`` is when, with a time zone, ``seconds`` from the first to the last block."""

    schema: Literal[2]
    outcome: Literal["verified", "drifted", "inconclusive"]
    started: Moment
    seconds: Seconds
    environment: EnvironmentData
    pages: tuple[PageData, ...]
