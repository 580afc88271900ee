"""The verdict file: ``report/verdict.json``, checked against its types whenever it is written or read."""

import codecs
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from e2e.claims.model import Page
from e2e.harness.files.writing import write_whole
from e2e.messages.catalogue import FALLBACK, catalogue
from e2e.messages.errors import ExplainedError
from e2e.messages.message import Message
from e2e.verdict.model import DRIFTED, MOMENT, VERIFIED, VERSION, BlockVerdict, RunData
from e2e.verdict.severity import outcome

_LONGEST = 300
"""Characters of a complaint, which may quote what it is about."""

_DEEPEST = 100
"""Levels of objects and lists in a file; what a run writes has about twenty."""

_LARGEST = 10**300
"""Numbers beyond it are no measurement, and Python refuses to write out much larger ones."""

_HALF_CHARACTER = re.compile(r"[\ud800-\udfff]")


class VerdictFileError(ExplainedError):
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
    if type(version) is int and version != VERSION:
        found = _short(str(version))
        raise _at("$.schema", Message("verdict-version", {"version": found, "known": VERSION}))
    try:
        run = msgspec.convert(data, RunData)
    except msgspec.ValidationError as error:
        raise _placed(str(error)) from error
    except RecursionError as error:
        raise _at("$", Message("verdict-too-deep")) from error
    for place, complaint in _contradictions(run):
        raise _at(place, complaint)
    if not re.fullmatch(MOMENT, data["started"]):
        raise _at("$.started", Message("verdict-no-moment", {"moment": _short(data["started"])}))


def _contradictions(run: RunData) -> Iterator[tuple[str, Message]]:
    """Yield what the types alone allow, but no run says; the schema has the same rules."""
    blocks = [block for page in run.pages for block in page.blocks]
    if run.outcome != (found := outcome(blocks)):
        yield "$.outcome", Message("verdict-other-outcome", {"outcome": run.outcome, "found": found})
    for page_number, page in enumerate(run.pages):
        for number, block in enumerate(page.blocks):
            if complaint := _complaint(block):
                yield f"$.pages[{page_number}].blocks[{number}].claims", complaint


def _complaint(block: BlockVerdict) -> Message | None:
    if block.verdict == DRIFTED and not block.broken:
        return Message("verdict-drifted-without-claim")
    if block.verdict == VERIFIED and block.broken:
        return Message("verdict-verified-with-claim")
    if any(claim.finding is None or claim.advice is None for claim in block.broken):
        return Message("verdict-claim-without-finding")
    return None


def _at(place: str, problem: Message) -> VerdictFileError:
    return VerdictFileError(Message("verdict-at", {"place": _short(place), "problem": problem}))


def _placed(complaint: str) -> VerdictFileError:
    """Return a complaint of msgspec's with its place first: ``$.pages[0].path: Expected `str`, got `int```."""
    what, _, place = complaint.partition(" - at ")
    return _at(place.strip("`") or "$", Message("verdict-no-schema", {"why": _short(what)}))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def write(data: dict[str, Any], path: Path) -> None:
    """Validate and write a verdict file, whole or not at all."""
    validate(data)
    text = json.dumps(_with_sentences(data), ensure_ascii=False, indent=1)
    # A page in Chrome can hand out half characters, which no file can hold.
    whole = _HALF_CHARACTER.sub("\N{REPLACEMENT CHARACTER}", text)
    write_whole(path, f"{whole}\n", prefix=".verdict-")


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
        # Editors of Windows put a byte order mark before UTF-8.
        content = path.read_bytes().removeprefix(codecs.BOM_UTF8)
        data = msgspec.json.decode(content)
        _reject_what_programs_read_differently(content)
    except OSError as error:
        why = error.strerror or str(error)
        raise _in_file(path, Message("verdict-unreadable", {"why": why})) from error
    except VerdictFileError as error:
        raise _in_file(path, error.message) from error
    except RecursionError as error:
        raise _in_file(path, Message("verdict-too-deep")) from error
    # Python's own reader raises ValueError for an integer of thousands of digits.
    except (msgspec.MsgspecError, ValueError) as error:
        raise _in_file(path, Message("verdict-no-json", {"why": _short(str(error))})) from error
    try:
        validate(data)
    except VerdictFileError as error:
        raise _in_file(path, error.message) from error
    return data  # type: ignore[no-any-return]


def _in_file(path: Path, problem: Message) -> VerdictFileError:
    return VerdictFileError(Message("verdict-in-file", {"file": str(path), "problem": problem}))


class _Repeating(dict[str, Any]):
    """An object in which a name is there twice."""

    name: str


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    names = [name for name, _ in pairs]
    if len(set(names)) == len(names):
        return dict(pairs)
    repeating = _Repeating(pairs)
    repeating.name = next(name for number, name in enumerate(names) if name in names[:number])
    return repeating


def _reject_what_programs_read_differently(content: bytes) -> None:
    """Raise VerdictFileError for a name that is there twice, a number out of reach, and nesting without end.

    JSON allows all of them, and programs that read JSON differ in what they make of them.
    """
    found: list[tuple[str, Any, int]] = [("$", json.loads(content, object_pairs_hook=_pairs), 0)]
    while found:
        place, value, depth = found.pop()
        if isinstance(value, _Repeating):
            raise _at(place, Message("verdict-name-twice", {"name": _short(value.name)}))
        if depth > _DEEPEST:
            raise _at(place, Message("verdict-too-deep"))
        if isinstance(value, int) and abs(value) > _LARGEST:
            raise _at(place, Message("verdict-number"))
        if isinstance(value, dict):
            found += [(f"{place}.{name}", inner, depth + 1) for name, inner in value.items()]
        elif isinstance(value, list):
            found += [(f"{place}[{number}]", inner, depth + 1) for number, inner in enumerate(value)]
