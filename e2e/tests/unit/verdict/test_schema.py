"""The JSON Schema and the types of the verdict file accept and refuse the same files."""

import copy
import json
import random
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest

from e2e.messages.message import Message
from e2e.tests.support.recorded import FOLDER
from e2e.tests.support.report_data import ENVIRONMENT, block, lamp_blocks, page, verdict
from e2e.verdict import file
from e2e.verdict.evidence import Evidence
from e2e.verdict.schema import SCHEMA, schema

NUMBER = 200

Place = tuple[str | int, ...]


def recorded() -> dict[str, Any]:
    """Return a verdict file with evidence of a real run in it, and everything else that a file can have."""
    evidence = json.loads((FOLDER / "de-fehlermeldungen.json").read_text("utf-8"))
    name = min(evidence, key=lambda name: len(json.dumps(evidence[name])))
    walked = block(name, 30, ordinal=9, evidence=Evidence.from_data(evidence[name]))
    remarks = ["x", Message("nothing").to_data()]
    data = verdict(
        {**page([*lamp_blocks(), walked]), "environment": ENVIRONMENT},
        environment={**ENVIRONMENT, "remarks": remarks},
    )
    return json.loads(json.dumps(data))  # type: ignore[no-any-return]


BASE = recorded()
ODD: list[Any] = [
    None, True, False, 0, 1, -1, 2.0, 0.5, 1e308, 10**30, "", "x", [], {}, [1],
    "2026-11-23T09:32:00Z", "2026-11-23 09:32:00Z", "2026-11-23T25:00:00Z", "1969-11-23T09:32:00Z",
    {"id": "x"}, {"id": "x", "params": {}}, {"id": "x", "params": {}, "text": 5}, {"id": "x", "more": 1},
    "drifted", "verified", "inconclusive", "unbound", "step", "remark", "current", "several",
]  # fmt: skip


def places(data: Any, here: Place = ()) -> Iterator[Place]:
    """Yield the place of every value in a file."""
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for name, value in inner:
        yield (*here, name)
        yield from places(value, (*here, name))


def mutated(seed: int) -> tuple[str, Any]:
    """Return a file in which one thing is another, and what that is; half of the time not deep in it."""
    chance = random.Random(seed)  # noqa: S311 - the same files at every run
    data = copy.deepcopy(BASE)
    chosen = [place for place in places(BASE) if seed % 2 or len(place) < 6]
    *above, name = place = chance.choice(chosen)
    parent: Any = data
    for step in above:
        parent = parent[step]
    what = chance.choice(("removed", "more", "twice", "odd", "odd"))
    if what == "removed":
        del parent[name]
    elif what == "more" and isinstance(parent, dict):
        parent["more"] = 1
    elif what == "twice" and isinstance(parent, list):
        parent.append(copy.deepcopy(parent[-1]))
    else:
        what = f"now {ODD[seed % len(ODD)]!r}"
        parent[name] = ODD[seed % len(ODD)]
    return f"{place} {what}", data


def by_types(data: Any) -> str:
    """Return why the suite refuses a file, "" where it does not."""
    try:
        file.validate(data)
    except file.VerdictFileError as error:
        return str(error)
    return ""


def whole_number(_: object, value: object) -> bool:
    # To JSON Schema 2.0 is an integer. This suite writes none like that, and refuses it.
    return isinstance(value, int) and not isinstance(value, bool)


STRICT = jsonschema.validators.extend(  # type: ignore[no-untyped-call]
    jsonschema.Draft202012Validator,
    type_checker=jsonschema.Draft202012Validator.TYPE_CHECKER.redefine("integer", whole_number),
)


def test_changed_files_are_refused_by_both_or_accepted_by_both() -> None:
    by_schema = STRICT(schema())
    accepted = 0
    for what, data in map(mutated, range(NUMBER)):
        complaint, fits = by_types(data), by_schema.is_valid(data)
        assert fits == (not complaint), f"{what}: {complaint or 'only the schema refuses it'}"
        accepted += fits
    assert NUMBER // 20 < accepted < NUMBER // 2


@pytest.mark.parametrize("started", ["2026-02-30T09:32:00Z", "2025-02-29T09:32:00+01:00"])
def test_only_the_suite_knows_the_calendar(started: str) -> None:
    data = {**BASE, "started": started}
    assert "$.started" in by_types(data)
    assert STRICT(schema()).is_valid(data)


def test_only_the_suite_refuses_a_fraction_that_is_a_whole_number() -> None:
    data = {**BASE, "schema": 2.0}
    assert "$.schema" in by_types(data)
    assert jsonschema.Draft202012Validator(schema()).is_valid(data)
    assert not STRICT(schema()).is_valid(data)


@pytest.mark.parametrize("outcome", ["verified", "drifted", "inconclusive"])
@pytest.mark.parametrize(
    "kinds", [[], ["verified"], ["unbound"], ["inconclusive"], ["unbound", "inconclusive"]]
)
def test_both_know_which_outcome_follows_from_which_blocks(outcome: str, kinds: list[Any]) -> None:
    blocks = [block(kind, line, kind, claims=()) for line, kind in enumerate(kinds, 9)]
    data = {**verdict(page(blocks)), "outcome": outcome}
    assert STRICT(schema()).is_valid(data) == (not by_types(data))
    assert by_types(data).startswith("$.outcome") == (data != verdict(page(blocks)))


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(SCHEMA.read_text("utf-8")))
