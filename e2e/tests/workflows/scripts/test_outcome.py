"""What a run of several shards came to."""

import json
from pathlib import Path

import pytest

from e2e.tests.support.workflows.scripts import outputs, run_script


def outcome(folder: Path, *shards: str, content: str | None = "verified") -> str:
    if content is not None:
        (folder / "verdict.json").write_text(
            content if content[0] == "{" else json.dumps({"outcome": content}), "utf-8"
        )
    done = run_script("outcome.py", "verdict.json", *shards, cwd=folder, GITHUB_OUTPUT=str(folder / "out"))
    assert done.returncode == 0, done.stderr
    return outputs(folder / "out")["outcome"]


@pytest.mark.parametrize("content", ["verified", "drifted", "inconclusive"])
def test_the_outcome_is_the_one_of_the_file(tmp_path: Path, content: str) -> None:
    assert outcome(tmp_path, content=content) == content


@pytest.mark.parametrize(
    "content",
    [
        None,
        "{",
        '{"outcome": "splendid"}',
        '{"other": 1}',
        '{"outcome": ["drifted"]}',
        '{"a": ' + "[" * 100_000,
    ],
    ids=["no file", "cut off", "unknown", "other", "a list", "nested"],
)
def test_without_a_file_that_says_it_nothing_is_known(tmp_path: Path, content: str | None) -> None:
    assert outcome(tmp_path, content=content) == "inconclusive"


def test_a_byte_order_mark_is_read_over(tmp_path: Path) -> None:
    (tmp_path / "verdict.json").write_bytes(b'\xef\xbb\xbf{"outcome": "drifted"}')
    assert outcome(tmp_path, content=None) == "drifted"


@pytest.mark.parametrize(
    ("content", "expected"),
    [("verified", "inconclusive"), ("drifted", "drifted"), ("inconclusive", "inconclusive")],
)
def test_a_missing_shard_keeps_all_from_being_verified(tmp_path: Path, content: str, expected: str) -> None:
    (tmp_path / "shards/shard-there").mkdir(parents=True)
    (tmp_path / "shards/shard-there/verdict.json").write_text("{}", "utf-8")
    assert outcome(tmp_path, "there", content=content) == content
    assert outcome(tmp_path, "there", "gone", "lost", content=content) == expected
    assert outputs(tmp_path / "out")["missing"] == "gone lost"
