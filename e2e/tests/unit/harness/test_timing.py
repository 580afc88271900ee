"""What a run's time was spent on: own seconds without those of work within, and nothing where nobody asks."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from e2e.harness.timing import Times


@pytest.fixture
def ticks() -> Iterator[float]:
    """A clock that goes on by a second at each look."""
    return iter(range(1000))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the lines go."""
    return tmp_path / "times.jsonl"


@pytest.fixture
def times(file: Path, ticks: Iterator[float], monkeypatch: pytest.MonkeyPatch) -> Times:
    """Times of that clock, at a block of a worker."""
    monkeypatch.setenv("PYTEST_XDIST_WORKER", "gw1")
    return Times(str(file), lambda: next(ticks))


def lines(file: Path) -> list[dict[str, Any]]:
    """What was written."""
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def test_work_within_is_taken_off_what_is_around_it(
    times: Times, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTEST_CURRENT_TEST", "docs/de/page.md::step (with a variant) (call)")
    with times.spent("load"), times.spent("native"):
        pass
    inner, outer = lines(file)
    assert (inner["kind"], inner["whole"], inner["self"]) == ("native", 1, 1)
    assert (outer["kind"], outer["whole"], outer["self"]) == ("load", 3, 2)
    assert (outer["worker"], outer["block"]) == ("gw1", "docs/de/page.md::step (with a variant)")


def test_own_seconds_sum_up_to_the_whole(times: Times, file: Path) -> None:
    with times.spent("block", "page.md::step"):
        for kind in ("launch", "load"):
            with times.spent(kind), times.spent("native"), times.spent("waiting"):
                pass
        with times.spent("waiting"):
            pass
    whole = lines(file)[-1]
    assert whole["kind"] == "block"
    assert whole["block"] == "page.md::step"
    assert sum(line["self"] for line in lines(file)) == whole["whole"]


def test_a_pause_belongs_to_the_work_that_waits(times: Times, file: Path) -> None:
    with times.spent("participant"):
        with times.spent("waiting"), times.spent("native"):
            pass
        with times.spent("waiting"):
            pass
    assert [(line["kind"], line["self"]) for line in lines(file)] == [("native", 1), ("participant", 6)]


def test_what_starts_beside_a_block_is_no_time_of_it(
    times: Times, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTEST_CURRENT_TEST", "docs/de/page.md::step (setup)")

    def start() -> None:
        with times.spent("waiting"):
            pass

    with times.spent("setup"), ThreadPoolExecutor(1) as beside:
        beside.submit(start).result()
    assert {line["kind"]: line["block"] for line in lines(file)} == {
        "waiting": "",
        "setup": "docs/de/page.md::step",
    }


def test_work_that_fails_is_written_too(times: Times, file: Path) -> None:
    @times.spent("compare")
    def fails() -> None:
        raise ValueError("broken")

    for _ in range(2):
        with pytest.raises(ValueError, match="broken"):
            fails()
    assert [line["kind"] for line in lines(file)] == ["compare", "compare"]


def test_functions_stay_themselves_where_nothing_is_measured() -> None:
    def function() -> int:
        return 1

    idle = Times("")
    assert idle.spent("native")(function) is function
    with idle.spent("load"), idle.spent("native"):
        assert function() == 1


@pytest.mark.parametrize("measured", [True, False])
def test_a_process_measures_where_the_environment_names_a_file(file: Path, *, measured: bool) -> None:
    code = (
        "from e2e.harness.waiting import wait_for; wait_for(iter([0, 1]).__next__, awaited='x', every=0.01)"
    )
    given = {"GUIDE_TIMES": str(file)} if measured else {}
    kept = {name: value for name, value in os.environ.items() if name != "GUIDE_TIMES"}
    subprocess.run([sys.executable, "-c", code], check=True, env={**kept, **given})
    assert [line["kind"] for line in lines(file)] == ["waiting"] if measured else not file.exists()
