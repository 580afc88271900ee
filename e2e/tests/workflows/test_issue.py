"""The tracking issue: opened, brought up to date, closed, by what was found; against a stand-in for gh."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from e2e.tests.support.workflows import stand_in_gh

SCRIPT = Path(__file__).parents[3] / ".github/scripts/tracking_issue.py"
RUN = "https://github.example/our/guide/actions/runs/77"
KNOWN: dict[str, Any] = {
    "issue list --label guide-inconclusive": [],
    'issue list --search in:title "The guide could not be checked': [],
}
"""No night has been inconclusive."""


def verdict(**blocks: str) -> dict[str, Any]:
    """Return as much of a verdict file as the script reads: blocks by name, with their verdicts."""
    listed = [{"id": name, "key": f"a/{name}", "verdict": told} for name, told in blocks.items()]
    return {"pages": [{"path": "docs/de/a--b.md", "blocks": listed}]}


class Night:
    """A folder in which the script runs, with GitHub's answers."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.gh = folder / "gh"

    def run(
        self,
        outcome: str,
        answers: dict[str, Any],
        data: Any = None,
        summary: str = "## What is wrong\n",
        missing: str = "",
        track: str = "guide",
        **environment: str,
    ) -> subprocess.CompletedProcess[str]:
        (self.folder / "verdict.json").write_text(json.dumps(data or verdict()), "utf-8")
        (self.folder / "summary.md").write_text(summary, "utf-8")
        environment = {
            **environment,
            **stand_in_gh.install(self.gh, {**KNOWN, **answers}),
            "GH_REPO": "our/guide",
            "GITHUB_SERVER_URL": "https://github.example",
            "GITHUB_REPOSITORY": "our/guide",
            "GITHUB_RUN_ID": "77",
        }
        return subprocess.run(
            [sys.executable, "-S", SCRIPT, track, outcome, "verdict.json", "summary.md", missing],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def calls(self, *begin: str) -> list[tuple[list[str], str]]:
        return [call for call in stand_in_gh.calls(self.gh) if call[0][: len(begin)] == list(begin)]

    def after(self, *before: str, today: dict[str, Any], missing: str = "") -> tuple[list[str], str, str]:
        """Bring an issue up to date that remembers some findings.

        Return what it remembers then, the rest of its text, and the comment ("" for none).
        """
        memory = json.dumps([f"docs/de/a--b.md#{name}" for name in before]).replace("-", "\\u002d")
        old = issue(5, f"<!-- findings: {memory} -->\n")
        answers = {"issue list": [old], "label create": "", "issue edit": "", "issue comment": ""}
        done = self.run("drifted", answers, today, missing=missing)
        assert done.returncode == 0, done.stdout + done.stderr
        hidden, _, shown = self.calls("issue", "edit")[0][1].partition("-->")
        names = [name.removeprefix("docs/de/a--b.md#") for name in json.loads(hidden.split(": ", 1)[1])]
        comments = self.calls("issue", "comment")
        return names, shown, comments[0][1] if comments else ""

    def changes(self) -> list[list[str]]:
        """Return what was called beyond asking and the label."""
        asked = (["issue", "list"], ["label", "create"])
        return [arguments for arguments, _ in stand_in_gh.calls(self.gh) if arguments[:2] not in asked]


@pytest.fixture
def night(tmp_path: Path) -> Night:
    return Night(tmp_path)


def issue(number: int, body: str = "", *, title: str = "Something", bot: bool = True) -> dict[str, Any]:
    return {"number": number, "title": title, "body": body, "author": {"login": "x", "is_bot": bot}}


def test_drift_opens_one_issue(night: Night) -> None:
    done = night.run(
        "drifted",
        {"issue list": [], "label create": "", "issue create": "https://github.example/our/guide/issues/5"},
        verdict(prompt="drifted", room="verified", stray="unbound", bench="inconclusive"),
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
    night.run("drifted", answers, verdict(prompt="drifted"))
    text = night.calls("issue", "create")[0][1]
    again = {"issue list": [issue(5, text)], "label create": "", "issue edit": ""}
    done = night.run("drifted", again, verdict(prompt="drifted"))
    assert done.returncode == 0, done.stdout + done.stderr
    assert [call[:3] for call in night.changes()[1:]] == [["issue", "edit", "5"]]


def test_other_drift_is_told_in_a_comment(night: Night) -> None:
    night.run(
        "drifted",
        {"issue list": [], "label create": "", "issue create": "x"},
        verdict(prompt="drifted", bar="drifted"),
    )
    text = night.calls("issue", "create")[0][1]
    again = {
        "issue list": [issue(9, "other"), issue(5, text)],
        "label create": "",
        "issue edit": "",
        "issue comment": "",
    }
    assert (
        night.run("drifted", again, verdict(bar="drifted", room="unbound", prompt="verified")).returncode == 0
    )
    arguments, comment = night.calls("issue", "comment")[0]
    assert arguments[2] == "5", "the oldest is the one"
    assert "New:\n- `docs/de/a--b.md#room`" in comment
    assert "Mended:\n- `docs/de/a--b.md#prompt`" in comment
    assert "#bar" not in comment
    assert RUN in comment


def environments(*verdicts: dict[str, Any]) -> dict[str, Any]:
    """Return a merged verdict file: the same page in several environments."""
    return {"pages": [page for one in verdicts for page in one["pages"]]}


@pytest.mark.parametrize(
    ("today", "missing"),
    [
        (verdict(bar="drifted", prompt="inconclusive"), ""),
        (verdict(bar="drifted"), ""),
        (verdict(bar="drifted"), "en-chrome en-chromium"),
        (verdict(bar="drifted", prompt="verified"), "en-chrome"),
        (environments(verdict(bar="drifted", prompt="verified"), verdict(prompt="inconclusive")), ""),
    ],
)
def test_what_is_not_known_today_is_neither_mended_nor_forgotten(
    night: Night, today: dict[str, Any], missing: str
) -> None:
    memory, shown, comment = night.after("bar", "prompt", today=today, missing=missing)
    assert memory == ["bar", "prompt"]
    assert comment == ""
    told, _, rest = shown.partition("Wrong before, and not known today")[2].partition("\n\n")
    assert "- `docs/de/a--b.md#prompt`" in told
    assert "#bar" not in told + rest
    assert all(name in told for name in missing.split())


def test_what_was_not_known_is_mended_once_it_is_verified_everywhere(night: Night) -> None:
    today = environments(verdict(bar="drifted", prompt="verified"), verdict(prompt="verified"))
    memory, shown, comment = night.after("bar", "prompt", today=today)
    assert memory == ["bar"]
    assert "not known" not in shown
    assert "Mended:\n- `docs/de/a--b.md#prompt`" in comment


def test_a_step_that_was_bound_is_known_by_its_place_as_well(night: Night) -> None:
    memory, _, comment = night.after("a/bar", "a/prompt", today=verdict(bar="drifted", prompt="verified"))
    assert memory == ["bar"]
    assert "New:\n- `docs/de/a--b.md#bar`" in comment
    assert "Mended:\n- `docs/de/a--b.md#a/prompt`" in comment


@pytest.mark.parametrize(
    ("source", "gone"),
    [
        ("1. {: #bar} Press it.", True),
        ("1. {: #prompt} x", False),
        ('1. {: .c #prompt variant="v"} x', False),
        ("1. {: #prompt-for-both} x", True),
    ],
)
def test_a_step_that_was_taken_off_its_page_is_forgotten(night: Night, source: str, gone: bool) -> None:
    today = verdict(bar="drifted")
    today["pages"][0]["source"] = source
    memory, _, comment = night.after("bar", "prompt", today=today)
    assert memory == (["bar"] if gone else ["bar", "prompt"])
    assert ("No longer on its page:\n- `docs/de/a--b.md#prompt`" in comment) is gone


@pytest.mark.parametrize(("other", "gone"), [("verified", True), ("inconclusive", False)])
def test_a_place_that_is_no_longer_on_its_page_is_forgotten(night: Night, other: str, gone: bool) -> None:
    memory, _, comment = night.after("a/7", "bar", today=verdict(bar="drifted", room=other))
    assert memory == (["bar"] if gone else ["a/7", "bar"])
    assert ("No longer on its page:\n- `docs/de/a--b.md#a/7`" in comment) is gone


@pytest.mark.parametrize(("missing", "gone"), [("", True), ("verdict-de", False)])
def test_a_page_that_was_removed_is_forgotten_unless_a_shard_is_missing(
    night: Night, missing: str, gone: bool
) -> None:
    today = verdict(bar="drifted")
    today["pages"][0]["path"] = "docs/de/other.md"
    memory, _, _ = night.after("prompt", "a/7", today=today, missing=missing)
    assert ("docs/de/other.md#bar" in memory, "prompt" not in memory, "a/7" not in memory) == (
        True,
        gone,
        gone,
    )


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
    assert night.run("inconclusive", {}, verdict(prompt="inconclusive")).returncode == 0
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
    assert night.run("drifted", answers, verdict(a="drifted"), summary).returncode == 0
    text = night.calls("issue", "create")[0][1]
    assert len(text) < 65_536
    assert "(cut off here" in text
    assert all(len(line) == 104 for line in text.splitlines() if line.startswith("| "))


def test_a_long_memory_leaves_the_summary_less_room(night: Night) -> None:
    summary = "".join(f"| {number:0100d} |\n" for number in range(2000))
    many = {f"a-{number:0200d}": "drifted" for number in range(100)}
    answers: dict[str, Any] = {"issue list": [], "label create": "", "issue create": "x"}
    assert night.run("drifted", answers, verdict(**many), summary).returncode == 0
    assert len(night.calls("issue", "create")[0][1]) < 65_536


@pytest.mark.parametrize(
    ("outcome", "answers", "data", "message"),
    [
        ("drifted", {}, None, "gh issue list failed: HTTP 403"),
        ("drifted", {"issue list": "<html>"}, None, "did not answer in JSON"),
        ("drifted", {"issue list": []}, {"pages": [{}]}, "KeyError"),
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


UNKNOWN = issue(8, title="The guide could not be checked two nights in a row")
OPENED: dict[str, Any] = {"label create": "", "issue create": "https://github.example/our/guide/issues/8"}


def test_one_inconclusive_night_opens_nothing(night: Night) -> None:
    assert night.run("inconclusive", {}, PREVIOUS="drifted").returncode == 0
    assert stand_in_gh.calls(night.gh) == []


def test_two_inconclusive_nights_in_a_row_open_an_issue(night: Night) -> None:
    done = night.run("inconclusive", OPENED, missing="de-chrome en-chrome", PREVIOUS="inconclusive")
    assert done.returncode == 0, done.stdout + done.stderr
    arguments, text = night.calls("issue", "create")[0]
    assert arguments[arguments.index("--label") + 1] == "guide-inconclusive"
    assert "No verdict came from de-chrome, en-chrome" in text
    assert "## What is wrong" in text
    assert RUN in text


def test_a_third_such_night_changes_the_same_issue(night: Night) -> None:
    answers = {"issue list --label guide-inconclusive": [UNKNOWN], "label create": "", "issue edit": ""}
    assert night.run("inconclusive", answers, PREVIOUS="inconclusive").returncode == 0
    assert [call[:3] for call in night.changes()] == [["issue", "edit", "8"]]


@pytest.mark.parametrize("outcome", ["verified", "drifted"])
def test_the_first_night_that_finds_out_more_closes_it(night: Night, outcome: str) -> None:
    answers: dict[str, Any] = {
        "issue list": [],
        "issue list --label guide-inconclusive": [UNKNOWN],
        "issue close": "",
    }
    done = night.run(outcome, {**OPENED, **answers}, verdict(prompt=outcome), PREVIOUS="inconclusive")
    assert done.returncode == 0, done.stdout + done.stderr
    [closed] = night.calls("issue", "close")
    assert closed[0][2] == "8"


def test_such_a_night_without_any_report_is_said_as_well(night: Night) -> None:
    (night.folder / "summary.md").unlink(missing_ok=True)
    done = night.run("inconclusive", OPENED, summary="", PREVIOUS="inconclusive")
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(night.calls("issue", "create")) == 1


def test_drift_with_chrome_beta_has_an_issue_of_its_own(night: Night) -> None:
    answers: dict[str, Any] = {"issue list": [], **OPENED}
    assert night.run("drifted", answers, verdict(prompt="drifted"), track="beta").returncode == 0
    arguments = night.calls("issue", "create")[0][0]
    assert arguments[arguments.index("--label") + 1] == "guide-drift-beta"
    asked = [arguments[3] for arguments, _ in night.calls("issue", "list", "--label")]
    assert set(asked) == {"guide-drift-beta", "guide-inconclusive-beta"}, "readers' own issue is left alone"


class TestNights:
    """The outcomes of a night, and what the next one reads of them."""

    def script(self, folder: Path, *arguments: str, answers: dict[str, Any]) -> dict[str, str]:
        environment = {
            **stand_in_gh.install(folder / "gh", answers),
            "GITHUB_REF_NAME": "main",
            "GITHUB_RUN_ID": "77",
            "GITHUB_OUTPUT": str(folder / "out"),
        }
        (folder / "out").write_text("", "utf-8")
        script = SCRIPT.with_name("nights.py")
        done = subprocess.run(
            [sys.executable, "-S", script, *arguments],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        lines = (folder / "out").read_text("utf-8").splitlines()
        return dict(line.split("=", 1) for line in lines)

    def before(self, folder: Path, runs: list[tuple[int, str]], **answers: Any) -> dict[str, str]:
        listed = [{"databaseId": number, "conclusion": conclusion} for number, conclusion in runs]
        return self.script(folder, "previous", "before", answers={"run list": listed, **answers})

    def test_what_one_writes_the_next_one_reads(self, tmp_path: Path) -> None:
        written = self.script(tmp_path, "write", "before", "guide=drifted", "beta=", answers={})
        assert written == {"guide": "drifted", "beta": "inconclusive"}, (
            "what no job found out is inconclusive"
        )
        # The stand-in fetches nothing; the file is there as if it had.
        assert self.before(tmp_path, [(77, ""), (76, "failure")], **{"run download 76": ""}) == written

    def test_a_night_that_somebody_cancelled_does_not_count(self, tmp_path: Path) -> None:
        self.script(tmp_path, "write", "before", "guide=verified", "beta=verified", answers={})
        runs = [(76, "cancelled"), (75, "success")]
        assert self.before(tmp_path, runs, **{"run download 75": ""})["guide"] == "verified"

    def test_a_night_that_failed_too_early_to_leave_any_was_inconclusive(self, tmp_path: Path) -> None:
        assert self.before(tmp_path, [(76, "failure")]) == {"guide": "inconclusive", "beta": "inconclusive"}

    def test_the_first_night_has_none_before_it(self, tmp_path: Path) -> None:
        assert self.before(tmp_path, [(77, "")]) == {"guide": "", "beta": ""}
