"""When a block is visited a second time, and the verdict of both visits. Pure: verdicts in, a verdict out."""

from msgspec.structs import replace

from e2e.claims.model import ClaimKind
from e2e.messages.message import Message
from e2e.verdict.evidence import Text
from e2e.verdict.model import DRIFTED, INCONCLUSIVE, STALE, BlockVerdict, ClaimVerdict
from e2e.verdict.shared_failures import cause


def deserves_another(block: BlockVerdict) -> bool:
    """Tell whether a block has to be visited again before its verdict counts.

    That is so where the harness failed, and where the finding depends on time: on something that did not come
    while it was waited for, or on a screenshot that looks different. A label or a position that differs was there to
    be read, and does not depend on time; where one does, a screenshot that looks different adds nothing to the verdict.
    """
    if block.verdict == INCONCLUSIVE:
        return True
    if block.verdict != DRIFTED:
        return False
    return any(claim.kind == "outcome" for claim in block.broken) or not certain(block)


def certain(block: BlockVerdict) -> bool:
    """Tell whether a block drifted by something that does not depend on time, whatever else did not hold."""
    return block.verdict == DRIFTED and not all(_timed(claim, block) for claim in block.broken)


def combined(first: BlockVerdict, second: BlockVerdict, *, shortcut: bool = False) -> BlockVerdict:
    """Return the verdict of a block that was visited twice: the second one's, with a note of what the first found.

    Where the harness fails at the second visit, what the first one found for certain still counts, unless it took a
    ``shortcut``.
    """
    if second.verdict == INCONCLUSIVE and certain(first) and not shortcut:
        failed = Message("visited-twice-second-failed", {"cause": cause(second)})
        seconds = round(first.seconds + second.seconds, 2)
        return replace(first, tries=2, seconds=seconds, notes=(failed, *first.notes))
    return replace(
        second,
        tries=2,
        seconds=round(first.seconds + second.seconds, 2),
        notes=(_met(first, second), *second.notes),
    )


def _timed(claim: ClaimVerdict, block: BlockVerdict) -> bool:
    return claim.kind == "outcome" or _compared(claim, block)


def _compared(claim: ClaimVerdict, block: BlockVerdict) -> bool:
    """Tell whether a claim is about a screenshot that was captured and looks different from the stored one."""
    return claim.kind == "screenshot" and any(
        screenshot.name == claim.expected and screenshot.verdict == STALE and screenshot.captured
        for screenshot in block.screenshots
    )


def _met(first: BlockVerdict, second: BlockVerdict) -> Message:
    """Return whether the second visit met what the first one did, and if not, what it did not meet."""
    if first.verdict == INCONCLUSIVE:
        return Message("visited-twice-first-failed", {"cause": cause(first)})
    again = {(claim.kind, claim.expected, claim.line) for claim in second.broken}
    gone = [claim for claim in first.broken if (claim.kind, claim.expected, claim.line) not in again]
    if not gone:
        return Message(
            "visited-twice-same" if _findings(first) == _findings(second) else "visited-twice-again"
        )
    findings = [claim.finding or Message("nothing") for claim in gone]
    if len(findings) == 1:
        return Message("visited-twice-first-finding", {"finding": findings[0]})
    return Message("visited-twice-first-findings", {"finding": findings[0], "more": len(findings) - 1})


def _findings(block: BlockVerdict) -> set[tuple[ClaimKind, Text, int, Message | None]]:
    return {(claim.kind, claim.expected, claim.line, claim.finding) for claim in block.broken}
