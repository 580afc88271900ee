"""Outcomes: what must be so after a step."""

from e2e.claims.model import Block
from e2e.messages.message import Message
from e2e.verdict.evidence import Outcome, Text
from e2e.verdict.model import ClaimVerdict


def check_outcome(outcome: Outcome, block: Block) -> ClaimVerdict:
    """Return the verdict on an outcome."""
    expected = _in_state(outcome)
    if outcome.holds:
        return ClaimVerdict("outcome", expected, outcome.observed, True, block.line)
    return ClaimVerdict(
        kind="outcome",
        expected=expected,
        observed=outcome.observed,
        holds=False,
        line=block.line,
        finding=_finding(outcome, expected),
        advice=Message("advice-describe-what-happens"),
    )


def _in_state(outcome: Outcome) -> Text:
    if not outcome.starting_state:
        return outcome.expected
    return Message(
        "outcome-in-state", {"outcome": outcome.expected, "starting-state": outcome.starting_state}
    )


def _finding(outcome: Outcome, expected: Text) -> Message:
    if not outcome.observed:
        return Message("outcome-missing", {"outcome": expected})
    return Message("outcome-missing-observed", {"outcome": expected, "observed": list(outcome.observed)})
