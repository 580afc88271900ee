"""The verdict file: ``report/verdict.json``, checked against its JSON Schema whenever it is written or read."""

import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

import jsonschema

from e2e.claims.model import Page
from e2e.harness.files.writing import write_whole
from e2e.verdict import strict_json
from e2e.verdict.model import BlockVerdict
from e2e.verdict.severity import outcome

SCHEMA = Path(__file__).with_name("verdict.schema.json")
VERSION = 1

_LONGEST = 300
"""Characters of a complaint, which may quote what it is about."""

# What JSON Schema takes for an integer, 9.0 among it, is none to what counts with it.
_Validator = jsonschema.validators.extend(  # type: ignore[no-untyped-call]
    jsonschema.Draft202012Validator,
    type_checker=jsonschema.Draft202012Validator.TYPE_CHECKER.redefine(
        "integer", lambda _, value: isinstance(value, int) and not isinstance(value, bool)
    ),
)
_FORMATS = jsonschema.FormatChecker(formats=())


class VerdictFileError(Exception):
    """A verdict file is missing, is no JSON, or does not follow its schema."""


@_FORMATS.checks("date-time", raises=ValueError)
def _is_moment(value: object) -> bool:
    """Tell whether a text is a moment that can be put in order with others: with a time zone, of our times."""
    if not isinstance(value, str):
        return True
    moment = datetime.fromisoformat(value)
    return moment.tzinfo is not None and 1970 <= moment.year < 3000


def page_data(page: Page, blocks: Iterable[BlockVerdict]) -> dict[str, Any]:
    """Return one page of the verdict file, its blocks in the order of the page."""
    return {
        "path": page.name,
        "lang": page.lang,
        "ref": page.ref,
        "title": page.title,
        "source": page.source,
        "blocks": [block.to_data() for block in sorted(blocks, key=lambda block: block.line)],
    }


def verdict_data(
    pages: Iterable[dict[str, Any]], *, environment: dict[str, Any], started: str, seconds: float
) -> dict[str, Any]:
    """Return a whole verdict file; ``started`` is ISO 8601, ``seconds`` the time from first to last item."""
    listed = list(pages)
    blocks = [BlockVerdict.from_data(block) for page in listed for block in page["blocks"]]
    return {
        "schema": VERSION,
        "outcome": outcome(blocks),
        "started": started,
        "seconds": round(seconds, 2),
        "environment": environment,
        "pages": listed,
    }


def validate(data: Any) -> None:
    """Raise VerdictFileError, naming the place, if ``data`` does not follow the schema."""
    schema = json.loads(SCHEMA.read_text("utf-8"))
    error = jsonschema.exceptions.best_match(_Validator(schema, format_checker=_FORMATS).iter_errors(data))
    if error is not None:
        # Of a rule that compares parts of the file with each other, the schema has the better words.
        told = error.schema["description"] if error.validator == "contains" else error.message
        raise VerdictFileError(f"{error.json_path}: {_short(told)}")


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def write(data: dict[str, Any], path: Path) -> None:
    """Validate and write a verdict file, whole or not at all."""
    validate(data)
    write_whole(path, json.dumps(data, ensure_ascii=False, indent=1) + "\n", prefix=".verdict-")


def read(path: Path) -> dict[str, Any]:
    """Read and validate a verdict file."""
    try:
        data = strict_json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise VerdictFileError(f"{path}: cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise VerdictFileError(f"{path}: is no sound JSON: {_short(str(error))}") from error
    try:
        validate(data)
    except VerdictFileError as error:
        raise VerdictFileError(f"{path}: {error}") from error
    return data  # type: ignore[no-any-return]
