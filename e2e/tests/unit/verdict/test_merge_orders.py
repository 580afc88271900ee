"""Runs that overlap or contradict each other are one verdict, or one conflict, in whatever order they come."""

import copy
import itertools
import json
from pathlib import Path
from typing import Any

import pytest

from e2e.messages.message import Message
from e2e.reports.merged_folder import merge
from e2e.tests.support.report_data import ENVIRONMENT, draw_picture, lamp_blocks, page, verdict, write
from e2e.verdict import file
from e2e.verdict.merge import MergeConflict, Run, merged

BLOCKS = lamp_blocks()
OTHER = {**ENVIRONMENT, "chrome": "Other 2"}
ENGLISH = page(BLOCKS, "docs/en/lamp.md", lang="en")


def with_remarks(*remarks: Any) -> dict[str, Any]:
    return {**ENVIRONMENT, "remarks": list(remarks)}


def in_words(text: str) -> dict[str, Any]:
    return {**Message("nothing").to_data(), "text": text}


def changed(number: int = 0, **fields: Any) -> dict[str, Any]:
    """Return LAMP with one block changed."""
    data = copy.deepcopy(verdict(page(BLOCKS)))
    data["pages"][0]["blocks"][number].update(fields)
    return data


def with_finding(text: str) -> dict[str, Any]:
    data = verdict(page(BLOCKS))
    data["pages"][0]["blocks"][1]["claims"][0]["finding"]["text"] = text
    return data


LAMP = verdict(page(BLOCKS))
CASES = {
    "the same three times": [LAMP, LAMP, LAMP],
    "other times and notes": [LAMP, changed(seconds=9.0), changed(notes=["A stand-in was used."])],
    "the words of another version": [with_finding("Old words."), with_finding("New words."), LAMP],
    "remarks in another order": [
        verdict(page(BLOCKS[:2]), environment=with_remarks("a", "b")),
        verdict(page(BLOCKS[2:]), environment=with_remarks("b", "a")),
    ],
    "remarks in other words": [
        verdict(page(BLOCKS), environment=with_remarks(in_words("Old."))),
        verdict(page(BLOCKS), environment=with_remarks(in_words("New."))),
    ],
    "other environments": [
        verdict(page(BLOCKS), environment=with_remarks("b")),
        verdict(page(BLOCKS), environment={**OTHER, "remarks": ["a"]}),
        verdict(page(BLOCKS), environment={**ENVIRONMENT, "variant": "classic-indicator"}),
    ],
    "other languages": [LAMP, verdict(ENGLISH), verdict(page(BLOCKS, "docs/de/other.md"))],
    "other deployments": [
        LAMP,
        verdict(
            page(BLOCKS),
            environment={
                **ENVIRONMENT,
                "deployment": {"kind": "external", "url": "https://x.example", "client": "1"},
            },
        ),
    ],
    "one moment in two zones": [
        verdict(page(BLOCKS), started="2025-03-04T05:06:07+00:00"),
        verdict(page(BLOCKS), started="2025-03-04T06:06:07+01:00"),
    ],
    "a merged one with one of its parts": [
        merged([Run("a", LAMP), Run("b", verdict(page(BLOCKS), environment=OTHER))]),
        LAMP,
    ],
    "nothing verified": [verdict(), LAMP, verdict(environment=OTHER)],
}


@pytest.mark.parametrize("runs", CASES.values(), ids=CASES)
def test_the_order_does_not_matter(runs: list[dict[str, Any]]) -> None:
    results = []
    for order in itertools.permutations(enumerate(runs)):
        result = merged([Run(str(number), data) for number, data in order])
        file.validate(result)
        results.append(json.dumps(result))
    assert len(set(results)) == 1


def test_the_words_of_a_message_make_no_environment_and_no_conflict() -> None:
    for name in ("the words of another version", "remarks in another order", "remarks in other words"):
        result = merged([Run(str(number), data) for number, data in enumerate(CASES[name])])
        (only,) = result["pages"]
        assert "environment" not in only
        assert len(result["environment"].get("remarks", ())) <= 2


CONFLICTS = {
    "verdict": changed(2, verdict="inconclusive", error="x"),
    "binding": changed(id="renamed"),
    "claims": changed(claims=[]),
    "screenshots": changed(1, screenshots=[]),
}


@pytest.mark.parametrize("different", CONFLICTS)
def test_a_block_with_two_verdicts_is_a_conflict_that_says_in_what_they_differ(different: str) -> None:
    said = set()
    for order in itertools.permutations([Run("one", LAMP), Run("two", CONFLICTS[different])]):
        with pytest.raises(MergeConflict, match=f"differ in: {different};") as conflict:
            merged(order)
        said.add(str(conflict.value))
    assert len(said) == 1


def test_a_file_that_contradicts_itself_is_a_conflict() -> None:
    twice = copy.deepcopy(LAMP)
    twice["pages"] += copy.deepcopy(CONFLICTS["claims"]["pages"])
    with pytest.raises(MergeConflict, match="differ in: claims"):
        merged([Run("one", twice)])


def test_pictures_get_the_same_names_in_whatever_order_their_runs_come(tmp_path: Path) -> None:
    paths = []
    for name, colour, number in (("one", "red", 0), ("two", "blue", 1)):
        draw_picture(tmp_path / name / "a.png", (8, 8), colour)
        (only,) = verdict(page(BLOCKS))["pages"]
        only["blocks"] = [{**only["blocks"][number], "screen": "a.png"}]
        paths.append(
            write(tmp_path / name, {**verdict(), "outcome": ("verified", "drifted")[number], "pages": [only]})
        )
    forth, back = (merge(order, tmp_path / name) for order, name in ((paths, "forth"), (paths[::-1], "back")))
    assert forth.read_bytes() == back.read_bytes()
    for picture in forth.parent.rglob("*.png"):
        assert picture.read_bytes() == (back.parent / picture.relative_to(forth.parent)).read_bytes()
