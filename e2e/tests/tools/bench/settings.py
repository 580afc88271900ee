"""What a benchmark was asked for."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TextIO


@dataclass(frozen=True)
class Settings:
    """What to measure.

    Args:
        pages: pages or steps, as ``PAGE`` takes them; none for all of ``docs/``.
        rounds: how many pairs, or runs, a median is made of.
        base: the commit to compare with; "" for none.
        workers: the numbers of workers to compare.
        fixed_workers: the number of workers of all other runs; None for as many as usual.
    """

    pages: Sequence[str] = ()
    rounds: int = 3
    base: str = ""
    workers: Sequence[int] = (1, 2, 3, 4)
    fixed_workers: int | None = None
    output: TextIO = sys.stdout

    def say(self, line: str) -> None:
        """Say how far it has come."""
        print(line, file=self.output, flush=True)
