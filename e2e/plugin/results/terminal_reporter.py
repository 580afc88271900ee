"""What a run tells in the terminal: each block as it ends, and in the end all that is wrong."""

from collections import Counter
from collections.abc import Sequence

import pytest

from e2e.messages.catalogue import render
from e2e.messages.message import Message
from e2e.reports.terminal import explanation, live_line
from e2e.verdict.evidence import Text
from e2e.verdict.model import INCONCLUSIVE, BlockVerdict
from e2e.verdict.severity import Severities, finding, severity
from e2e.verdict.shared_failures import SHARED

ENDED = Message("run-ended-before")
"""What there is to know of a block that the run did not get to, or not to the end of."""


class TerminalReporter:
    """Tells verdicts with the severity that they have in this run; what is ignored is only named and counted."""

    def __init__(self, severities: Severities) -> None:
        self._weights = severities
        self._failures: dict[Text, str] = {}
        """Where each failure of the bench was first met."""

    def block(self, reporter: pytest.TerminalReporter, page: str, block: BlockVerdict) -> None:
        """Tell how a block ended, and what is wrong with it."""
        reporter.ensure_newline()
        self._line(reporter, page, block)
        if self._ignored(block):
            return
        if block.error and block.error in self._failures:
            reporter.write_line(f"    the harness failed as at {self._failures[block.error]}")
            return
        if block.error:
            self._failures[block.error] = f"{page}:{block.line}"
        for line in explanation(page, block):
            reporter.write_line(line)

    def findings(self, reporter: pytest.TerminalReporter, blocks: Sequence[tuple[str, BlockVerdict]]) -> None:
        """Tell in the end what is wrong with which of the blocks, each given with its page's name."""
        wrong = [(page, block) for page, block in blocks if finding(block)]
        told = [(page, block) for page, block in wrong if not self._ignored(block)]
        errors = Counter(block.error for _, block in told if block.error)
        shared = {error: number for error, number in errors.items() if error == ENDED or number >= SHARED}
        for page, block in told:
            if block.error not in shared:
                self._line(reporter, page, block)
        for error, number in shared.items():
            warns = ", which only warns" if self._weights.inconclusive == "warn" else ""
            where = f"{number} steps and remarks" if number > 1 else "one step or remark"
            reporter.write_line(f"inconclusive at {where}{warns}: {render(error)}", yellow=True)
        ignored = Counter(finding(block) for _, block in wrong if self._ignored(block))
        for kind, number in ignored.items():
            reporter.write_line(f"not listed, by --{kind} ignore: {number}")

    def _line(self, reporter: pytest.TerminalReporter, page: str, block: BlockVerdict) -> None:
        counts = severity(block, self._weights)
        if not finding(block):
            reporter.write_line(live_line(page, block), green=True)
        elif counts == "ignore":
            reporter.write_line(live_line(page, block, counts))
        elif counts == "warn" or block.verdict == INCONCLUSIVE:
            reporter.write_line(live_line(page, block, counts), yellow=True)
        else:
            reporter.write_line(live_line(page, block, counts), red=True)

    def _ignored(self, block: BlockVerdict) -> bool:
        return bool(finding(block)) and severity(block, self._weights) == "ignore"
