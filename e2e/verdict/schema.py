"""``python -m e2e.verdict.schema`` writes the JSON Schema of the verdict file, made from its types."""

import json
from pathlib import Path
from typing import Any

import msgspec

from e2e.verdict.model import RunData

SCHEMA = Path(__file__).with_name("verdict.schema.json")


def schema() -> dict[str, Any]:
    """Return the JSON Schema of the verdict file."""
    made = msgspec.json.schema(RunData)
    made["$defs"]["Message"]["properties"]["text"] = {
        "description": "The message as an English sentence, for people who read the file",
        "type": "string",
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Verdict of a documentation verification run",
        **made,
    }


def text() -> str:
    """Return the schema as the text of its file."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    SCHEMA.write_text(text(), "utf-8")
