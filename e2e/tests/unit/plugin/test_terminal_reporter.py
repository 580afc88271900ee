"""What the terminal reporter prints of findings that fail a run, only warn, or are ignored."""

import re
from typing import Any, cast

import pytest

from e2e.plugin.results.terminal_reporter import ENDED, TerminalReporter
from e2e.reports.terminal import show
from e2e.tests.support.report_data import block, lamp_blocks
from e2e.verdict.evidence import Text
from e2e.verdict.model import BlockVerdict
from e2e.verdict.severity import Severities
from e2e.verdict.shared_failures import SHARED

PAGE = "lamp.md"


class Terminal:
    """Stands in for pytest's terminal: keeps each line with its colour."""

    def __init__(self) -> None:
        self.lines: list[tuple[str, str]] = []

    def ensure_newline(self) -> None:
        """Do nothing: there are lines only."""

    def write_line(self, line: str, **colour: bool) -> None:
        self.lines.append((line, " ".join(colour)))


def printed(
    severities: Severities, blocks: list[BlockVerdict], *, in_the_end: bool = False
) -> list[tuple[str, str]]:
    terminal, under_test = Terminal(), TerminalReporter(severities)
    reporter = cast(Any, terminal)
    if in_the_end:
        under_test.findings(reporter, [(PAGE, each) for each in blocks])
    else:
        for each in blocks:
            under_test.block(reporter, PAGE, each)
    return terminal.lines


def heads(lines: list[tuple[str, str]]) -> list[tuple[str, str, str]]:
    """Return verdict, severity and colour of the lines that name a block."""
    shape = re.compile(rf"{PAGE}:.* (\w+) +[\d.]+ s *(.*)")
    return [(match[1], match[2], colour) for line, colour in lines if (match := shape.fullmatch(line))]


def test_a_line_says_how_much_its_finding_counts() -> None:
    assert heads(printed(Severities(), lamp_blocks())) == [
        ("verified", "", "green"),
        ("drifted", "", "red"),
        ("unbound", "", "red"),
        ("inconclusive", "", "yellow"),
        ("drifted", "", "red"),
    ]
    lenient = Severities(drift="ignore", stale="warn", inconclusive="warn")
    assert heads(printed(lenient, lamp_blocks())) == [
        ("verified", "", "green"),
        ("drifted", "ignored", ""),
        ("unbound", "ignored", ""),
        ("inconclusive", "only warns", "yellow"),
        ("drifted", "only warns", "yellow"),
    ]


def test_of_what_is_ignored_nothing_is_explained() -> None:
    drifted = lamp_blocks()[1]
    assert len(printed(Severities(), [drifted])) > 1
    assert len(printed(Severities(drift="warn"), [drifted])) > 1
    assert len(printed(Severities(drift="ignore"), [drifted])) == 1


def test_in_the_end_what_is_ignored_is_counted() -> None:
    lines = printed(Severities(drift="ignore", stale="warn"), lamp_blocks(), in_the_end=True)
    assert heads(lines) == [("inconclusive", "", "yellow"), ("drifted", "only warns", "yellow")]
    assert lines[-1] == ("not listed, by --drift ignore: 2", "")


@pytest.mark.parametrize(("error", "number"), [("the bulb broke", SHARED), (ENDED, 1), (ENDED, 2)])
def test_a_failure_that_many_share_is_told_once_and_with_its_weight(error: Text, number: int) -> None:
    blocks = [block(f"b{n}", n + 1, "inconclusive", error=error, claims=()) for n in range(number)]
    ((line, colour),) = printed(Severities(inconclusive="warn"), blocks, in_the_end=True)
    assert line.endswith(f", which only warns: {show(error)}")
    assert colour == "yellow"
    ((line, _),) = printed(Severities(), blocks, in_the_end=True)
    assert "warns" not in line
    assert printed(Severities(inconclusive="ignore"), blocks, in_the_end=True) == [
        (f"not listed, by --inconclusive ignore: {number}", "")
    ]
