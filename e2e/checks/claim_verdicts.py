"""The three things that can be said of a claim: it holds, it does not, or nothing is known about it."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from e2e.checks.label_text import plain
from e2e.claims.model import Claim
from e2e.messages.message import Message
from e2e.messages.names import role
from e2e.verdict.evidence import ObservedWidget, Text
from e2e.verdict.model import ClaimVerdict


def holds(claim: Claim, observed: Iterable[Text] = (), *, surfaces: Sequence[str] = ()) -> ClaimVerdict:
    """Return that a claim holds, and what was seen of it."""
    return _verdict(claim, True, observed, surfaces)


def broken(
    claim: Claim,
    observed: Iterable[Text],
    finding: Message,
    advice: Message,
    *,
    surfaces: Sequence[str] = (),
) -> ClaimVerdict:
    """Return that a claim does not hold: what is there instead, what is wrong, and what to do."""
    return replace(_verdict(claim, False, observed, surfaces), finding=finding, advice=advice)


def undecided(
    claim: Claim, why: Message, observed: Iterable[Text] = (), *, surfaces: Sequence[str] = ()
) -> ClaimVerdict:
    """Return that nothing is known about a claim, and why."""
    return replace(_verdict(claim, None, observed, surfaces), undecided=why)


def _verdict(
    claim: Claim, holds: bool | None, observed: Iterable[Text], surfaces: Sequence[str]
) -> ClaimVerdict:
    return ClaimVerdict(
        kind=claim.kind,
        expected=claim.expected,
        observed=tuple(observed),
        holds=holds,
        line=claim.line,
        surfaces=tuple(surfaces),
        span=claim.span,
    )


def or_nothing(items: Sequence[Text]) -> Sequence[Text]:
    """Return what is there as a parameter of a message: a list that is never empty."""
    return items or [Message("nothing")]


def described(widget_role: str, label: str) -> Message:
    """Return a widget as a reader of the verdict knows it: its role, and its label if it has one."""
    if not label:
        return role(widget_role)
    return Message("widget", {"role": role(widget_role), "label": plain(label)})


def label_of(widget: ObservedWidget) -> str:
    """Return what a reader reads on a widget or in its tooltip."""
    return plain(widget.label or widget.tooltip)
