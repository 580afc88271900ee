"""Pairs of runs: no ratio unless both did the same work, and in turns."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from e2e.harness.errors import HarnessError
from e2e.tests.tools.bench.base.checkout import base_checkout
from e2e.tests.tools.bench.base.pairs import Pair, summary, take_turns
from e2e.tests.tools.bench.base.same_work import differences, totals, work
from e2e.tests.tools.bench.measuring.run import Machine, Run

RECORDED = Path(__file__).parents[3] / "support" / "bench"
ALLOW = "docs/de/jitsi-meet.md::am-meeting-teilnehmen/2"


def verdict(name: str) -> dict[str, Any]:
    """Return a verdict of the same two steps: ``base`` of schema 1, ``now`` of schema 2."""
    data: dict[str, Any] = json.loads((RECORDED / f"{name}.json").read_text("utf-8"))
    return data


def run(seconds: float, data: dict[str, Any], slowness: float = 1.0) -> Run:
    return Run(seconds, 2 * seconds, 1000, Machine(slowness, 0.5, 10), data)


def test_both_schemas_show_the_same_work_though_names_have_changed() -> None:
    base, now = work(verdict("base")), work(verdict("now"))
    assert differences(base, now) == []
    assert totals(base) == totals(now)
    assert totals(now) == {
        "blocks": 2,
        "screenshots": 3,
        "claims": {"control": 1, "label": 2, "order": 1, "outcome": 5, "position": 1, "screenshot": 3},
    }


def drop_claim(data: dict[str, Any]) -> None:
    claims = data["pages"][0]["blocks"][0]["claims"]
    claims.remove(next(claim for claim in claims if claim["kind"] == "outcome"))


def undecided_claim(data: dict[str, Any]) -> None:
    claims = data["pages"][0]["blocks"][0]["claims"]
    next(claim for claim in claims if claim["kind"] == "position")["holds"] = None


def drop_block(data: dict[str, Any]) -> None:
    del data["pages"][0]["blocks"][0]


def stale(data: dict[str, Any]) -> None:
    data["pages"][0]["blocks"][0]["screenshots"][1]["verdict"] = "stale"


def drop_screenshot(data: dict[str, Any]) -> None:
    del data["pages"][0]["blocks"][0]["screenshots"][0]


def inconclusive(data: dict[str, Any]) -> None:
    data["pages"][0]["blocks"][0]["verdict"] = "inconclusive"


@pytest.mark.parametrize(
    ("spoil", "wrong"),
    [
        (drop_claim, "claims of kind outcome"),
        (undecided_claim, "0 claims of kind position, 1 in the base's run"),
        (drop_block, "only in the base's run"),
        (stale, "verified in this run, screenshots that differ"),
        (drop_screenshot, "screenshots "),
        (inconclusive, "inconclusive in this run"),
    ],
)
def test_no_ratio_where_less_was_done(spoil: Callable[[dict[str, Any]], None], wrong: str) -> None:
    now = verdict("now")
    spoil(now)
    pair = Pair(run(100, verdict("base")), run(20, now))
    (difference,) = pair.differences()
    assert difference.startswith(ALLOW)
    assert wrong in difference
    assert pair.data()["ratio"] is None
    assert pair.data()["cpu_ratio"] is None
    assert summary([Pair(run(100, verdict("base")), run(20, verdict("now"))).data(), pair.data()]) is None


def test_more_claims_are_no_less_work() -> None:
    now = verdict("now")
    block = now["pages"][0]["blocks"][0]
    block["claims"].append(copy.deepcopy(block["claims"][0]))
    assert differences(work(verdict("base")), work(now)) == []


def test_pairs_take_turns_and_their_ratios_are_summed_up() -> None:
    order: list[str] = []
    seconds = iter([20.0, 100.0, 100.0, 30.0, 25.0, 100.0])

    def walk(name: str) -> Run:
        order.append(name)
        return run(next(seconds), verdict(name))

    turns = take_turns(lambda: walk("base"), lambda: walk("now"), 4, str, done=1)
    pairs = [*(next(turns) for _ in range(3))]
    assert list(turns) == []
    assert order == ["now", "base", "base", "now", "now", "base"]
    rows = [pair.data() for pair in pairs]
    assert [row["ratio"] for row in rows] == [0.2, 0.3, 0.25]
    assert summary(rows) == {"median": 0.25, "lowest": 0.2, "highest": 0.3}


def test_a_pair_that_met_two_machines_is_measured_again() -> None:
    slow = iter([1.0, 5.0, 1.0, 1.2])
    said: list[str] = []
    (pair,) = take_turns(
        lambda: run(100, verdict("base"), next(slow)),
        lambda: run(20, verdict("now"), next(slow)),
        1,
        said.append,
    )
    assert pair.now.machine.slowness == 1.2
    assert any("measured again" in line for line in said)


def test_a_machine_that_stays_unequal_is_said_to_be() -> None:
    slow = iter([1.0, 5.0] * 9)
    (pair,) = take_turns(
        lambda: run(100, verdict("base"), next(slow)),
        lambda: run(20, verdict("now"), next(slow)),
        1,
        str,
    )
    assert not pair.equal
    assert pair.data()["equal_machine"] is False


def test_an_unknown_base_is_said_to_be() -> None:
    with pytest.raises(HarnessError, match="BASE=no-such-commit: there is no such commit"):
        base_checkout("no-such-commit")
