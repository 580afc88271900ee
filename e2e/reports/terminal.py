"""A verdict as lines for a terminal."""

from e2e.checks.label_text import plain
from e2e.verdict.model import DRIFTED, INCONCLUSIVE, UNBOUND, BlockVerdict, ClaimVerdict
from e2e.verdict.severity import Severity

WIDTH = 110


def live_line(page: str, block: BlockVerdict, severity: Severity = "fail") -> str:
    """Return the one line that is printed as soon as a block has its verdict.

    ``severity`` is what its finding counts; where it does not fail the run, the line says so.
    """
    place = f"{page}:{block.line}"
    counts = {"fail": "", "warn": "  only warns", "ignore": "  ignored"}[severity]
    return f"{place:<34} {_step(block):<42} {block.verdict:<12} {block.seconds:5.1f} s{counts}"


def explanation(page: str, block: BlockVerdict) -> list[str]:
    """Return what a doc writer needs: what the page says, what is there, and the page and line to mend."""
    if block.verdict == INCONCLUSIVE:
        return [
            f"    nothing is known about this {block.kind}, the test bench failed: {block.error}",
            *(f"    note: {note}" for note in block.notes),
            "    this is no finding about the page: put right what the message names, or run it again; see "
            '"Troubleshooting" in the README',
        ]
    if block.verdict == UNBOUND:
        return [
            f"    no scenario walks this {block.kind}, so nobody would notice if it went wrong",
            f"    to mend: {page}:{block.line}: put {{: #scenario-name}} at its start, or bind it in the sidecar"
            f" as „{block.key}“",
        ]
    lines = [f"    note: {note}" for note in block.notes]
    if not any(claim.holds is False for claim in block.claims):
        # Where something is wrong, what was not reached says nothing more.
        lines += [
            f"    not judged: {claim.kind} „{claim.expected}“ ({page}:{claim.line}): nothing of the kind was looked at"
            for claim in block.claims
            if claim.holds is None and claim.kind in ("label", "place", "control")
        ]
    if block.verdict == DRIFTED:
        for claim in block.broken:
            lines += _broken(page, claim)
    return lines


def _step(block: BlockVerdict) -> str:
    name = f"step {block.ordinal}" if block.kind == "step" else "remark"
    return f"{name} {block.id}" if block.id else f"{name} ({block.key})"


def _broken(page: str, claim: ClaimVerdict) -> list[str]:
    observed = [plain(text) for text in claim.observed]
    there = "; ".join(f"„{label}“" if claim.kind == "label" else label for label in observed)
    where = f" ({claim.surface})" if claim.surface else ""
    says = f"„{claim.expected}“" if claim.kind == "label" else claim.expected
    return [
        f"    {claim.kind}: the page says: {says}",
        f"    {' ' * len(claim.kind)}  there is: {there or 'nothing of the kind'}{where}",
        f"    {' ' * len(claim.kind)}  to mend: {page}:{claim.line}: {claim.advice or 'tell what happens now.'}",
    ]
