"""What counts against a run, and its exit status."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from e2e.verdict.model import DRIFTED, INCONCLUSIVE, UNBOUND, VERIFIED, BlockVerdict

Severity = Literal["fail", "warn", "ignore"]

EXIT_VERIFIED, EXIT_DRIFTED, EXIT_INCONCLUSIVE, EXIT_USAGE = 0, 1, 3, 4


@dataclass(frozen=True)
class Severities:
    """How much a finding counts: it fails the run, only warns, or is ignored."""

    drift: Severity = "fail"
    stale: Severity = "fail"
    inconclusive: Severity = "fail"


def finding(block: BlockVerdict) -> str:
    """Return the kind of finding a block is: ``drift``, ``stale``, ``inconclusive``, or "" for a verified one."""
    if block.verdict == INCONCLUSIVE:
        return "inconclusive"
    if block.verdict == UNBOUND:
        return "drift"
    if block.verdict == DRIFTED:
        stale = {screenshot.name for screenshot in block.screenshots if screenshot.verdict == "stale"}
        only_stale = all(claim.kind == "screenshot" and claim.expected in stale for claim in block.broken)
        return "stale" if only_stale else "drift"
    return ""


def severity(block: BlockVerdict, severities: Severities) -> Severity:
    """Return how much a block counts against the run; ``ignore`` for a verified one."""
    kind = finding(block)
    return getattr(severities, kind) if kind else "ignore"


def outcome(blocks: Iterable[BlockVerdict]) -> str:
    """Return the outcome of a run: drift outranks inconclusive, inconclusive outranks verified."""
    kinds = {finding(block) for block in blocks}
    if kinds & {"drift", "stale"}:
        return DRIFTED
    return INCONCLUSIVE if "inconclusive" in kinds else VERIFIED


def exit_status(blocks: Iterable[BlockVerdict], severities: Severities) -> int:
    """Return the exit status of a run, in which only what fails it counts."""
    kinds = {finding(block) for block in blocks if severity(block, severities) == "fail"}
    if kinds & {"drift", "stale"}:
        return EXIT_DRIFTED
    return EXIT_INCONCLUSIVE if "inconclusive" in kinds else EXIT_VERIFIED
