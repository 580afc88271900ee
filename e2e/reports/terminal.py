"""A verdict as lines for a terminal."""

from e2e.messages.catalogue import render
from e2e.verdict.model import INCONCLUSIVE, UNBOUND, BlockVerdict, ClaimVerdict
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
    """Return what a doc writer needs: what the page says, what is there, and the page and line to fix."""
    notes = [f"    note: {render(note)}" for note in block.notes]
    if block.verdict == INCONCLUSIVE:
        return [
            f"    nothing is known about this {block.kind}, the harness failed: {render(block.error or '')}",
            *notes,
            "    this is no finding about the page: put right what the message names, or run it again; see "
            "“Troubleshooting” in the README",
        ]
    if block.verdict == UNBOUND:
        return [
            f"    no scenario walks this {block.kind}, so nobody would notice if it went wrong",
            f"    to fix: {page}:{block.line}: put {{: #scenario-name}} at its start, or bind it in the sidecar"
            f" as “{block.key}”",
        ]
    if block.broken:
        # Where something is wrong, what was not reached says nothing more.
        return [*notes, *(line for claim in block.broken for line in _broken(page, claim))]
    return [
        *notes,
        *(
            f"    not checked: {claim.kind} “{render(claim.expected)}” ({page}:{claim.line}): "
            f"{render(claim.undecided or '')}"
            for claim in block.claims
            if claim.holds is None and claim.kind in ("label", "position", "control")
        ),
    ]


def _step(block: BlockVerdict) -> str:
    name = f"step {block.ordinal}" if block.kind == "step" else "remark"
    return f"{name} {block.id}" if block.id else f"{name} ({block.key})"


def _broken(page: str, claim: ClaimVerdict) -> list[str]:
    gap = " " * len(claim.kind)
    lines = [f"    {claim.kind}: {render(claim.finding or '')}"]
    if claim.kind == "screenshot":
        lines += [f"    {gap}  {render(reason)}" for reason in claim.observed]
    return [*lines, f"    {gap}  to fix: {page}:{claim.line}: {render(claim.advice or '')}"]
