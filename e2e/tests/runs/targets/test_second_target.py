"""A guide about another web application than Jitsi Meet is verified by the same core, with nothing of it changed."""

import json
from pathlib import Path

import pytest

from e2e.tests.second_target import PAGES, PLUGIN
from e2e.tests.support.runs.in_chrome import PAGE, StartRun
from e2e.tests.support.runs.without_browser import run_suite


def page_with(folder: Path, old: str, new: str) -> Path:
    """Return a copy of the English page with one edit."""
    text = (PAGES / "en" / "sound-check.md").read_text("utf-8")
    assert text.count(old) == 1
    copy = folder / "page.md"
    copy.write_text(text.replace(old, new), "utf-8")
    return copy


def test_both_steps_are_verified_and_a_wrong_label_drifts(start_run: StartRun, tmp_path: Path) -> None:
    wrong = page_with(tmp_path, "“Got it”", "“Understood”")
    run = start_run(*PLUGIN, "--page", str(PAGES / "de"), "--page", str(wrong))
    assert run.end() == 1, run.output
    data = json.loads((run.report / "verdict.json").read_text("utf-8"))
    found = {
        (page["lang"], block["id"]): block["verdict"] for page in data["pages"] for block in page["blocks"]
    }
    assert found == {
        ("de", "answer-prompt"): "verified",
        ("de", "close-banner"): "verified",
        ("en", "answer-prompt"): "verified",
        ("en", "close-banner"): "drifted",
    }
    broken = [claim for claim in run.verdicts()["close-banner"]["claims"] if claim["holds"] is False]
    assert [claim["kind"] for claim in broken] == ["label"]
    assert "Got it" in run.output, "it says what is there instead"
    assert data["environment"]["deployment"]["client"] == "Sound check 1"
    report = (run.report / "index.html").read_text("utf-8")
    assert "Understood" in report
    assert "jitsi" not in json.dumps(data).casefold()
    assert "jitsi" not in report.casefold()
    assert run.nothing_left(), run.processes()


@pytest.mark.parametrize("first", [0, 1])
def test_pages_about_two_applications_are_each_compared_with_their_own(
    start_run: StartRun, tmp_path: Path, first: int
) -> None:
    sound_check = ("--page", str(page_with(tmp_path, "“Got it”", "“Got it”")))
    wanted = [sound_check, ("--page", f"{PAGE}::open-link")]
    run = start_run(
        *PLUGIN, *wanted[first], *wanted[not first], "--page", f"{PAGES / 'de'}/sound-check.md::close-banner"
    )
    assert run.end() == 0, run.output
    data = json.loads((run.report / "verdict.json").read_text("utf-8"))
    assert data["environment"]["deployment"]["client"] == "several"
    assert data["environment"]["chrome"] not in ("several", "unknown")
    assert len(data["pages"]) == 3
    for page in data["pages"]:
        assert [block["verdict"] for block in page["blocks"]] == ["verified"] * len(page["blocks"])
        client = page["environment"]["deployment"]["client"]
        assert (client == "Sound check 1") is (page["ref"] == "sound_check"), page["path"]
    assert run.nothing_left(), run.processes()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "target: sound-check",
            "target: sound-chek",
            "page.md:5: there is no target “sound-chek”; name one of: ",
        ),
        ("target: sound-check\n", "", "there is no scenario"),
        ("#close-banner", "#open-link", "there is no scenario"),
    ],
)
def test_a_page_has_the_scenarios_of_its_own_target_alone(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    run = run_suite(tmp_path, *PLUGIN, "--page", str(page_with(tmp_path, old, new)), text=None)
    assert run.status == 4, run.output
    assert message in run.output
