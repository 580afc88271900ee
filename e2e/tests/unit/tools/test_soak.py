"""What ``make soak`` says of its runs, how it loads a machine, and in which order it walks."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from e2e.harness.processes.watchdog import running
from e2e.harness.waiting import wait_for
from e2e.tests.support.runs.without_browser import run_suite
from e2e.tests.tools.bench.base.checkout import commit_of
from e2e.tests.tools.bench.measuring.run import ROOT
from e2e.tests.tools.soak.__main__ import busy, main
from e2e.tests.tools.soak.inside import SEED
from e2e.tests.tools.soak.record import blocks, counted, differing, markdown, twice, undecided

RECORDED = Path(__file__).parents[2] / "support" / "bench" / "now.json"
ALLOW = "docs/de/jitsi-meet.md::am-meeting-teilnehmen/2"
AGAIN = "docs/de/jitsi-meet.md::danach-das-meeting-neu-laden/3"
KEPT = counted(
    [
        '{"closed": {"at-end": 1, "leftover": 2}, "details": ["a tab"]}',
        '{"closed": {"at-end": 1}, "details": []}',
    ]
)


def row(number: int, spoil: str = "", seed: int | None = None) -> dict[str, Any]:
    """Return a run of two steps, one of them spoilt."""
    verdict = copy.deepcopy(json.loads(RECORDED.read_text("utf-8")))
    block = verdict["pages"][0]["blocks"][0]
    failed = {"id": "chrome-died", "params": {}, "text": "Chrome died"}
    if spoil == "inconclusive":
        block.update(verdict="inconclusive", error=failed)
    elif spoil == "twice":
        met = {
            "id": "visited-twice-first-failed",
            "params": {},
            "text": "The first visit failed: Chrome died",
        }
        block.update(tries=2, notes=[met])
    elif spoil == "stale":
        block["screenshots"][0].update(verdict="stale", reason="2 % differ")
    elif spoil == "finding":
        found = {"id": "outcome-missing", "params": {}, "text": "Nobody hears Ada"}
        block["claims"][0].update(holds=False, finding=found)
    elif spoil == "gone":
        del verdict["pages"][0]["blocks"][0]
    return {
        "run": number,
        "seed": seed,
        "seconds": 10.0,
        "cpu": 20.0,
        "kept": KEPT,
        "blocks": blocks(verdict),
    }


def test_equal_runs_differ_in_nothing() -> None:
    rows = [row(1), row(2, seed=2), row(3)]
    assert list(rows[0]["blocks"]) == [ALLOW, AGAIN]
    assert differing(rows) == {}
    text = markdown(rows, "both", "abc")
    assert "**No verdict differs between runs.**" in text
    assert f"| {ALLOW} | ✓ | ✓ | ✓ |" in text
    assert "| kept Chrome closed: leftover | 2 | 2 | 2 |" in text
    assert "- run 3\n  - a tab" in text
    assert "| order | pages | seed 2 | pages |" in text


def test_runs_in_which_the_same_does_not_work_differ_in_nothing_and_are_not_well() -> None:
    rows = [row(1, "inconclusive"), row(2, "inconclusive")]
    assert differing(rows) == {}
    assert undecided(rows) == [ALLOW]
    assert "No verdict differs between runs. Blocks that were inconclusive: 1." in markdown(
        rows, "none", "abc"
    )


def test_another_finding_of_the_same_kind_is_a_difference() -> None:
    rows = [row(1, "finding"), row(2, "finding")]
    assert differing(rows) == {}
    rows[1]["blocks"][ALLOW]["findings"] = ["Nobody sees Ada"]
    assert list(differing(rows)) == [ALLOW]


@pytest.mark.parametrize("go_on", [False, True])
def test_a_folder_that_is_not_of_a_soak_is_left_alone(tmp_path: Path, go_on: bool) -> None:
    kept = tmp_path / "runs" / "mine.txt"
    kept.parent.mkdir()
    kept.write_text("mine", "utf-8")
    assert main(["--results", str(tmp_path), *(["--continue"] if go_on else [])]) == 3
    assert kept.read_text("utf-8") == "mine"


@pytest.mark.parametrize(
    "other", [{"load": "cpu"}, {"pages": ["docs/en"]}, {"commit": "abc"}, {"workers": 3}]
)
def test_runs_of_another_kind_are_not_gone_on_with(tmp_path: Path, other: dict[str, Any]) -> None:
    known = {
        "schema": 1,
        "commit": commit_of(ROOT),
        "load": "both",
        "pages": [],
        "workers": None,
        "runs": [row(1)],
    }
    (tmp_path / "soak.json").write_text(json.dumps({**known, **other}), "utf-8")
    assert main(["--results", str(tmp_path), "--continue"]) == 3


@pytest.mark.parametrize(
    ("spoil", "cell", "cause"),
    [
        ("inconclusive", "I", "Chrome died"),
        ("stale", "✓s", "stale: 2 % differ"),
        ("finding", "✓", "Nobody hears Ada"),
        ("gone", "–", "not walked"),
    ],
)
def test_a_run_that_differs_is_listed_with_its_cause(spoil: str, cell: str, cause: str) -> None:
    rows = [row(1), row(2, spoil)]
    (causes,) = differing(rows).values()
    assert list(differing(rows)) == [ALLOW]
    assert causes[0].startswith("run 2:")
    assert cause in causes[0]
    text = markdown(rows, "none", "abc")
    assert "**Blocks that differ between runs: 1." in text
    assert f"| {ALLOW} | ✓ | {cell} |" in text


def test_a_second_visit_is_no_difference_but_its_cause_is_listed() -> None:
    rows = [row(1), row(2, "twice")]
    assert differing(rows) == {}
    assert twice(rows) == {ALLOW: ["run 2: verified, visits 2: The first visit failed: Chrome died"]}
    assert f"| {ALLOW} | ✓ | ✓2 |" in markdown(rows, "none", "abc")
    assert "| second visits | 0 | 1 |" in markdown(rows, "none", "abc")


def test_a_load_works_while_it_is_wanted_and_no_longer() -> None:
    with busy("both") as processes:
        disk = next(process for process in processes if process.name == "disk-0")
        wait_for(lambda: (disk.log.parents[1] / "load").is_file() or None, awaited="the file", every=0.01)
        assert all(process.alive() for process in processes)
    assert not any(running(process.pid) for process in processes)


def walked(folder: Path, seed: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the lines of the page's three blocks in the order of their walk."""
    monkeypatch.setenv(SEED, seed)
    run = run_suite(folder, "-v", "-p", "e2e.tests.tools.soak.inside")
    assert run.status == 0, run.output
    return [line for line in run.output.splitlines() if "page.md:" in line]


@pytest.mark.run
def test_a_seed_makes_an_order_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    orders: list[list[str]] = []
    for seed in ("", "1", "1", "3"):
        folder = tmp_path / str(len(orders))
        folder.mkdir()
        orders.append([line.split("page.md:")[1].split()[0] for line in walked(folder, seed, monkeypatch)])
    assert all(sorted(order) == sorted(orders[0]) and len(order) == 3 for order in orders)
    assert orders[1] == orders[2]
    assert len({tuple(order) for order in orders}) > 1
