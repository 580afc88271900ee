"""Every report says what failed: at each block, or once where many blocks share it."""

import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from e2e.messages.catalogue import languages
from e2e.messages.message import Message
from e2e.reports.__main__ import main
from e2e.reports.github import annotations, job_summary
from e2e.reports.html.report import render
from e2e.reports.junit import junit
from e2e.tests.support.report_data import ENVIRONMENT, block, lamp_blocks, page, verdict, write
from e2e.verdict.loader import pages_of
from e2e.verdict.severity import Severities
from e2e.verdict.shared_failures import SHARED, apart, causes, shared

DEAD = Message("no-answer", {"part": "https://candidate.example.org", "seconds": 25})
SAID = "https://candidate.example.org did not answer within 25 s"
LAMP = verdict(page(lamp_blocks()))
ELSEWHERE = {**ENVIRONMENT, "chrome": "Other 2"}


def dead(number: int, **given: Any) -> dict[str, Any]:
    """Return a page of as many blocks that a dead deployment failed, with one that failed by itself."""
    blocks = [
        block(f"b{n}", n, "inconclusive", ordinal=n, claims=(), error=DEAD) for n in range(1, number + 1)
    ]
    other = block("other", 90, "inconclusive", ordinal=90, claims=(), error="the sound died\nand more")
    return {**page([*blocks, other], source="# x\n"), **given}


MANY = verdict(dead(18))


def html_summary(data: dict[str, Any], folder: Path) -> str:
    """Return the text of a report's summary, without markup."""
    section = render(data, folder).split('<section class="summary">')[1].partition("<details")[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", section))


def test_every_format_tells_what_failed_at_a_block(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(write(tmp_path, LAMP))]) == 1
    assert "What failed at 1 part: HarnessError: the bulb broke" in capsys.readouterr().out
    (annotation,) = [line for line in annotations(LAMP) if "Kein Ergebnis" in line]
    assert "Was gescheitert ist: HarnessError: the bulb broke" in annotation
    assert "What failed: HarnessError: the bulb broke" in job_summary(LAMP)
    error = ET.fromstring(junit(LAMP)).find(".//error")  # noqa: S314 - our own text
    assert error is not None
    assert "Was gescheitert ist: HarnessError: the bulb broke" in str(error.get("message"))
    assert "HarnessError: the bulb broke" in html_summary(LAMP, tmp_path)


def test_a_failure_that_many_blocks_share_is_reported_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(write(tmp_path, MANY))]) == 3
    lines = capsys.readouterr().out.splitlines()
    assert lines[1:] == [f"What failed at 18 parts: {SAID}", "What failed at 1 part: the sound died"]
    found = annotations(MANY)
    assert len(found) == 2
    assert found[0].startswith("::error file=docs/de/lamp.md,line=1,title=Kein Ergebnis%3A 18 Stellen::")
    assert "https://candidate.example.org hat innerhalb von 25 s nicht geantwortet" in found[0]
    assert "the sound died" in found[1]
    rows = [line for line in job_summary(MANY).splitlines() if line.startswith("| docs")]
    assert len(rows) == 2
    assert "18 parts" in rows[0]
    text = html_summary(MANY, tmp_path)
    # Once a language; a translation that has only begun says it in English.
    assert 1 <= text.count(SAID) <= len(languages())
    assert "18 parts" in text
    assert "the sound died" in text
    root = ET.fromstring(junit(MANY))  # noqa: S314 - our own text
    messages = [str(error.get("message")) for error in root.iter("error")]
    assert len([message for message in messages if "candidate.example.org" in message]) == 18


def test_a_shared_failure_names_its_environments(tmp_path: Path) -> None:
    data = verdict(dead(3, environment=ENVIRONMENT), dead(3, environment=ELSEWHERE))
    (first, _) = annotations(data)
    assert "%3A 6 Stellen::" in first
    for text in (first, job_summary(data), html_summary(data, tmp_path)):
        assert "Chromium 1.2.3 · as-shipped · embedded" in text
        assert "Other 2 · as-shipped · embedded" in text


@pytest.mark.parametrize("severity", ["warn", "ignore"])
def test_a_shared_failure_follows_the_weights(severity: Any) -> None:
    found = annotations(MANY, Severities(inconclusive=severity))
    assert [line.split(" ")[0] for line in found] == {"warn": ["::warning"] * 2, "ignore": []}[severity]
    assert ("25 s" in job_summary(MANY, Severities(inconclusive=severity))) is (severity == "warn")


def test_few_are_reported_one_by_one() -> None:
    data = verdict(dead(SHARED - 1))
    blocks = [one for entry in pages_of(data) for one in entry.blocks]
    assert shared(blocks) == {}
    assert causes(blocks) == {DEAD: SHARED - 1, "the sound died": 1}
    rest, failures = apart(pages_of(data))
    assert (rest, failures) == (pages_of(data), [])
    assert len(annotations(data)) == SHARED


def test_what_failed_without_a_word_is_not_shared() -> None:
    blocks = [block(f"b{n}", n, "inconclusive", ordinal=n, claims=()) for n in range(1, 9)]
    assert causes(blocks) == {}
    assert len(annotations(verdict(page(blocks)))) == 8
