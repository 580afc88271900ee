"""The tracking issue: opened, brought up to date, closed, by what was found."""

import json
from typing import Any

import pytest

from e2e.tests.support.workflows import stand_in_gh
from e2e.tests.support.workflows.nights import RUN, Night, blocks, issue


def test_drift_opens_one_issue(night: Night) -> None:
    done = night.run(
        "drifted",
        {"issue list": [], "label create": "", "issue create": "https://github.example/our/guide/issues/5"},
        blocks(prompt="drifted", room="verified", stray="unbound", harness="inconclusive"),
        "## Seven things\n\n| a | b |\n",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "issues/5" in done.stdout
    assert len(night.changes()) == 1
    arguments, text = night.calls("issue", "create")[0]
    assert arguments[arguments.index("--label") + 1] == "guide-drift"
    assert "## Seven things\n\n| a | b |" in text
    assert f"[this run]({RUN})" in text
    hidden, _, shown = text.partition("-->")
    assert "--" not in hidden.removeprefix("<!--"), "the comment would end early"
    assert json.loads(hidden.split(": ", 1)[1]) == ["docs/de/a--b.md#prompt", "docs/de/a--b.md#stray"]
    assert "stray" not in shown


def test_the_same_drift_again_changes_the_issue_in_silence(night: Night) -> None:
    answers: dict[str, Any] = {"issue list": [], "label create": "", "issue create": "x"}
    night.run("drifted", answers, blocks(prompt="drifted"))
    text = night.calls("issue", "create")[0][1]
    again = {"issue list": [issue(5, text)], "label create": "", "issue edit": ""}
    done = night.run("drifted", again, blocks(prompt="drifted"))
    assert done.returncode == 0, done.stdout + done.stderr
    assert [call[:3] for call in night.changes()[1:]] == [["issue", "edit", "5"]]


def test_a_comment_names_what_is_new_and_what_is_fixed(night: Night) -> None:
    night.run(
        "drifted",
        {"issue list": [], "label create": "", "issue create": "x"},
        blocks(prompt="drifted", bar="drifted"),
    )
    text = night.calls("issue", "create")[0][1]
    again = {
        "issue list": [issue(9, "other"), issue(5, text)],
        "label create": "",
        "issue edit": "",
        "issue comment": "",
    }
    assert (
        night.run("drifted", again, blocks(bar="drifted", room="unbound", prompt="verified")).returncode == 0
    )
    arguments, comment = night.calls("issue", "comment")[0]
    assert arguments[2] == "5", "the oldest is the one"
    assert "New:\n- `docs/de/a--b.md#room`" in comment
    assert "Fixed:\n- `docs/de/a--b.md#prompt`" in comment
    assert "#bar" not in comment
    assert RUN in comment


def test_all_verified_closes_it_with_a_comment(night: Night) -> None:
    done = night.run("verified", {"issue list": [issue(5)], "issue close": ""})
    assert done.returncode == 0, done.stdout + done.stderr
    assert night.changes() == [
        ["issue", "close", "5", "--reason", "completed",
         "--comment", f"All verified again by [this run]({RUN})."]
    ]  # fmt: skip


def test_all_verified_without_an_issue_does_nothing(night: Night) -> None:
    assert night.run("verified", {"issue list": []}).returncode == 0
    assert night.changes() == []


def test_inconclusive_does_not_even_ask(night: Night) -> None:
    assert night.run("inconclusive", {}, blocks(prompt="inconclusive")).returncode == 0
    assert stand_in_gh.calls(night.gh) == []


def test_an_issue_without_its_label_is_known_by_the_title_that_a_workflow_wrote(night: Night) -> None:
    title = "The guide no longer says what is there"
    found = [issue(3, title=title, bot=False), issue(4, title=title + "!"), issue(6, title=title)]
    answers = {"issue list --label": [], "issue list --search": found, "issue close": ""}
    assert night.run("verified", answers).returncode == 0
    assert [call[:3] for call in night.changes()] == [["issue", "close", "6"]]


def test_a_summary_too_long_for_an_issue_is_cut_at_a_line(night: Night) -> None:
    summary = "".join(f"| {number:0100d} |\n" for number in range(2000))
    answers: dict[str, Any] = {"issue list": [], "label create": "", "issue create": "x"}
    assert night.run("drifted", answers, blocks(a="drifted"), summary).returncode == 0
    text = night.calls("issue", "create")[0][1]
    assert len(text) < 65_536
    assert "(cut off here" in text
    assert all(len(line) == 104 for line in text.splitlines() if line.startswith("| "))


def test_a_long_memory_leaves_the_summary_less_room(night: Night) -> None:
    summary = "".join(f"| {number:0100d} |\n" for number in range(2000))
    many = {f"a-{number:0200d}": "drifted" for number in range(100)}
    answers: dict[str, Any] = {"issue list": [], "label create": "", "issue create": "x"}
    assert night.run("drifted", answers, blocks(**many), summary).returncode == 0
    assert len(night.calls("issue", "create")[0][1]) < 65_536


@pytest.mark.parametrize(
    ("outcome", "answers", "data", "message"),
    [
        ("drifted", {}, None, "gh issue list failed: HTTP 403"),
        ("drifted", {"issue list": "<html>"}, None, "did not answer in JSON"),
        ("drifted", {"issue list": []}, {"pages": [{}]}, "NoVerdict: verdict.json: $.pages[0].path"),
        ("fine", {}, None, "there is no outcome 'fine'"),
    ],
)
def test_what_goes_wrong_fails_the_job(
    night: Night, outcome: str, answers: dict[str, Any], data: Any, message: str
) -> None:
    done = night.run(outcome, answers, data)
    assert done.returncode == 1
    assert "::error::" in done.stdout
    assert message in done.stdout


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ([1], "verdict.json: $: expected dict, got list"),
        ({"pages": 5}, "verdict.json: $.pages: expected list, got int"),
        (
            {"pages": [{"path": "a.md", "blocks": [7]}]},
            "verdict.json: $.pages[0].blocks[0]: expected dict, got int",
        ),
        (
            {"pages": [{"path": "a.md", "blocks": [{"id": "x", "key": "y"}]}]},
            "verdict.json: $.pages[0].blocks[0].verdict: expected str, got NoneType",
        ),
    ],
)
def test_a_file_that_is_no_verdict_is_an_error_that_names_file_and_place(
    night: Night, data: Any, said: str
) -> None:
    done = night.run("drifted", {"issue list": []}, data)
    assert done.returncode == 1
    assert f"::error::NoVerdict: {said}" in done.stdout
    assert "Traceback" not in done.stderr
    assert night.changes() == []


def test_what_a_finding_is_called_cannot_break_out_of_its_line(night: Night) -> None:
    odd = blocks(old="drifted")
    odd["pages"][0]["blocks"][0]["id"] = "a`\n- [x](y)\x1b[2J\u202e"
    _, _, comment = night.after("older", today=odd)
    (line,) = [line for line in comment.splitlines() if line.startswith("- ")]
    assert line == "- `docs/de/a--b.md#a- [x](y)[2J`"
