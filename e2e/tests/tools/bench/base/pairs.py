"""Pairs of runs that took turns: the ratio of each pair, their median and range."""

import statistics
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from e2e.tests.tools.bench.base.same_work import differences, totals, work
from e2e.tests.tools.bench.measuring.run import Run

UNEQUAL = 2.0
"""How many times as slow the machine may be at one run of a pair as at the other."""

_REPEATS = 2
"""How often in all a pair is measured again because the machine was not the same for both."""


@dataclass(frozen=True)
class Pair:
    """One run of the base and one of this checkout, in turns."""

    base: Run
    now: Run

    @property
    def equal(self) -> bool:
        """Whether the machine was alike for both."""
        slow = sorted(max(run.machine.slowness, 0.1) for run in (self.base, self.now))
        return slow[1] <= UNEQUAL * max(slow[0], 1.0)

    def differences(self) -> list[str]:
        """Return what keeps both from having done the same work."""
        return differences(work(self.base.verdict), work(self.now.verdict))

    def data(self) -> dict[str, Any]:
        """Return the pair for a table; without a ratio where the work is not the same."""
        wrong = self.differences()
        same = not wrong and self.base.seconds > 0 and self.base.cpu > 0
        return {
            "base": {**self.base.data(), "work": totals(work(self.base.verdict))},
            "now": {**self.now.data(), "work": totals(work(self.now.verdict))},
            "differences": wrong,
            "equal_machine": self.equal,
            "ratio": round(self.now.seconds / self.base.seconds, 3) if same else None,
            "cpu_ratio": round(self.now.cpu / self.base.cpu, 3) if same else None,
        }


def take_turns(
    base: Callable[[], Run],
    now: Callable[[], Run],
    rounds: int,
    say: Callable[[str], object],
    *,
    done: int = 0,
) -> Iterator[Pair]:
    """Run base and this checkout in turns, base first in the first pair, last in the second, and so on.

    A pair that met two different machines is measured again, and said to be.

    Args:
        base: runs the base.
        now: runs this checkout.
        rounds: how many pairs there are to be in all.
        say: says how far it has come.
        done: how many pairs there are already.
    """
    repeats = 0
    while done < rounds:
        if done % 2:
            after = now()
            before = base()
        else:
            before = base()
            after = now()
        pair = Pair(before, after)
        slow = f"{before.machine.slowness} and {after.machine.slowness} times as slow as an idle one"
        if not pair.equal and repeats < _REPEATS:
            repeats += 1
            say(f"the machine was {slow}: the pair is measured again")
            continue
        done += 1
        say(f"pair {done}: base {before.seconds:.1f} s, now {after.seconds:.1f} s (machine {slow})")
        yield pair


def summary(pairs: Sequence[dict[str, Any]], key: str = "ratio") -> dict[str, Any] | None:
    """Return median and range of the pairs' ratios; None where one of them has no ratio."""
    ratios = [pair[key] for pair in pairs]
    if not ratios or None in ratios:
        return None
    return {"median": round(statistics.median(ratios), 3), "lowest": min(ratios), "highest": max(ratios)}
