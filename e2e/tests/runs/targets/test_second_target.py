"""A guide about another web application than Jitsi Meet is verified by the same core, with nothing of it changed."""

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from e2e.plugin.collection.pages import shown
from e2e.tests.second_target import PAGES, PLUGIN
from e2e.tests.support.runs.in_chrome import PAGE, ROOT, StartRun
from e2e.tests.support.runs.without_browser import run_suite


def page_with(folder: Path, *edits: tuple[str, str]) -> Path:
    """Return a copy of the English page with these edits, each the old text and the new."""
    text = (PAGES / "en" / "sound-check.md").read_text("utf-8")
    for old, new in edits:
        assert text.count(old) == 1
        text = text.replace(old, new)
    copy = folder / "page.md"
    copy.write_text(text, "utf-8")
    return copy


def test_what_is_right_is_verified_and_what_is_wrong_is_found(start_run: StartRun, tmp_path: Path) -> None:
    wrong = page_with(
        tmp_path,
        ("button “Allow", "button “Permit” or “Allow"),
        ("At the bottom", "At the top right"),
        ("1. {: #close-banner}", "1. Wave at the camera.\n1. {: #close-banner}"),
    )
    artifacts = tmp_path / "artifacts"
    traced = ("--tracing", "on", "--output", str(artifacts))
    run = start_run(*PLUGIN, *traced, "--page", str(PAGES / "de"), "--page", str(wrong))
    assert run.end() == 1, run.output
    data = json.loads((run.report / "verdict.json").read_text("utf-8"))
    right, found = (
        {block["id"] or block["key"]: block for block in page["blocks"]} for page in data["pages"]
    )
    assert {key: block["verdict"] for key, block in right.items()} == {
        "answer-prompt": "verified",
        "close-banner": "verified",
    }
    assert {key: block["verdict"] for key, block in found.items()} == {
        "answer-prompt": "drifted",
        "check-your-sound/2": "unbound",
        "close-banner": "drifted",
    }
    # The second label of that sentence is there, so the reader goes on with it.
    assert broken(found["answer-prompt"]) == [("label", "Permit")]
    assert [kind for kind, _ in broken(found["close-banner"])] == ["position"]
    for key in ("answer-prompt", "close-banner"):
        assert (run.report / found[key]["screen"]).is_file(), "the whole screen as it was"
    assert "Allow while visiting the site" in run.output, "it says what is there instead"
    assert f"{shown(wrong, ROOT)}:" in run.output, "it says where to fix it"
    assert data["environment"]["deployment"]["client"] == "Sound check 1"
    report = (run.report / "index.html").read_text("utf-8")
    assert "Permit" in report
    assert "jitsi" not in json.dumps(data).casefold()
    assert "jitsi" not in report.casefold()
    traces = list(artifacts.glob("*/trace*.zip"))
    assert len({trace.parent for trace in traces}) == 4, (
        "each step has its own, in a Chrome that is kept, too"
    )
    assert all(has_actions(trace) for trace in traces)
    assert run.nothing_left(), run.processes()


def broken(block: dict[str, Any]) -> list[tuple[str, str]]:
    """Return kind and words of the claims of a block that do not hold."""
    return [(claim["kind"], claim["expected"]) for claim in block["claims"] if claim["holds"] is False]


def has_actions(trace: Path) -> bool:
    """Tell whether a trace can be opened and has what was done in it."""
    with zipfile.ZipFile(trace) as parts:
        return any(
            b'"type":"before"' in parts.read(name) for name in parts.namelist() if name.endswith(".trace")
        )


def test_pages_about_two_applications_are_each_compared_with_their_own(
    start_run: StartRun, tmp_path: Path
) -> None:
    # One application after the other, in both directions.
    named = (page_with(tmp_path), f"{PAGE}::open-link", f"{PAGES / 'de'}/sound-check.md::close-banner")
    run = start_run(*PLUGIN, *(f"--page={page}" for page in named))
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
    run = run_suite(tmp_path, *PLUGIN, "--page", str(page_with(tmp_path, (old, new))), text=None)
    assert run.status == 4, run.output
    assert message in run.output
