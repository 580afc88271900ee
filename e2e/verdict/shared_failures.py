"""Failures of the bench: what failed, told once where many blocks share it, as a dead deployment fails them all."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from e2e.checks.label_text import plain
from e2e.verdict.loader import PageVerdict
from e2e.verdict.model import INCONCLUSIVE, BlockVerdict

SHARED = 5
"""From so many blocks on a failure that they share is told once."""


@dataclass(frozen=True)
class SharedFailure:
    """A failure that many blocks met, and where: each block with its page, in the order of the file."""

    cause: str
    places: tuple[tuple[PageVerdict, BlockVerdict], ...]


def cause(block: BlockVerdict) -> str:
    """Return in one line what failed at an inconclusive block; "" where nothing did, or nobody knows."""
    lines = (block.error or "").strip().splitlines()
    return plain(lines[0]) if lines and block.verdict == INCONCLUSIVE else ""


def causes(blocks: Iterable[BlockVerdict]) -> dict[str, int]:
    """Return what failed and at how many blocks, the most frequent failure first."""
    return dict(Counter(filter(None, map(cause, blocks))).most_common())


def shared(blocks: Iterable[BlockVerdict]) -> dict[str, int]:
    """Return the failures that are told once, and how many blocks met each."""
    return {told: number for told, number in causes(blocks).items() if number >= SHARED}


def apart(pages: Sequence[PageVerdict]) -> tuple[list[PageVerdict], list[SharedFailure]]:
    """Return the pages without the blocks whose failure is told once, and those failures."""
    common = shared(block for page in pages for block in page.blocks)
    rest = [
        replace(page, blocks=tuple(block for block in page.blocks if cause(block) not in common))
        for page in pages
    ]
    met = [
        SharedFailure(
            told, tuple((page, block) for page in pages for block in page.blocks if cause(block) == told)
        )
        for told in common
    ]
    return rest, met
