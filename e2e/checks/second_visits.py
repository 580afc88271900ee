"""When a block is visited a second time, and what two visits come to. Pure: verdicts in, a verdict out."""

from dataclasses import replace

from e2e.verdict.model import DRIFTED, INCONCLUSIVE, STALE, BlockVerdict, ClaimVerdict
from e2e.verdict.shared_failures import cause


def deserves_another(block: BlockVerdict) -> bool:
    """Tell whether a block has to be visited again before its verdict counts.

    That is so where the bench failed, and where the finding rests on time: on something that did not come while it was
    waited for, or on a picture that looks different. A label or a place that differs was there to be read, and is no
    matter of time; where one does, a picture that looks different adds nothing to the verdict.
    """
    if block.verdict == INCONCLUSIVE:
        return True
    if block.verdict != DRIFTED:
        return False
    return any(claim.kind == "outcome" for claim in block.broken) or not certain(block)


def certain(block: BlockVerdict) -> bool:
    """Tell whether a block drifted by something that does not rest on time, whatever else did not hold."""
    return block.verdict == DRIFTED and not all(_timed(claim, block) for claim in block.broken)


def combined(first: BlockVerdict, second: BlockVerdict) -> BlockVerdict:
    """Return the verdict of a block that was visited twice: the second one's, with a note of what the first met.

    Where the bench fails at the second visit, what the first one found for certain is no less found.
    """
    if second.verdict == INCONCLUSIVE and certain(first):
        failed = f"visited twice: at the second visit the test bench failed: {cause(second)}"
        seconds = round(first.seconds + second.seconds, 2)
        return replace(first, tries=2, seconds=seconds, notes=(failed, *first.notes))
    return replace(
        second,
        tries=2,
        seconds=round(first.seconds + second.seconds, 2),
        notes=(_met(first), *second.notes),
    )


def _timed(claim: ClaimVerdict, block: BlockVerdict) -> bool:
    return claim.kind == "outcome" or _compared(claim, block)


def _compared(claim: ClaimVerdict, block: BlockVerdict) -> bool:
    """Tell whether a claim is about a screenshot that was captured and looks different from the stored one."""
    return claim.kind == "screenshot" and any(
        screenshot.name == claim.expected and screenshot.verdict == STALE and screenshot.captured
        for screenshot in block.screenshots
    )


def _met(first: BlockVerdict) -> str:
    if first.verdict == INCONCLUSIVE:
        return f"visited twice: at the first visit the test bench failed: {cause(first)}"
    said = [
        f"{claim.expected} is as stored" if claim.kind == "screenshot" else claim.expected
        for claim in first.broken
    ]
    rest = f" and {len(said) - 1} more" if len(said) > 1 else ""
    return f"visited twice: at the first visit this did not hold: {said[0]}{rest}"
