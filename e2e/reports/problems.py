"""What is wrong with a block, and what to do about it: the same messages in every report."""

from dataclasses import dataclass

from e2e.messages.message import Message
from e2e.verdict.evidence import Text
from e2e.verdict.model import INCONCLUSIVE, UNBOUND, BlockVerdict, ClaimVerdict
from e2e.verdict.shared_failures import cause


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong with a block.

    Args:
        finding: what is wrong.
        advice: what to do about it.
        line: the line of the page.
        claim: the claim that does not hold, where it is one.
        cause: what failed, where the check itself did.
    """

    finding: Message
    advice: Message
    line: int
    claim: ClaimVerdict | None = None
    cause: Text = ""

    @property
    def quoted(self) -> str:
        """What to look for in the page's line: the page's own words, where the claim has them."""
        return self.claim.expected if self.claim and isinstance(self.claim.expected, str) else ""

    @property
    def whole(self) -> Message:
        """All of it: what is wrong, what to do, and what failed."""
        if self.cause:
            return Message(
                "problem-with-cause", {"finding": self.finding, "advice": self.advice, "cause": self.cause}
            )
        return Message("problem", {"finding": self.finding, "advice": self.advice})

    @property
    def short(self) -> Message:
        """What is wrong, without what to do."""
        if self.cause:
            return Message("finding-with-cause", {"finding": self.finding, "cause": self.cause})
        return self.finding


def problems(block: BlockVerdict) -> list[Problem]:
    """Return what is wrong with a block, in the order of the page; nothing for a verified one.

    In a line, what a thing is called comes before where it is: it is easier to understand when one knows the thing.
    """
    if block.verdict == UNBOUND:
        advice = Message("advice-bind", {"key": block.key})
        return [Problem(Message("finding-unbound"), advice, block.line)]
    if block.verdict == INCONCLUSIVE:
        finding = Message("finding-inconclusive")
        return [Problem(finding, Message("advice-run-again"), block.line, cause=cause(block))]
    found = [
        Problem(claim.finding, claim.advice, claim.line, claim)
        for claim in sorted(block.broken, key=lambda claim: (claim.line, claim.kind == "position"))
        # Whoever reads or writes a verdict file has seen to it that both are there.
        if claim.finding is not None and claim.advice is not None
    ]
    # What is wrong from each of several starting states is one problem.
    return list(dict.fromkeys(found))


def shared_problem(why: Text, line: int) -> Problem:
    """Return what is wrong where many blocks share the failure ``why``; ``line`` is that of the first."""
    return Problem(Message("finding-inconclusive-shared"), Message("advice-run-again"), line, cause=why)
