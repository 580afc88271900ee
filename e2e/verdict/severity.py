"""What counts against a run, and its exit status."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from e2e.verdict.model import DRIFTED, INCONCLUSIVE, UNBOUND, VERIFIED, BlockVerdict

Weight = Literal["fail", "warn", "ignore"]

EXIT_VERIFIED, EXIT_DRIFTED, EXIT_INCONCLUSIVE, EXIT_USAGE = 0, 1, 3, 4


@dataclass(frozen=True)
class Weights:
    """How much a finding counts: it fails the run, is only named, or is passed over."""

    drift: Weight = "fail"
    stale: Weight = "fail"
    inconclusive: Weight = "fail"


def finding(block: BlockVerdict) -> str:
    """Return the kind of finding a block is: ``drift``, ``stale``, ``inconclusive``, or "" for a verified one."""
    if block.verdict == INCONCLUSIVE:
        return "inconclusive"
    if block.verdict == UNBOUND:
        return "drift"
    if block.verdict == DRIFTED:
        stale = {figure.name for figure in block.figures if figure.verdict == "stale"}
        only_stale = all(claim.kind == "figure" and claim.expected in stale for claim in block.broken)
        return "stale" if only_stale else "drift"
    return ""


def weight(block: BlockVerdict, weights: Weights) -> Weight:
    """Return how much a block counts against the run; ``ignore`` for a verified one."""
    kind = finding(block)
    return getattr(weights, kind) if kind else "ignore"


def outcome(blocks: Iterable[BlockVerdict]) -> str:
    """Return the outcome of a run: drift outranks inconclusive, inconclusive outranks verified."""
    kinds = {finding(block) for block in blocks}
    if kinds & {"drift", "stale"}:
        return DRIFTED
    return INCONCLUSIVE if "inconclusive" in kinds else VERIFIED


def exit_status(blocks: Iterable[BlockVerdict], weights: Weights) -> int:
    """Return the exit status of a run, in which only what fails it counts."""
    kinds = {finding(block) for block in blocks if weight(block, weights) == "fail"}
    if kinds & {"drift", "stale"}:
        return EXIT_DRIFTED
    return EXIT_INCONCLUSIVE if "inconclusive" in kinds else EXIT_VERIFIED
