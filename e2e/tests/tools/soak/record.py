"""What a run of the soak came to at each block, and in what the runs differ. Pure: verdict files in, tables out."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from e2e.tests.tools.bench.reports.tables import table

Row = Mapping[str, Any]
"""One run: its number, ``seed`` (None: the usual order), ``seconds``, ``kept`` Chromes, and ``blocks`` by name."""

_SHORT = {"verified": "✓", "drifted": "D", "unbound": "U", "inconclusive": "I"}


def blocks(verdict: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Return what a verdict file says of each block that must be the same in every run, and why where it is not."""
    return {
        f"{page['path']}::{block['key']}": {
            "id": block["id"],
            "verdict": block["verdict"],
            "tries": block["tries"],
            "screenshots": {picture["name"]: picture["verdict"] for picture in block["screenshots"]},
            "claims": [f"{claim['kind']} {claim['holds']}" for claim in block["claims"]],
            "findings": sorted(
                _sentence(claim["finding"]) for claim in block["claims"] if claim["holds"] is False
            ),
            "causes": list(_causes(block)),
        }
        for page in verdict["pages"]
        for block in page["blocks"]
    }


def _causes(block: Mapping[str, Any]) -> Iterator[str]:
    """Yield why a block is not verified, or was visited twice."""
    if block["error"]:
        yield _sentence(block["error"])
    yield from (_sentence(note) for note in block["notes"] if _id(note).startswith("visited-twice"))
    yield from (_sentence(claim["finding"]) for claim in block["claims"] if claim["holds"] is False)
    for picture in block["screenshots"]:
        if picture["verdict"] != "current":
            yield f"{picture['name']} {picture['verdict']}: {_sentence(picture['reason'])}"


def _id(text: Any) -> str:
    return str(text.get("id", "")) if isinstance(text, dict) else ""


def _sentence(text: Any) -> str:
    return str(text["text"] if isinstance(text, dict) else text or "")


def counted(lines: Iterable[str]) -> dict[str, Any]:
    """Return how often kept Chromes were closed in a run, by the reason, and what was wrong; a line a worker."""
    closed: Counter[str] = Counter()
    details: list[str] = []
    for line in lines:
        data = json.loads(line)
        closed.update(data["closed"])
        details += data["details"]
    return {"closed": dict(closed), "details": details}


def differing(rows: Sequence[Row]) -> dict[str, list[str]]:
    """Return the blocks at which the runs do not say the same, each with its causes by run."""
    found: dict[str, list[str]] = {}
    for key in _keys(rows):
        said = {_outcome(row["blocks"].get(key)) for row in rows}
        if len(said) > 1:
            found[key] = list(_reasons(key, rows))
    return found


def undecided(rows: Sequence[Row]) -> list[str]:
    """Return the blocks that were inconclusive in any run: a soak in which nothing works shows nothing."""
    return [
        key
        for key in _keys(rows)
        if any(row["blocks"].get(key, {}).get("verdict") == "inconclusive" for row in rows)
    ]


def twice(rows: Sequence[Row]) -> dict[str, list[str]]:
    """Return the blocks that were visited twice in a run and came to the same, each with the first visit's causes."""
    changed = differing(rows)
    return {
        key: list(_reasons(key, rows))
        for key in _keys(rows)
        if key not in changed and any(row["blocks"][key]["tries"] > 1 for row in rows)
    }


def _keys(rows: Sequence[Row]) -> list[str]:
    return list(dict.fromkeys(key for row in rows for key in row["blocks"]))


def _outcome(block: Mapping[str, Any] | None) -> str:
    if block is None:
        return "not walked"
    pictures = sorted(block["screenshots"].items())
    return f"{block['verdict']} {block['claims']} {block['findings']} {pictures}"


def _reasons(key: str, rows: Sequence[Row]) -> Iterator[str]:
    for row in rows:
        block = row["blocks"].get(key)
        if block is None:
            yield f"run {row['run']}: not walked"
        elif block["causes"]:
            yield f"run {row['run']}: {block['verdict']}, visits {block['tries']}: {'; '.join(block['causes'])}"
        elif block["verdict"] != "verified":
            yield f"run {row['run']}: {block['verdict']}"


def markdown(rows: Sequence[Row], load: str, commit: str) -> str:
    """Return the report: what differs and why, the second visits, and the table block by run."""
    head = f"# Soak\n\nCommit {commit}, {len(rows)} runs, load: {load}."
    changed = differing(rows)
    result = (
        f"Blocks that differ between runs: {len(changed)}." if changed else "No verdict differs between runs."
    )
    if unknown := undecided(rows):
        result += f" Blocks that were inconclusive: {len(unknown)}."
    cells = [[key, *(_cell(row["blocks"].get(key)) for row in rows)] for key in _keys(rows)]
    seeds = ["order", *("pages" if row["seed"] is None else f"seed {row['seed']}" for row in rows)]
    seconds = ["seconds", *(float(row["seconds"]) for row in rows)]
    reasons = sorted({reason for row in rows for reason in row["kept"]["closed"]})
    closed = [
        [f"kept Chrome closed: {reason}", *(str(row["kept"]["closed"].get(reason, 0)) for row in rows)]
        for reason in reasons
    ]
    details = {f"run {row['run']}": row["kept"]["details"] for row in rows if row["kept"]["details"]}
    visits = ["second visits", *(str(sum(b["tries"] > 1 for b in row["blocks"].values())) for row in rows)]
    legend = (
        "✓ verified, D drifted, U unbound, I inconclusive, – not walked; "
        "2: at the second visit, s: a picture differs"
    )
    return (
        "\n\n".join(
            [
                head,
                f"**{result}**",
                *_causes_listed("What differs", changed),
                *_causes_listed("Visited twice, with the same verdict", twice(rows)),
                *_causes_listed("What was wrong with kept Chromes", details),
                f"## Runs\n\n{legend}.",
                table(
                    ("block", *(str(row["run"]) for row in rows)), [seeds, seconds, visits, *closed, *cells]
                ),
            ]
        )
        + "\n"
    )


def _cell(block: Mapping[str, Any] | None) -> str:
    if block is None:
        return "–"
    again = "2" if block["tries"] > 1 else ""
    stale = "s" if set(block["screenshots"].values()) - {"current"} else ""
    return _SHORT[block["verdict"]] + again + stale


def _causes_listed(title: str, found: Mapping[str, Sequence[str]]) -> list[str]:
    if not found:
        return []
    lines = [f"- {key}\n" + "\n".join(f"  - {cause}" for cause in causes) for key, causes in found.items()]
    return [f"## {title}\n\n" + "\n".join(lines)]
