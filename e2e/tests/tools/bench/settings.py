"""What a benchmark was asked for."""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TextIO


@dataclass(frozen=True)
class Settings:
    """What to measure.

    Args:
        pages: pages or steps, as ``PAGE`` takes them; none for all of ``docs/``.
        rounds: how many pairs, or runs, a median is made of.
        base: the commit to compare with; "" for none.
        workers: the numbers of workers to compare.
        results: the folder of the results.
        earlier: what parts have come to so far, at this commit and on this machine.
        keep: keeps what a part has come to before it is over.
        fixed_workers: the number of workers of all other runs; None for as many as usual.
    """

    pages: Sequence[str] = ()
    rounds: int = 3
    base: str = ""
    workers: Sequence[int] = (1, 2, 3, 4)
    results: Path = Path()
    earlier: Mapping[str, Any] = field(default_factory=dict)
    keep: Callable[[dict[str, Any]], object] = bool
    fixed_workers: int | None = None
    output: TextIO = sys.stdout

    def say(self, line: str) -> None:
        """Say how far it has come."""
        print(line, file=self.output, flush=True)
