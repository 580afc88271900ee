"""The check of one block, a pure function: the same block and evidence give the same verdict, without a browser."""

from typing import assert_never

from e2e.checks.context import CheckContext
from e2e.checks.kinds.controls import check_control
from e2e.checks.kinds.labels import check_label
from e2e.checks.kinds.links import check_link
from e2e.checks.kinds.order import check_order
from e2e.checks.kinds.outcomes import check_outcome
from e2e.checks.kinds.positions import check_position
from e2e.checks.kinds.screenshots import check_screenshot, compare_screenshot
from e2e.checks.kinds.unnamed_interactions import check_unnamed
from e2e.claims.model import Block, ControlClaim, LabelClaim, LinkClaim, PositionClaim, ScreenshotClaim
from e2e.messages.message import Message
from e2e.verdict.evidence import Evidence, Text
from e2e.verdict.model import (
    DRIFTED,
    INCONCLUSIVE,
    VERIFIED,
    BlockVerdict,
    ClaimVerdict,
    ScreenshotVerdict,
    Verdict,
)


def check(
    block: Block,
    evidence: Evidence,
    context: CheckContext,
    *,
    seconds: float = 0.0,
    error: Text | None = None,
) -> BlockVerdict:
    """Return the verdict of one block.

    Args:
        block: what the page says.
        evidence: what was seen.
        context: what a verdict needs to know besides.
        seconds: how long the block took.
        error: the failure of the harness, if it failed: then nothing is known, whatever was seen before.
    """
    screenshots = tuple(compare_screenshot(claim, evidence) for claim in block.screenshots)
    claims = (
        *_claims(block, evidence, context),
        *map(check_screenshot, block.screenshots, screenshots),
        *check_unnamed(block, evidence, context),
        *(check_outcome(outcome, block) for outcome in evidence.outcomes),
        *(check_order(name, line, block) for name, line in context.requires.items() if line is not None),
    )
    if error is None and not any(claim.holds is not None for claim in claims):
        error = Message("no-evidence")
    verdict: Verdict = VERIFIED
    if error is not None:
        verdict = INCONCLUSIVE
    elif any(claim.holds is False for claim in claims):
        verdict = DRIFTED
    return _verdict(block, verdict, seconds, error, claims, screenshots, evidence)


def unwalked(
    block: Block, verdict: Verdict, *, seconds: float = 0.0, error: Text | None = None
) -> BlockVerdict:
    """Return the verdict of a block without evidence."""
    return _verdict(block, verdict, seconds, error)


def _verdict(
    block: Block,
    verdict: Verdict,
    seconds: float,
    error: Text | None,
    claims: tuple[ClaimVerdict, ...] = (),
    screenshots: tuple[ScreenshotVerdict, ...] = (),
    evidence: Evidence | None = None,
) -> BlockVerdict:
    return BlockVerdict(
        id=block.id,
        key=block.key,
        kind=block.kind,
        section=block.section.title,
        ordinal=block.ordinal,
        line=block.line,
        end_line=block.end_line,
        text=block.text,
        verdict=verdict,
        seconds=seconds,
        error=error,
        claims=claims,
        screenshots=screenshots,
        variant=block.variant,
        notes=tuple(dict.fromkeys(evidence.notes)) if evidence else (),
        screen=evidence.screen if evidence else None,
        evidence=evidence,
    )


def _claims(block: Block, evidence: Evidence, context: CheckContext) -> list[ClaimVerdict]:
    verdicts = []
    for claim in block.claims:
        match claim:
            case LabelClaim():
                verdicts.append(check_label(claim, evidence, context))
            case PositionClaim():
                verdicts.append(check_position(claim, block, evidence, context))
            case ControlClaim():
                verdicts.append(check_control(claim, evidence, context))
            case LinkClaim():
                verdicts += check_link(claim, evidence)
            case ScreenshotClaim():
                pass  # is compared before, and checked with what that gave
            case _:
                assert_never(claim)
    return verdicts
