"""Which shards a nightly run has."""

import json
from pathlib import Path
from typing import Any

from e2e.tests.support.workflows.scripts import outputs, run_script


def make_plan(folder: Path, *pages: str) -> tuple[int, dict[str, Any]]:
    for page in pages:
        (folder / page).parent.mkdir(parents=True, exist_ok=True)
        (folder / page).write_text("x", "utf-8")
    done = run_script("plan.py", cwd=folder, GITHUB_OUTPUT=str(folder / "out"))
    written = outputs(folder / "out") if (folder / "out").exists() else {"error": json.dumps(done.stdout)}
    return done.returncode, {name: json.loads(value) for name, value in written.items()}


def test_every_combination_that_says_something_new(tmp_path: Path) -> None:
    status, plan = make_plan(
        tmp_path, "docs/de/jitsi-meet.md", "docs/en/jitsi-meet.md", "docs/en/error-messages.md"
    )
    assert status == 0
    assert {(shard["page"], shard["variant"]) for shard in plan["chromium"]} == {
        (page, variant) for page in ("docs/de", "docs/en") for variant in ("as-shipped", "classic-indicator")
    }
    assert len(plan["chromium"]) == 4
    assert len(plan["chrome"]) == 8
    assert {shard["chrome"] for shard in plan["chrome"]} == {"chrome", "chrome-beta"}
    assert [(shard["page"], shard["chrome"], shard["release"]) for shard in plan["containers"]] == [
        ("docs/de", "chrome", "pinned"),
        ("docs/en", "chrome", "pinned"),
        ("docs/de", "chrome", "stable"),
    ]


def test_names_are_distinct_and_all_are_listed(tmp_path: Path) -> None:
    _, plan = make_plan(tmp_path, "docs/de/jitsi-meet.md", "docs/fr/jitsi-meet.md")
    names = [shard["name"] for job in ("chromium", "chrome", "containers") for shard in plan[job]]
    assert sorted(plan["shards"] + plan["beta"]) == sorted(names)
    assert len(set(names)) == len(names) == 15
    assert any("fr-" in name for name in names), "a third language needs no change of the workflow"


def test_a_folder_without_pages_is_no_language(tmp_path: Path) -> None:
    _, plan = make_plan(tmp_path, "docs/de/fehlermeldungen.markdown", "docs/drafts/notes.txt")
    assert {shard["page"] for shard in plan["chromium"]} == {"docs/de"}
    assert len(plan["shards"] + plan["beta"]) == 8


def test_chrome_beta_has_a_report_of_its_own(tmp_path: Path) -> None:
    _, plan = make_plan(tmp_path, "docs/de/jitsi-meet.md")
    assert plan["beta"] == [
        "de-chrome-beta-as-shipped-embedded",
        "de-chrome-beta-classic-indicator-embedded",
    ]
    assert not set(plan["beta"]) & set(plan["shards"])


def test_a_pull_request_gets_the_containers_alone(tmp_path: Path) -> None:
    (tmp_path / "docs/de").mkdir(parents=True)
    (tmp_path / "docs/de/a.md").write_text("x", "utf-8")
    run_script("plan.py", cwd=tmp_path, GITHUB_OUTPUT=str(tmp_path / "out"), GITHUB_EVENT_NAME="pull_request")
    plan = {name: json.loads(value) for name, value in outputs(tmp_path / "out").items()}
    assert (plan["chromium"], plan["chrome"], plan["beta"]) == ([], [], [])
    assert [shard["release"] for shard in plan["containers"]] == ["pinned", "stable"]
    assert plan["shards"] == [shard["name"] for shard in plan["containers"]]


def test_no_pages_are_an_error(tmp_path: Path) -> None:
    assert make_plan(tmp_path)[0] == 1
    (tmp_path / "docs").mkdir()
    assert make_plan(tmp_path)[0] == 1


def test_the_plan_of_this_project_has_its_pages() -> None:
    done = run_script("plan.py")
    assert done.returncode == 0, done.stdout
    assert '"docs/de"' in done.stdout
