"""The verdict for CI: JUnit XML, GitHub annotations, the job summary, and the command line that makes them."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast
from xml.etree import ElementTree as ET

import pytest
from markdown_it import MarkdownIt

from e2e.reports.__main__ import main
from e2e.reports.github import annotations, job_summary
from e2e.reports.junit import junit
from e2e.tests.support.report_data import (
    ENVIRONMENT,
    block,
    broken_link,
    lamp_blocks,
    lamp_pictures,
    missing_label,
    page,
    verdict,
    write,
)
from e2e.verdict.model import Verdict
from e2e.verdict.severity import Severities

LAMP = verdict(page(lamp_blocks()))
ELSEWHERE = {**ENVIRONMENT, "chrome": "Other 2"}
TWICE = verdict(
    {**page(lamp_blocks()), "environment": ENVIRONMENT}, {**page(lamp_blocks()), "environment": ELSEWHERE}
)


def parsed(data: dict[str, Any], **given: Any) -> ET.Element:
    return ET.fromstring(junit(data, **given))  # noqa: S314 - our own text


def cases(root: ET.Element) -> dict[str, ET.Element]:
    return {str(case.get("name")): case for case in root.iter("testcase")}


def test_junit_has_a_suite_a_page_and_a_case_a_step() -> None:
    root = parsed(LAMP)
    suite = root.find("testsuite")
    assert suite is not None
    assert (suite.get("name"), suite.get("tests"), suite.get("failures"), suite.get("errors")) == (
        "docs/de/lamp.md", "5", "3", "1",
    )  # fmt: skip
    assert (root.get("tests"), root.get("failures"), root.get("errors")) == ("5", "3", "1")
    assert list(cases(root)) == [
        "Licht machen, Schritt 1 (plug-in)",
        "Licht machen, Schritt 2 (switch-on)",
        "Licht machen, Schritt 3 (licht-machen/3)",
        "Licht machen, Schritt 4 (enjoy)",
        "Wissenswertes, Hinweis (picture-of-lamp)",
    ]
    case = cases(root)["Licht machen, Schritt 2 (switch-on)"]
    wanted = {"classname": "docs/de/lamp.md", "file": "docs/de/lamp.md", "line": "10", "time": "1.250"}
    assert wanted.items() <= case.attrib.items()
    properties = {one.get("name"): one.get("value") for one in root.iter("property")}
    assert properties["chrome"] == "Chromium 1.2.3"
    assert properties["deployment.kind"] == "embedded"


def test_junit_tells_a_failure_in_a_writers_words() -> None:
    found = cases(parsed(LAMP))
    failure = found["Licht machen, Schritt 2 (switch-on)"].find("failure")
    assert failure is not None
    assert (
        failure.get("message")
        == "Die Anleitung nennt „An“, doch im Meeting-Raum heißt nichts so. Da ist: „Ein“, „Aus“."
    )
    assert "docs/de/lamp.md:12: Das Bild „Schalter.png“" in str(failure.text)
    assert found["Licht machen, Schritt 3 (licht-machen/3)"].find("failure") is not None
    error = found["Licht machen, Schritt 4 (enjoy)"].find("error")
    assert error is not None
    assert "HarnessError: the bulb broke" in str(error.text)
    assert found["Licht machen, Schritt 1 (plug-in)"].find("*") is None


@pytest.mark.parametrize("lightly", ["warn", "ignore"])
def test_junit_passes_what_does_not_fail_the_run(lightly: Any) -> None:
    root = parsed(LAMP, severities=Severities(stale=lightly, inconclusive=lightly))
    assert (root.get("failures"), root.get("errors")) == ("2", "0")
    passed = cases(root)["Wissenswertes, Hinweis (picture-of-lamp)"]
    assert passed.find("failure") is None
    assert "Lampe.png" in str(passed.findtext("system-out"))


def test_junit_speaks_another_language_on_request() -> None:
    assert "Licht machen, step 1 (plug-in)" in cases(parsed(LAMP, lang="en"))


def test_junit_is_well_formed_whatever_was_seen() -> None:
    odd = "\x00\x08\x1b]]> & <b> \"' \ud800 \ufffe \U0001f600\r\n"
    claim = missing_label(odd, (odd,), 9)
    data = LAMP | {
        "pages": [page([block("a", 9, "drifted", ordinal=1, claims=(claim,), section=odd, notes=(odd,))])]
    }
    failure = parsed(data).find("testsuite/testcase/failure")
    assert failure is not None
    assert ']]> & <b> "' in str(failure.text)
    assert "\U0001f600" in str(failure.text)


def test_junit_keeps_environments_apart() -> None:
    root = parsed(TWICE)
    assert [suite.get("name") for suite in root.iter("testsuite")] == [
        "docs/de/lamp.md [Chromium 1.2.3 · as-shipped · embedded]",
        "docs/de/lamp.md [Other 2 · as-shipped · embedded]",
    ]
    assert root.get("tests") == "10"


COMMAND = re.compile(r"::(error|warning) file=([^:,]*),line=(\d+),title=([^:,]*)::([^\r\n]*)")


def commands(data: dict[str, Any], **given: Any) -> list[tuple[str, ...]]:
    found = [COMMAND.fullmatch(line) for line in annotations(data, **given)]
    assert all(found)
    return [match.groups() for match in found if match]


def test_annotations_stand_at_the_claims_own_lines_the_worst_first() -> None:
    found = commands(LAMP)
    assert [(kind, file, int(line)) for kind, file, line, _, _ in found] == [
        ("error", "docs/de/lamp.md", line) for line in (10, 10, 12, 22, 14, 15)
    ]
    assert found[0][3] == "Stimmt nicht mehr%3A Licht machen%2C Schritt 2"
    assert "„An“" in found[0][4] + found[1][4]
    assert found[-1][3].startswith("Kein Ergebnis")


def test_annotations_follow_the_weights() -> None:
    found = commands(LAMP, severities=Severities(stale="warn", inconclusive="ignore"))
    assert [(kind, int(line)) for kind, _, line, _, _ in found] == [
        ("error", 10), ("error", 10), ("error", 12), ("error", 14), ("warning", 22),
    ]  # fmt: skip
    assert annotations(LAMP, Severities("ignore", "ignore", "ignore")) == []
    assert annotations(verdict(page([block("plug-in", 9, ordinal=1)]))) == []


def test_annotations_cannot_be_broken_out_of() -> None:
    odd = "a:b,c%d\r\n::error file=x::y"
    claim = missing_label(odd, (odd,), 9)
    data = verdict(
        page([block("a", 9, "drifted", ordinal=1, claims=(claim,), section=odd)], f"docs/{odd}.md")
    )
    (line,) = annotations(data)
    escaped = "a%3Ab%2Cc%25d%0A%3A%3Aerror file=x%3A%3Ay"
    assert line.startswith(
        f"::error file=docs/{escaped}.md,line=9,title=Stimmt nicht mehr%3A {escaped}%2C Schritt 1::"
    )
    assert "„a:b,c%25d%0A::error file=x::y“" in line
    assert len(line.splitlines()) == 1


def test_annotations_tell_once_what_is_alike_in_several_environments() -> None:
    found = commands(TWICE)
    assert len(found) == len(commands(LAMP))
    assert found[0][4].endswith("(Chromium 1.2.3 · as-shipped · embedded; Other 2 · as-shipped · embedded)")


def markup(text: str) -> str:
    return str(MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(text))


def test_the_job_summary_has_sentences_and_a_table() -> None:
    html = markup(job_summary(LAMP))
    assert "<strong>2 of 5 parts of the guide have to be corrected.</strong>" in html
    assert html.count("<tr>") == 5
    assert "<td>docs/de/lamp.md:10</td>" in html
    assert "Checked with: Chromium 1.2.3" in html
    assert html.count("(line 12)") == 1
    german = markup(job_summary(LAMP, lang="de"))
    assert "Stellen der Anleitung" in german
    assert "<td>Licht machen, Schritt 2 (switch-on)</td>" in german


def test_the_job_summary_leaves_out_what_is_ignored_and_all_that_is_well() -> None:
    assert markup(job_summary(LAMP, Severities("ignore", "warn", "ignore"))).count("<tr>") == 2
    well = job_summary(verdict(page([block("plug-in", 9, ordinal=1)])))
    assert "|" not in well
    assert "The one checked part of the guide is correct." in well


def test_the_job_summary_shows_text_as_text() -> None:
    odd = "*a* _b_ `c` [d](https://e.org) <img src=x> <!-- --> | # & &lt; ![f](g) ~~h~~ $i$ \\ \n# j"
    claim = missing_label(odd, (), 9)
    data = verdict(
        page([block("a", 9, "drifted", ordinal=1, claims=(claim,), section=odd)], "docs/@someone.md")
    )
    html = markup(job_summary(data))
    for tag in ("<em>", "<code>", "<a ", "<img", "<!--", "<s>", "<h1>"):
        assert tag not in html
    assert html.count("<td>") == 4
    shown = odd.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace(" \n", " ")
    assert f"“{shown}”" in html
    assert "@someone" not in html
    assert "://e" not in job_summary(data)


def test_the_job_summary_tells_once_what_is_alike_in_several_environments() -> None:
    html = markup(job_summary(TWICE))
    assert "<strong>2 of 5 parts of the guide have to be corrected.</strong>" in html
    assert html.count("<tr>") == 5
    assert "Other 2 · as-shipped · embedded" in html


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    lamp_pictures(tmp_path)
    return write(tmp_path, LAMP)


@pytest.mark.parametrize(
    ("command", "make"),
    [
        ("junit", junit),
        ("annotations", lambda data: "".join(f"{line}\n" for line in annotations(data))),
        ("summary", job_summary),
    ],
)
def test_formats_are_made_from_a_saved_file(
    saved: Path, capsys: pytest.CaptureFixture[str], command: str, make: Callable[[dict[str, Any]], str]
) -> None:
    assert main([command, str(saved)]) == 0
    assert capsys.readouterr().out == make(LAMP)
    target = saved.parent / "out" / "file"
    assert main([command, str(saved), "-o", str(target)]) == 0
    assert target.read_text("utf-8") == make(LAMP)


def test_the_report_is_made_from_a_saved_file(saved: Path) -> None:
    assert main(["html", str(saved)]) == 0
    assert "data:image/png" in (saved.parent / "index.html").read_text("utf-8")
    other = saved.parent / "elsewhere" / "report.html"
    assert main(["html", str(saved), "-o", str(other), "--lang", "en"]) == 0
    assert 'lang="en"' in other.read_text("utf-8")[:200]


@pytest.mark.parametrize(
    ("kinds", "options", "status"),
    [
        ("verified", (), 0),
        ("drifted inconclusive", (), 1),
        ("unbound", (), 1),
        ("inconclusive", (), 3),
        ("inconclusive", ("--inconclusive", "warn"), 0),
        ("drifted inconclusive", ("--drift", "ignore"), 3),
    ],
)
def test_check_exits_as_the_run_did(
    tmp_path: Path, kinds: str, options: tuple[str, ...], status: int
) -> None:
    broken = (broken_link("x", 9),)
    blocks = [
        block(f"b{line}", line, cast(Verdict, kind), ordinal=line, claims=broken if kind == "drifted" else ())
        for line, kind in enumerate(kinds.split(), 9)
    ]
    assert main(["check", str(write(tmp_path, verdict(page(blocks)))), *options]) == status


@pytest.mark.parametrize("content", [None, "no json", "{}", '{"schema": 1}', '{"schema": 2}'])
def test_an_unreadable_file_is_exit_4(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str | None
) -> None:
    path = tmp_path / "verdict.json"
    if content is not None:
        path.write_text(content)
    assert main(["check", str(path)]) == 4
    assert str(path) in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments", [[], ["dance"], ["junit"], ["merge", "a.json"], ["check", "x", "--drift", "no"]]
)
def test_wrong_usage_is_exit_4(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as status:
        main(arguments)
    assert status.value.code == 4
