"""Failures of the harness that many blocks share, as all do when the deployment is dead: they are reported once."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from e2e.markup.text import squeeze
from e2e.messages.message import Message
from e2e.verdict.evidence import Text
from e2e.verdict.loader import PageVerdict
from e2e.verdict.model import INCONCLUSIVE, BlockVerdict

SHARED = 5
"""From so many blocks on a failure that they share is reported once."""


@dataclass(frozen=True)
class SharedFailure:
    """A failure of many blocks, and where: each block with its page, in the order of the file."""

    cause: Text
    places: tuple[tuple[PageVerdict, BlockVerdict], ...]


def cause(block: BlockVerdict) -> Text:
    """Return what failed at an inconclusive block, in one line; "" where nothing did, or nobody knows."""
    if block.verdict != INCONCLUSIVE or not block.error:
        return ""
    if isinstance(block.error, Message):
        return block.error
    lines = block.error.strip().splitlines()
    return squeeze(lines[0]) if lines else ""


def causes(blocks: Iterable[BlockVerdict]) -> dict[Text, int]:
    """Return what failed and at how many blocks, the most frequent failure first."""
    met: Counter[Text] = Counter(why for why in map(cause, blocks) if why)
    return dict(met.most_common())


def shared(blocks: Iterable[BlockVerdict]) -> dict[Text, int]:
    """Return the failures that are reported once, and how many blocks met each."""
    return {why: number for why, number in causes(blocks).items() if number >= SHARED}


def apart(pages: Sequence[PageVerdict]) -> tuple[list[PageVerdict], list[SharedFailure]]:
    """Return the pages without the blocks whose failure is reported once, and those failures."""
    common = shared(block for page in pages for block in page.blocks)
    rest = [
        replace(page, blocks=tuple(block for block in page.blocks if cause(block) not in common))
        for page in pages
    ]
    met = [
        SharedFailure(
            why, tuple((page, block) for page in pages for block in page.blocks if cause(block) == why)
        )
        for why in common
    ]
    return rest, met
