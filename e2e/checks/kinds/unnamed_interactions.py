"""Controls that the reader had to use although the page names none of them."""

from e2e.checks.claim_verdicts import or_nothing
from e2e.checks.context import CheckContext, unique
from e2e.checks.label_text import plain
from e2e.claims.model import Block
from e2e.messages.message import Message
from e2e.messages.names import role, surface
from e2e.verdict.evidence import Evidence, Interaction
from e2e.verdict.model import ClaimVerdict


def check_unnamed(block: Block, evidence: Evidence, context: CheckContext) -> list[ClaimVerdict]:
    """Return a claim that does not hold for each control that was used and that the page does not name."""
    return [_unnamed(use, block) for use in evidence.interactions if not _names(block, use, context)]


def _names(block: Block, use: Interaction, context: CheckContext) -> bool:
    if use.found is None or not use.named:
        # What was found without a name was found by its role or its position, as the page says.
        return use.found is not None or bool(use.named)
    # The evidence may be of an earlier wording of the page, which still named the control.
    return any(context.carries(use.found, claim.label) for claim in block.labels)


def _unnamed(use: Interaction, block: Block) -> ClaimVerdict:
    there = unique(plain(option) for option in use.options)
    return ClaimVerdict(
        kind="control",
        expected=Message("control-to-name", {"role": role(use.role)}),
        observed=tuple(there),
        holds=False,
        line=block.line,
        surfaces=(use.surface,),
        finding=Message(
            "control-unnamed", {"surface": surface(use.surface), "there": list(or_nothing(there))}
        ),
        advice=Message("advice-quote-the-control"),
    )
