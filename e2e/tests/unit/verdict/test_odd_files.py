"""Verdict files that no run wrote are refused with status 4, never taken for drift."""

import copy
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from e2e.reports import __main__ as command_line
from e2e.reports.__main__ import main
from e2e.tests.support.recorded import FOLDER
from e2e.tests.support.report_data import block, lamp_blocks, missing_label, page, verdict
from e2e.verdict import file
from e2e.verdict.evidence import Evidence
from e2e.verdict.schema import SCHEMA
from e2e.verdict.schema import text as schema_text

LAMP = verdict(page(lamp_blocks()))


def changed(*steps: str | int, to: Any) -> str:
    """Return LAMP as JSON with one value put in place of another."""
    data = copy.deepcopy(LAMP)
    place: Any = data
    for step in steps[:-1]:
        place = place[step]
    place[steps[-1]] = to
    return json.dumps(data)


BLOCK = ("pages", 0, "blocks", 0)
DRIFTED = ("pages", 0, "blocks", 1)


def within_each_other(number: int) -> dict[str, Any]:
    """Return a message in a message, ``number`` deep."""
    message: dict[str, Any] = {"id": "innermost", "params": {}}
    for _ in range(number):
        message = {"id": "problem", "params": {"finding": message, "advice": "x"}}
    return message


ODD = {
    "nested beyond Python": "[" * 200_000,
    "nested": changed(*BLOCK, "evidence", to=json.loads("[" * 60 + "]" * 60)),
    "no date": changed("started", to="garbage"),
    "a date of no zone": changed("started", to="2026-11-23T09:32:00"),
    "a date out of reach": changed("started", to="9999-12-31T23:59:59+00:00"),
    "no number": changed("seconds", to=float("nan")),
    "no number in a block": changed(*BLOCK, "seconds", to=float("-inf")),
    "a number that only JSON knows": changed("seconds", to=7).replace('"seconds": 7', '"seconds": 1e999'),
    "a number that no clock knows": changed("seconds", to=10**400),
    "a line that is no integer": changed(*BLOCK, "line", to=9.0),
    "drifted without a claim": changed(*DRIFTED, "claims", to=[]),
    "drifted with claims that hold": changed(*DRIFTED, "claims", to=LAMP["pages"][0]["blocks"][0]["claims"]),
    "no observations": changed(*BLOCK, "evidence", to={"observations": "x"}),
    "no observation": changed(*BLOCK, "evidence", to={"observations": [{"surface": "x"}]}),
    "no captures": changed(*BLOCK, "evidence", to={"captures": 5}),
    "no picture": changed(*BLOCK, "evidence", to={"captures": [{"captured": 5}]}),
    "half a character": changed(*BLOCK, "text", to="\ud800"),
    "half a character in a name": changed("environment", "\udfff", to="x"),
    "another shape": "true",
    "of schema 1": changed("schema", to=1),
    "of a schema to come": changed("schema", to=3),
    "a finding without a message": changed(*DRIFTED, "claims", 0, "finding", to=None),
    "schema true": changed("schema", to=True),
    "schema in quotation marks": changed("schema", to="2"),
    "schema with a fraction": changed("schema", to=2.0),
    "an outcome that its blocks contradict": changed("outcome", to="verified"),
    "an outcome that says less than its blocks": changed("outcome", to="inconclusive"),
    "verified with a claim that does not hold": changed(*DRIFTED, "verdict", to="verified"),
    "a name that is there twice": json.dumps(LAMP).replace('"line": 10,', '"line": 10, "line": 11,', 1),
    "messages within messages": changed(*DRIFTED, "claims", 0, "finding", to=within_each_other(300)),
    "a number of five thousand digits": changed(*DRIFTED, "line", to=7).replace(
        '"line": 7', f'"line": {"9" * 5000}'
    ),
    "a parameter of four hundred digits": changed(
        *DRIFTED, "claims", 0, "finding", "params", to={"n": 10**400}
    ),
    "a line beyond any page": changed(*BLOCK, "line", to=10**30),
    "a rectangle beyond any screen": changed(
        *DRIFTED, "evidence", "observations", 0, "rect", to=[0, 0, 1, 10**30]
    ),
    "a number for a sentence": changed(*DRIFTED, "claims", 0, "finding", "text", to=5),
    "in UTF-16": json.dumps(LAMP).encode("utf-16"),
    "cut off": json.dumps(LAMP)[:-20],
    "nothing": "",
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
@pytest.mark.parametrize("command", ["check", "html", "junit", "annotations", "summary", "merge"])
def test_it_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str, text: str | bytes
) -> None:
    path = tmp_path / "verdict.json"
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    more = ["-o", str(tmp_path / "merged")] if command == "merge" else []
    assert main([command, str(path), *more]) == 4
    said = capsys.readouterr().err
    assert said.startswith(f"error: {path}: ")
    assert len(said) < 600
    assert [entry.name for entry in tmp_path.iterdir()] == ["verdict.json"]


def test_the_place_is_named(tmp_path: Path) -> None:
    for name, complaint in (
        ("drifted without a claim", r"\$\.pages\[0\]\.blocks\[1\]\.claims: this block is drifted, but"),
        ("half a character", r"is not valid JSON: .*byte \d+"),
        ("no date", r"\$\.started: Invalid RFC3339"),
        ("no observation", r"\$\.pages\[0\]\.blocks\[0\]\.evidence\.observations\[0\]: .*`rect`"),
        ("schema true", r"\$\.schema: Expected `int`, got `bool`"),
        ("an outcome that its blocks contradict", r"\$\.outcome: the file says verified, .* is drifted"),
        (
            "verified with a claim that does not hold",
            r"\$\.pages\[0\]\.blocks\[1\]\.claims: this block is verified, but",
        ),
        ("a name that is there twice", r"\$\.pages\[0\]\.blocks\[1\]: the name “line” is there twice"),
        (
            "messages within messages",
            r"\$\.pages\[0\]\.blocks\[1\]\.claims\[0\]\.finding\..*: it is nested too",
        ),
        ("of schema 1", r"\$\.schema: .*version 1 .*: verify the pages again"),
    ):
        (tmp_path / "verdict.json").write_text(str(ODD[name]), "utf-8")
        with pytest.raises(file.VerdictFileError, match=complaint):
            file.read(tmp_path / "verdict.json")


def test_a_byte_order_mark_before_a_file_is_read_over(tmp_path: Path) -> None:
    path = tmp_path / "verdict.json"
    file.write(LAMP, path)
    plain = file.read(path)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert file.read(path) == plain


def test_half_a_character_that_was_seen_does_not_cost_the_file(tmp_path: Path) -> None:
    seen = block("a", 9, "drifted", ordinal=1, claims=(missing_label("\ud800x", ("\udfff",), 9),))
    file.write(verdict(page([seen])), tmp_path / "verdict.json")
    (claim,) = file.read(tmp_path / "verdict.json")["pages"][0]["blocks"][0]["claims"]
    assert (claim["expected"], claim["observed"]) == ("\ufffdx", ["\ufffd"])


def test_what_nobody_thought_of_is_no_drift_either(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise IndexError("list index out of range")

    file.write(LAMP, tmp_path / "verdict.json")
    monkeypatch.setattr(command_line, "headline", fail)
    assert main(["check", str(tmp_path / "verdict.json")]) == 4
    said = capsys.readouterr().err
    assert "verdict.json: cannot be shown: IndexError: list index out of range" in said


@pytest.mark.parametrize("recorded", sorted(FOLDER.glob("*.json")), ids=lambda path: path.stem)
def test_evidence_of_real_runs_follows_the_schema(recorded: Path) -> None:
    blocks = [
        block(name, line, ordinal=line, evidence=Evidence.from_data(evidence))
        for line, (name, evidence) in enumerate(json.loads(recorded.read_text("utf-8")).items(), 9)
    ]
    verdict(page(blocks))


def test_the_schema_is_the_one_of_the_types() -> None:
    assert SCHEMA.read_text("utf-8") == schema_text(), "write it again: python -m e2e.verdict.schema"


def test_a_file_follows_the_schema(tmp_path: Path) -> None:
    path = tmp_path / "verdict.json"
    file.write(LAMP, path)
    jsonschema.validate(json.loads(path.read_text("utf-8")), json.loads(SCHEMA.read_text("utf-8")))


def test_a_message_in_a_file_has_its_english_sentence_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "verdict.json"
    file.write(LAMP, path)
    (page_data,) = json.loads(path.read_text("utf-8"))["pages"]
    finding = page_data["blocks"][1]["claims"][0]["finding"]
    assert finding["id"] == "label-missing"
    assert finding["params"]["there"] == ["Ein", "Aus"]
    assert finding["text"] == (
        "The page says “An”, but there is nothing of that name in the meeting room. What is there: “Ein”, “Aus”."
    )
    assert file.read(path)["pages"][0]["blocks"][1]["claims"][0]["finding"] == finding
