"""What every report says of blocks, as messages: their names, their results, and how a run ended."""

from collections.abc import Iterable
from datetime import datetime

from e2e.messages.message import Message
from e2e.verdict.loader import PageVerdict
from e2e.verdict.model import BlockVerdict
from e2e.verdict.severity import finding

KINDS = ("drifted", "stale", "unbound", "inconclusive", "verified")
"""The results of blocks, the worst first. ``stale`` is a drifted block in which nothing but pictures is wrong."""


def kind_of(block: BlockVerdict) -> str:
    """Return which of KINDS a block is."""
    return "stale" if finding(block) == "stale" else block.verdict


def parts(pages: Iterable[PageVerdict]) -> list[BlockVerdict]:
    """Return each part of the guide once: of one that was checked in several environments, the worst verdict."""
    found: dict[tuple[str, int, str], BlockVerdict] = {}
    for page in pages:
        for block in page.blocks:
            place = (page.path, block.line, block.key)
            found[place] = min(found.get(place, block), block, key=lambda one: KINDS.index(kind_of(one)))
    return list(found.values())


def result(kind: str) -> Message:
    """Return what one of KINDS is called."""
    return Message("result", {"result": kind})


def block_name(block: BlockVerdict) -> Message:
    """Return what a block is called: its section, and the step's number."""
    return Message(
        "block-name", {"kind": block.kind, "section": block.section, "ordinal": block.ordinal or 0}
    )


def short_name(block: BlockVerdict) -> Message:
    """Return what a block is called within its section."""
    return Message("block-short", {"kind": block.kind, "ordinal": block.ordinal or 0})


def headline(blocks: Iterable[BlockVerdict]) -> Message:
    """Return the one sentence that says how a run ended."""
    kinds = [kind_of(block) for block in blocks]
    counts = {
        "drifted": kinds.count("drifted") + kinds.count("stale"),
        "unbound": kinds.count("unbound"),
        "inconclusive": kinds.count("inconclusive"),
        "verified": len(kinds),
    }
    worst = next((kind for kind, number in counts.items() if number), "empty")
    return Message("headline", {"result": worst, "n": counts.get(worst, 0), "of": len(kinds)})


def lead(blocks: Iterable[BlockVerdict]) -> list[Message]:
    """Return a sentence for every result that occurs, the worst first; nothing where all is verified."""
    kinds = [kind_of(block) for block in blocks]
    if set(kinds) <= {"verified"}:
        return []
    return [Message("lead", {"result": kind, "n": kinds.count(kind)}) for kind in KINDS if kind in kinds]


def duration(seconds: float) -> Message:
    """Return a time span."""
    minutes, rest = divmod(round(seconds), 60) if seconds >= 60 else (0, seconds)
    return Message("duration", {"minutes": minutes, "seconds": rest})


def moment(text: str) -> Message | str:
    """Return an ISO 8601 moment as a date and a time of day, in UTC; as it is where it is not one."""
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return text
    return Message("moment", {"moment": text})
