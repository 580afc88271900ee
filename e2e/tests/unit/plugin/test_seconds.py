"""What is remembered of how long blocks take, and what is expected of it."""

import json
from pathlib import Path

import pytest

from e2e.plugin.results.seconds import BLOCKS, UNKNOWN, Seconds


def test_the_median_of_the_last_three_runs_is_expected(tmp_path: Path) -> None:
    path = tmp_path / "cache" / "seconds.json"
    for seconds in (90.0, 9.0, 10.0, 40.0):
        run = Seconds(path)
        run.add("de/lamp#switch-on new", seconds)
        run.write()
    assert Seconds(path).expected("de/lamp#switch-on new") == 10
    assert json.loads(path.read_text("utf-8")) == {"de/lamp#switch-on new": [9, 10, 40]}


def test_a_block_that_was_never_walked_takes_what_its_scenario_says(tmp_path: Path) -> None:
    seconds = Seconds(tmp_path / "seconds.json")
    assert seconds.expected("de/lamp#switch-on new") == UNKNOWN
    assert seconds.expected("de/lamp#switch-on new", otherwise=45) == 45


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", '{"a": []}', '{"a": [1, "2"]}', '{"a": [-1]}', '{"a": [NaN]}', '{"a": 3}', "\udcff"],
)
def test_a_file_that_cannot_be_used_is_as_good_as_none(content: str, tmp_path: Path) -> None:
    path = tmp_path / "seconds.json"
    path.write_bytes(content.encode("utf-8", "surrogateescape"))
    seconds = Seconds(path)
    assert seconds.expected("a") == UNKNOWN
    seconds.add("a", 3)
    seconds.write()
    assert Seconds(path).expected("a") == 3


def test_two_runs_at_the_same_time_keep_what_each_has_seen(tmp_path: Path) -> None:
    path = tmp_path / "seconds.json"
    first, second = Seconds(path), Seconds(path)
    first.add("a", 1)
    second.add("b", 2)
    first.write()
    second.write()
    assert [Seconds(path).expected(name) for name in ("a", "b")] == [1, 2]


def test_blocks_that_were_walked_longest_ago_are_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "seconds.json"
    path.write_text(json.dumps({str(number): [5] for number in range(BLOCKS)}), "utf-8")
    seconds = Seconds(path)
    seconds.add("0", 7)
    seconds.add("new", 8)
    seconds.write()
    left = Seconds(path)
    assert (left.expected("0"), left.expected("new"), left.expected("1")) == (6, 8, UNKNOWN)
