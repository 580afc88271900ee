"""A verdict, as it stands in the verdict file."""

import json
from dataclasses import asdict, dataclass, field
from typing import Any

VERIFIED, DRIFTED, UNBOUND, INCONCLUSIVE = "verified", "drifted", "unbound", "inconclusive"
STALE, UNKNOWN = "stale", "unknown"
"""The verdicts of a screenshot that looks different from what was captured, and of one that was not compared."""


@dataclass(frozen=True)
class ClaimVerdict:
    """One claim: ``holds`` is None where nothing could be said about it; ``advice`` is for the doc writer."""

    kind: str
    expected: str
    observed: tuple[str, ...]
    holds: bool | None
    line: int
    surface: str = ""
    advice: str = ""


@dataclass(frozen=True)
class ScreenshotVerdict:
    """One screenshot: ``current``, ``stale``, ``missing``, ``new`` or ``unknown`` (its picture is not at hand).

    ``matches`` names another stored screenshot that shows what is there now. ``place`` is the address at which the page
    has to embed it, where it embeds it by another one.
    """

    name: str
    verdict: str
    difference: float
    line: int
    reason: str = ""
    baseline: str | None = None
    captured: str | None = None
    diff: str | None = None
    matches: str | None = None
    place: str | None = None


@dataclass(frozen=True)
class BlockVerdict:
    """The verdict of one step or remark of a page."""

    id: str | None
    key: str
    kind: str
    section: str
    ordinal: int | None
    line: int
    end_line: int
    text: str
    verdict: str
    seconds: float
    error: str | None
    claims: tuple[ClaimVerdict, ...] = ()
    screenshots: tuple[ScreenshotVerdict, ...] = ()
    variant: str | None = None
    notes: tuple[str, ...] = ()
    screen: str | None = None
    tries: int = 1
    """How often the block was visited; a second visit is the one that counts."""
    evidence: dict[str, Any] | None = field(default=None, compare=False)

    @property
    def broken(self) -> list[ClaimVerdict]:
        """The claims that do not hold."""
        return [claim for claim in self.claims if claim.holds is False]

    def to_data(self) -> dict[str, Any]:
        """Return the verdict as JSON data."""
        return json.loads(json.dumps(asdict(self)))  # type: ignore[no-any-return]

    @staticmethod
    def from_data(data: dict[str, Any]) -> "BlockVerdict":
        """Read back what ``to_data`` returned."""
        fields = dict(data)
        fields["claims"] = tuple(
            ClaimVerdict(**{**claim, "observed": tuple(claim["observed"])}) for claim in data["claims"]
        )
        fields["screenshots"] = tuple(ScreenshotVerdict(**screenshot) for screenshot in data["screenshots"])
        fields["notes"] = tuple(data["notes"])
        return BlockVerdict(**fields)
