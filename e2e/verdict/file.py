"""The verdict file: ``report/verdict.json``, checked against its types whenever it is written or read."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from e2e.claims.model import Page
from e2e.harness.files.writing import write_whole
from e2e.messages.catalogue import FALLBACK, catalogue
from e2e.messages.message import Message
from e2e.verdict.model import DRIFTED, VERSION, BlockVerdict, RunData
from e2e.verdict.severity import outcome

_LONGEST = 300
"""Characters of a complaint, which may quote what it is about."""


class VerdictFileError(Exception):
    """A verdict file is missing, is not JSON, is of another version, or does not follow its schema."""


def page_data(
    page: Page, blocks: Iterable[BlockVerdict], *, environment: dict[str, Any] | None = None
) -> dict[str, Any]:
    """Return one page of the verdict file, its blocks in the order of the page.

    ``environment`` is the page's own, in a run that compared pages with several deployments.
    """
    return {
        "path": page.name,
        "lang": page.lang,
        "ref": page.ref,
        "title": page.title,
        "source": page.source,
        "blocks": [block.to_data() for block in sorted(blocks, key=lambda block: block.line)],
        **({"environment": environment} if environment else {}),
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
    """Raise VerdictFileError, naming the place, if ``data`` is no verdict file of this version."""
    version = data.get("schema") if isinstance(data, dict) else None
    if isinstance(version, int) and version != VERSION:
        raise VerdictFileError(
            f"$.schema: the file has version {version} of the schema, this suite reads version {VERSION}: "
            "verify the pages again, or read the file with the suite that wrote it"
        )
    try:
        run = msgspec.convert(data, RunData)
    except msgspec.ValidationError as error:
        raise VerdictFileError(_placed(str(error))) from error
    except RecursionError as error:
        raise VerdictFileError("$: it is nested too deeply") from error
    if not 1970 <= run.started.year < 3000:
        raise VerdictFileError(f"$.started: {run.started.isoformat()} is not a date of our times")
    for page_number, page in enumerate(run.pages):
        for block_number, block in enumerate(page.blocks):
            if complaint := _complaint(block):
                raise VerdictFileError(f"$.pages[{page_number}].blocks[{block_number}].claims: {complaint}")


def _complaint(block: BlockVerdict) -> str:
    if block.verdict == DRIFTED and not block.broken:
        return "a drifted block has a claim that does not hold"
    if any(claim.finding is None or claim.advice is None for claim in block.broken):
        return "a claim that does not hold has a finding and an advice"
    return ""


def _placed(complaint: str) -> str:
    """Return a complaint of msgspec's with its place first: ``$.pages[0].path: Expected `str`, got `int```."""
    what, _, place = complaint.partition(" - at ")
    return f"{place.strip('`') or '$'}: {_short(what)}"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def write(data: dict[str, Any], path: Path) -> None:
    """Validate and write a verdict file, whole or not at all."""
    validate(data)
    text = json.dumps(_with_sentences(data), ensure_ascii=False, indent=1)
    write_whole(path, f"{text}\n", prefix=".verdict-")


def _with_sentences(value: Any) -> Any:
    """Return data with the English sentence beside each message, for people who read the file."""
    if isinstance(value, list):
        return [_with_sentences(item) for item in value]
    if not isinstance(value, dict):
        return value
    if value.keys() - {"text"} == {"id", "params"}:
        sentence = catalogue(FALLBACK).render(Message.from_data(value), stored=True)
        return {"id": value["id"], "params": value["params"], "text": sentence}
    return {name: _with_sentences(item) for name, item in value.items()}


def read(path: Path) -> dict[str, Any]:
    """Read and validate a verdict file."""
    try:
        data = msgspec.json.decode(path.read_bytes())
    except OSError as error:
        raise VerdictFileError(f"{path}: cannot be read: {error.strerror}") from error
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise VerdictFileError(f"{path}: is not valid JSON: {_short(str(error))}") from error
    except RecursionError as error:
        raise VerdictFileError(f"{path}: is nested too deeply") from error
    try:
        validate(data)
    except VerdictFileError as error:
        raise VerdictFileError(f"{path}: {error}") from error
    return data  # type: ignore[no-any-return]
