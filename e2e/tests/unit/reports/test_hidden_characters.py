"""What does not show, or rules a terminal, gets into no report: each stays what its format says, in UTF-8."""

import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from e2e.messages.visible import visible
from e2e.reports.__main__ import main
from e2e.reports.github import annotations, job_summary
from e2e.reports.html.report import render
from e2e.reports.junit import junit
from e2e.reports.terminal import explanation, live_line
from e2e.tests.support.report_data import ENVIRONMENT, block, lamp_blocks, missing_label, page, verdict, write
from e2e.tests.support.web_pages.html_tags import Tags
from e2e.verdict.evidence import Evidence, Observation, ObservedWidget

ODD = "A\x00\x1b]0;x\x07\x1b[2J\x7f\x9b\u202egnp.exe\u2066\u2028\x85\x0b\x0c\ufeff\ufffe\udc80%0A\r\n::error::%25\rB"
SEEN = Evidence(
    observations=[
        Observation("room", (0, 0, 1, 1), (ObservedWidget(ODD, "button", (0, 0, 1, 1)),), {}, "window")
    ]
)
DATA = verdict(
    page(
        [
            block(
                "a", 9, "drifted", ordinal=1, section=ODD, text=ODD, notes=(ODD,), variant=ODD,
                claims=(missing_label(ODD, (ODD,), 9),), evidence=SEEN,
            ),
            block("b", 10, "inconclusive", ordinal=2, key=ODD, claims=(), error=f"{ODD}\nmore"),
        ],
        f"docs/{ODD}.md",
        title=ODD,
        source=f"# {ODD}\n\nText &#x202e; &#27; {ODD}\n",
    ),
    environment={**ENVIRONMENT, "chrome": ODD, "remarks": [ODD]},
)  # fmt: skip


def test_junit_parses_as_xml() -> None:
    text = junit(DATA)
    assert visible(text) == text
    root = ET.fromstring(text.encode("utf-8"))  # noqa: S314 - our own text
    failure = root.find("testsuite/testcase/failure")
    assert failure is not None
    assert "␛[2J" in str(failure.text)
    assert "\\u202egnp.exe" in str(failure.get("message"))


@pytest.mark.parametrize("lang", ["en", "de"])
def test_each_annotation_is_one_line_that_says_what_was_there(lang: str) -> None:
    lines = annotations(DATA, lang=lang)
    assert len(lines) == 2
    for line in lines:
        assert line.splitlines() == [line]
        assert visible(line) == line
        assert line.encode("utf-8")
    assert "%250A%0A::error::%2525␍B" in lines[0]


def test_the_job_summary_keeps_its_table() -> None:
    text = job_summary(DATA)
    assert visible(text) == text
    assert sum(line.startswith("| ") for line in text.splitlines()) == 4


def test_the_html_report_shows_them(tmp_path: Path) -> None:
    text = render(DATA, tmp_path)
    assert visible(text) == text
    assert text.encode("utf-8")
    assert "␛[2J" in text
    assert [attrs["id"] for _, attrs in Tags(text).found if "block" in (attrs.get("class") or "").split()]


def test_a_line_for_the_terminal_is_one_line_and_rules_nothing() -> None:
    for one in (block("a", 9, section=ODD, ordinal=1), block(None, 9, key=ODD)):
        (line,) = live_line(f"docs/{ODD}.md", one).splitlines()
        assert visible(line) == line
    broken = block("a", 9, "drifted", claims=(missing_label(ODD, (ODD,), 9),), notes=(ODD,))
    assert all(visible(line) == line for line in explanation(f"docs/{ODD}.md", broken))


def test_the_name_of_a_file_rules_no_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path / "gone\x1b[2J\udc80.json")]) == 4
    said = capsys.readouterr().err
    assert visible(said) == said
    assert "gone␛[2J\\udc80.json: it cannot be read" in said


def on_a_terminal(encoding: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Return what a command of the reports ended with where the terminal's characters are few."""
    command = [sys.executable, "-m", "e2e.reports", *arguments]
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    return subprocess.run(command, env=environment, capture_output=True, check=False)


def test_a_terminal_with_few_characters_gets_what_it_can_show(tmp_path: Path) -> None:
    saved = write(tmp_path, verdict(page(lamp_blocks())))
    done = on_a_terminal("ascii", "check", str(saved), "--lang", "de")
    assert done.returncode == 1, done.stderr
    assert b"2 von 5 Stellen der Anleitung m\\xfcssen berichtigt werden." in done.stdout


@pytest.mark.parametrize("command", ["junit", "annotations", "summary", "html"])
def test_a_result_is_utf_8_whatever_the_terminal_shows(tmp_path: Path, command: str) -> None:
    saved = write(tmp_path, verdict(page(lamp_blocks())))
    assert main([command, str(saved), "-o", str(tmp_path / "out")]) == 0
    done = on_a_terminal("latin-1", command, str(saved), "-o", "-")
    assert done.returncode == 0, done.stderr
    assert done.stdout == (tmp_path / "out").read_bytes()
    assert not done.stdout.isascii()
