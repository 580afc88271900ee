"""What a run of several shards came to."""

import json
from pathlib import Path

import pytest

from e2e.tests.support.workflows.scripts import outputs, run_script


def outcome(folder: Path, *shards: str, told: str | None = "verified") -> str:
    if told is not None:
        (folder / "verdict.json").write_text(
            told if told[0] == "{" else json.dumps({"outcome": told}), "utf-8"
        )
    done = run_script("outcome.py", "verdict.json", *shards, cwd=folder, GITHUB_OUTPUT=str(folder / "out"))
    assert done.returncode == 0, done.stderr
    return outputs(folder / "out")["outcome"]


@pytest.mark.parametrize("told", ["verified", "drifted", "inconclusive"])
def test_what_the_file_says(tmp_path: Path, told: str) -> None:
    assert outcome(tmp_path, told=told) == told


@pytest.mark.parametrize("told", [None, "{", '{"outcome": "splendid"}', '{"other": 1}'])
def test_without_a_file_that_says_it_nothing_is_known(tmp_path: Path, told: str | None) -> None:
    assert outcome(tmp_path, told=told) == "inconclusive"


@pytest.mark.parametrize(
    ("told", "expected"),
    [("verified", "inconclusive"), ("drifted", "drifted"), ("inconclusive", "inconclusive")],
)
def test_a_missing_shard_keeps_all_from_being_verified(tmp_path: Path, told: str, expected: str) -> None:
    (tmp_path / "shards/shard-there").mkdir(parents=True)
    (tmp_path / "shards/shard-there/verdict.json").write_text("{}", "utf-8")
    assert outcome(tmp_path, "there", told=told) == told
    assert outcome(tmp_path, "there", "gone", "lost", told=told) == expected
    assert outputs(tmp_path / "out")["missing"] == "gone lost"
