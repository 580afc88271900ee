"""A verdict as lines for a terminal."""

from e2e.messages.catalogue import FALLBACK, catalogue
from e2e.messages.message import Message
from e2e.messages.visible import visible
from e2e.reports.problems import Problem, problems
from e2e.verdict.evidence import Text
from e2e.verdict.model import BlockVerdict, ClaimVerdict
from e2e.verdict.severity import Severity


def show(text: Text) -> str:
    """Return what a message says in the language of the terminal, which is English."""
    return catalogue(FALLBACK).show(text)


def live_line(page: str, block: BlockVerdict, severity: Severity = "fail") -> str:
    """Return the one line that is printed as soon as a block has its verdict.

    Args:
        page: the page's path.
        block: the verdict.
        severity: how much its finding counts; where it does not fail the run, the line says so.
    """
    counts = show(Message("terminal-severity", {"severity": severity}))
    name = block.id or f"({block.key})"
    step = Message("terminal-block", {"kind": block.kind, "ordinal": block.ordinal or 0, "name": name})
    place = f"{page}:{block.line}"
    line = f"{place:<34} {show(step):<42} {block.verdict:<12} {block.seconds:5.1f} s  {counts}"
    return " ".join(visible(line).splitlines()).rstrip()


def explanation(page: str, block: BlockVerdict) -> list[str]:
    """Return what a writer needs: what the page says, what is there, and the page and line to correct."""
    found = problems(block)
    messages = [
        *(Message("terminal-note", {"note": note}) for note in block.notes),
        *(message for problem in found for message in _messages(page, problem)),
        # Where something is wrong, what was not reached says nothing more.
        *(() if found else (_undecided(page, claim) for claim in block.claims if _counts(claim))),
    ]
    return [f"    {line}" for message in messages for line in show(message).splitlines()]


def _messages(page: str, problem: Problem) -> list[Message]:
    if problem.cause:
        cause = Message("failure-said", {"cause": problem.cause})
        return [problem.finding, cause, problem.advice, Message("terminal-help")]
    place = f"{page}:{problem.line}"
    return [problem.finding, Message("terminal-advice", {"place": place, "advice": problem.advice})]


def _counts(claim: ClaimVerdict) -> bool:
    return claim.holds is None and claim.kind in ("label", "position", "control")


def _undecided(page: str, claim: ClaimVerdict) -> Message:
    return Message(
        "terminal-undecided",
        {
            "place": f"{page}:{claim.line}",
            "kind": Message("claim-kind", {"kind": claim.kind}),
            "expected": claim.expected,
            "why": claim.undecided or "",
        },
    )
