"""What a run prints: each block as it ends, and in the end all that is wrong."""

from collections import Counter
from collections.abc import Sequence

import pytest

from e2e.messages.message import Message
from e2e.reports.terminal import explanation, live_line, show
from e2e.verdict.evidence import Text
from e2e.verdict.model import INCONCLUSIVE, BlockVerdict
from e2e.verdict.severity import Severities, finding, severity
from e2e.verdict.shared_failures import SHARED

ENDED = Message("run-ended-before")
"""What is known of a block that the run did not get to, or not to the end of."""


class TerminalReporter:
    """Prints verdicts with the severity that they have in this run; what is ignored is only named and counted."""

    def __init__(self, severities: Severities) -> None:
        self._severities = severities
        self._failures: dict[Text, str] = {}
        """Where each failure of the harness was first met."""

    def block(self, reporter: pytest.TerminalReporter, page: str, block: BlockVerdict) -> None:
        """Print how a block ended, and what is wrong with it."""
        reporter.ensure_newline()
        self._line(reporter, page, block)
        if self._ignored(block):
            return
        if block.error and block.error in self._failures:
            same = Message("terminal-same-failure", {"place": self._failures[block.error]})
            reporter.write_line(f"    {show(same)}")
            return
        if block.error:
            self._failures[block.error] = f"{page}:{block.line}"
        for line in explanation(page, block):
            reporter.write_line(line)

    def findings(self, reporter: pytest.TerminalReporter, blocks: Sequence[tuple[str, BlockVerdict]]) -> None:
        """Print in the end what is wrong with which of the blocks, each given with its page's name."""
        wrong = [(page, block) for page, block in blocks if finding(block)]
        listed = [(page, block) for page, block in wrong if not self._ignored(block)]
        errors = Counter(block.error for _, block in listed if block.error)
        shared = {error: number for error, number in errors.items() if error == ENDED or number >= SHARED}
        for page, block in listed:
            if block.error not in shared:
                self._line(reporter, page, block)
        for error, number in shared.items():
            counts = self._severities.inconclusive
            shown = Message("terminal-shared", {"n": number, "severity": counts, "cause": error})
            reporter.write_line(show(shown), yellow=True)
        ignored = Counter(finding(block) for _, block in wrong if self._ignored(block))
        for kind, number in ignored.items():
            reporter.write_line(show(Message("terminal-ignored", {"finding": kind, "n": number})))

    def _line(self, reporter: pytest.TerminalReporter, page: str, block: BlockVerdict) -> None:
        counts = severity(block, self._severities)
        if not finding(block):
            reporter.write_line(live_line(page, block), green=True)
        elif counts == "ignore":
            reporter.write_line(live_line(page, block, counts))
        elif counts == "warn" or block.verdict == INCONCLUSIVE:
            reporter.write_line(live_line(page, block, counts), yellow=True)
        else:
            reporter.write_line(live_line(page, block, counts), red=True)

    def _ignored(self, block: BlockVerdict) -> bool:
        return bool(finding(block)) and severity(block, self._severities) == "ignore"
