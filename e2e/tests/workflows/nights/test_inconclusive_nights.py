"""Nights in a row that found out nothing, and what one night reads of the one before."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from e2e.tests.support.workflows import stand_in_gh
from e2e.tests.support.workflows.nights import RUN, Night, blocks, issue
from e2e.tests.support.workflows.scripts import SCRIPTS

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
    done = night.run(outcome, {**OPENED, **answers}, blocks(prompt=outcome), PREVIOUS="inconclusive")
    assert done.returncode == 0, done.stdout + done.stderr
    [closed] = night.calls("issue", "close")
    assert closed[0][2] == "8"


def test_such_a_night_without_any_report_opens_an_issue_too(night: Night) -> None:
    (night.folder / "summary.md").unlink(missing_ok=True)
    done = night.run("inconclusive", OPENED, summary="", PREVIOUS="inconclusive")
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(night.calls("issue", "create")) == 1


def test_drift_with_chrome_beta_has_an_issue_of_its_own(night: Night) -> None:
    answers: dict[str, Any] = {"issue list": [], **OPENED}
    assert night.run("drifted", answers, blocks(prompt="drifted"), track="beta").returncode == 0
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
        script = SCRIPTS / "nights.py"
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
