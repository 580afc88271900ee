"""Controls: whether what the page calls a button, a switch or a list is one."""

from e2e.checks.claim_verdicts import broken, described, holds, label_of, or_nothing, undecided
from e2e.checks.context import CheckContext, carriers
from e2e.claims.model import ControlClaim
from e2e.messages.message import Message
from e2e.verdict.evidence import Evidence, ObservedWidget
from e2e.verdict.model import ClaimVerdict


def check_control(claim: ControlClaim, evidence: Evidence, context: CheckContext) -> ClaimVerdict:
    """Return the verdict on a kind of control that the page names."""
    found = _found(claim, evidence, context)
    if found:
        there = list(dict.fromkeys(described(widget.role, label_of(widget)) for widget in found))
        if any(widget.role in claim.roles for widget in found):
            return holds(claim, there)
        return _other_role(claim, there)
    missed = [use for use in evidence.interactions if use.found is None and claim.label in use.named]
    if not missed:
        reached = evidence.observations and not evidence.stopped
        return undecided(claim, Message("control-not-found" if reached else "not-reached"))
    use = missed[0]
    options = list(dict.fromkeys(described(use.role, label) for label in use.options))
    if use.role in claim.roles:
        return undecided(claim, Message("control-not-found"), options, surfaces=[use.surface])
    return _other_role(claim, options, [use.surface])


def _found(claim: ControlClaim, evidence: Evidence, context: CheckContext) -> list[ObservedWidget]:
    if claim.label:
        return [widget for _, widget in carriers(claim.label, evidence, context)]
    if evidence.interactions:
        return [use.found for use in evidence.interactions if use.found]
    # The page says what to look at, not what to use.
    return [
        widget
        for observation in evidence.observations
        for widget in observation.widgets
        if widget.role in claim.roles
    ]


def _other_role(claim: ControlClaim, there: list[Message], surfaces: list[str] | None = None) -> ClaimVerdict:
    finding = Message("control-differs", {"control": claim.expected, "there": list(or_nothing(there))})
    return broken(claim, there, finding, Message("advice-name-the-control"), surfaces=surfaces or [])
