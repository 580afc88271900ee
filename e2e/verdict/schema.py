"""``python -m e2e.verdict.schema`` writes the JSON Schema of the verdict file, made from its types."""

import json
from pathlib import Path
from typing import Any

import msgspec

from e2e.verdict.model import DRIFTED, INCONCLUSIVE, MOMENT, UNBOUND, VERIFIED, RunData

SCHEMA = Path(__file__).with_name("verdict.schema.json")


def schema() -> dict[str, Any]:
    """Return the JSON Schema of the verdict file."""
    made = msgspec.json.schema(RunData)
    types = made["$defs"]
    types["Message"]["properties"]["text"] = {
        "description": "The message as an English sentence, for people who read the file",
        "type": "string",
    }
    run = types["RunData"]["properties"]
    run["schema"]["type"] = "integer"
    run["started"]["pattern"] = f"^{MOMENT}$"
    _add_rules(types)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Verdict of a documentation verification run",
        **made,
    }


def _add_rules(types: dict[str, Any]) -> None:
    """Add what reading a file checks besides the types: what contradicts itself (``e2e.verdict.file``)."""
    message = {"$ref": "#/$defs/Message"}
    fails = _having("holds", False)
    types["ClaimVerdict"]["allOf"] = [
        {
            "if": fails,
            "then": {
                "required": ["finding", "advice"],
                "properties": {"finding": message, "advice": message},
            },
        }
    ]
    types["BlockVerdict"]["allOf"] = [
        {"if": _having("verdict", DRIFTED), "then": _containing("claims", fails)},
        {"if": _having("verdict", VERIFIED), "then": {"not": _containing("claims", fails)}},
    ]
    wrong = _containing("pages", _containing("blocks", _having("verdict", DRIFTED, UNBOUND)))
    unknown = _containing("pages", _containing("blocks", _having("verdict", INCONCLUSIVE)))
    types["RunData"]["allOf"] = [
        {"if": _having("outcome", DRIFTED), "then": wrong, "else": {"not": wrong}},
        {"if": _having("outcome", INCONCLUSIVE), "then": unknown},
        {"if": _having("outcome", VERIFIED), "then": {"not": unknown}},
    ]


def _having(name: str, *values: object) -> dict[str, Any]:
    return {"required": [name], "properties": {name: {"enum": list(values)}}}


def _containing(name: str, entry: dict[str, Any]) -> dict[str, Any]:
    return {"required": [name], "properties": {name: {"contains": entry}}}


def text() -> str:
    """Return the schema as the text of its file."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    SCHEMA.write_text(text(), "utf-8")
