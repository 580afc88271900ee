"""What the lines of ``GUIDE_TIMES`` come to: seconds by block and kind, and what no kind explains."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, get_args

from e2e.harness.timing import Kind

OTHER = "other"
"""A block's time that no kind takes."""

KINDS: tuple[str, ...] = (*(kind for kind in get_args(Kind) if kind != "block"), OTHER)
"""The columns of the table, in the order in which they come in a block."""

Table = dict[str, dict[str, float]]
"""Seconds by block and kind."""


def read(file: Path) -> list[dict[str, Any]]:
    """Return the lines of a run; a last one that was broken off is left out."""
    if not file.is_file():
        return []
    whole = [line for line in file.read_text("utf-8").splitlines(keepends=True) if line.endswith("\n")]
    return [json.loads(line) for line in whole]


def by_block(lines: Iterable[Mapping[str, Any]]) -> Table:
    """Return the seconds by block and kind, blocks in the order in which they began."""
    table: dict[str, dict[str, float]] = defaultdict(lambda: dict.fromkeys(KINDS, 0.0))
    for line in sorted(lines, key=lambda line: line["start"]):
        if line["block"]:
            kind = OTHER if line["kind"] == "block" else line["kind"]
            table[line["block"]][kind] += line["self"]
    return {block: {kind: round(seconds, 3) for kind, seconds in row.items()} for block, row in table.items()}


def totals(table: Table) -> dict[str, float]:
    """Return the seconds by kind of all blocks."""
    return {kind: round(sum(row[kind] for row in table.values()), 3) for kind in KINDS}


def explained(table: Table) -> float:
    """Return the share of the blocks' time that a kind explains, from 0 to 1."""
    whole = sum(sum(row.values()) for row in table.values())
    return round(1 - totals(table)[OTHER] / whole, 3) if whole else 0.0
