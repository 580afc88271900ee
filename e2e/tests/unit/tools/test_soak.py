"""What ``make soak`` says of its runs, how it loads a machine, and in which order it walks."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from e2e.harness.processes.watchdog import running
from e2e.harness.waiting import wait_for
from e2e.tests.support.runs.without_browser import run_suite
from e2e.tests.tools.soak.__main__ import busy
from e2e.tests.tools.soak.inside import SEED
from e2e.tests.tools.soak.record import blocks, counted, differing, markdown, twice

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
    assert "**1 blocks differ between runs.**" in text
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
