"""Order: whether the page describes what a step requires before that step."""

from e2e.claims.model import Block
from e2e.messages.message import Message
from e2e.verdict.model import ClaimVerdict


def check_order(required: str, line: int, block: Block) -> ClaimVerdict:
    """Return whether the block of the scenario ``required``, which begins in ``line``, comes before ``block``."""
    expected = Message("order-expected", {"scenario": required})
    observed = (Message("order-line", {"line": line}),)
    if line < block.line:
        return ClaimVerdict("order", expected, observed, True, block.line)
    return ClaimVerdict(
        kind="order",
        expected=expected,
        observed=observed,
        holds=False,
        line=block.line,
        finding=Message("order-wrong", {"scenario": required, "line": line}),
        advice=Message("advice-swap-the-steps"),
    )
