"""The machine's pace: how much longer than usual a small piece of work takes now, and what that makes of deadlines.

The work is what a browser's many processes do: compute a little, start, wake and wait. On two idle cores a round took
5.3 ms, with 28 busy loops beside 20 to 150 times as long. Deadlines are made for a machine on which two workers walk,
where it takes up to three times as long. Chrome's own work suffers alike: a deadline that has run out is drawn out by
what the work takes beyond that, up to four times. A slower machine is starved: what did not come may still have come.
"""

import os
import time
from collections.abc import Callable
from pathlib import Path

from e2e.messages.message import Message

IDLE_SECONDS = 0.0053
"""What a round of work takes on an idle machine."""

USUAL = 3.0
"""How many times as long it takes while two workers walk; deadlines are made for that."""

LONGEST = 4.0
"""The most that a deadline is drawn out by."""

STALLED = {"memory": 20.0, "io": 60.0}
"""The share of the last ten seconds (per cent) in which all work waited for it; see Linux's
Documentation/accounting/psi.rst."""

FRESH_SECONDS = 20.0
"""For how long a measurement says how slow the machine is at a beginning: it takes 0.07 s, on a busy machine 1 s."""

_ROUNDS, _BUDGET = 12, 1.0


def slowness() -> float:
    """Measure how many times as long as on an idle machine a piece of work takes now; at most a second or so."""
    began = time.monotonic()
    rounds = 0
    while rounds < _ROUNDS and time.monotonic() - began < _BUDGET:
        rounds += 1
        number = 0
        for step in range(60_000):
            number = (number * 31 + step) & 0xFFFFFFFF
        os.waitpid(os.posix_spawn("/bin/true", ["true"], {}), 0)
    return (time.monotonic() - began) / rounds / IDLE_SECONDS


def stalled(root: Path = Path("/proc/pressure")) -> Message | None:
    """Return what all work has waited for of late, with its share; None where that is nothing, or not known."""
    for resource, limit in STALLED.items():
        try:
            full = (root / resource).read_text("utf-8").partition("full avg10=")[2].split()
        except OSError:
            continue
        if full and float(full[0]) >= limit:
            return Message("machine-stalled", {"resource": resource, "percent": round(float(full[0]))})
    return None


class Pace:
    """Knows how slow the machine was when deadlines ran out, since ``begin``."""

    def __init__(
        self,
        slowness: Callable[[], float] = slowness,
        stalled: Callable[[], Message | None] = stalled,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._slowness = slowness
        self._stalled = stalled
        self._clock = clock
        self._measured: tuple[float, float] | None = None
        self._starved: Message | None = None
        self.at_start = 1.0
        """The factor at the last ``begin``, for deadlines that have to be set before anything is waited for."""

    def begin(self) -> None:
        """Forget what earlier deadlines met."""
        if self._measured and self._clock() - self._measured[0] < FRESH_SECONDS:
            self.at_start = self._measured[1]
        else:
            self.at_start = self.factor()
        self._starved = None

    def factor(self) -> float:
        """Measure the factor, 1 to 4, for a deadline that ran out just now, and remember a starved machine."""
        slow = self._slowness()
        factor = slow / USUAL
        if factor > LONGEST:
            self._starved = Message("machine-slow", {"times": round(slow)})
        elif reason := self._stalled():
            self._starved, factor = reason, LONGEST
        factor = min(max(factor, 1.0), LONGEST)
        self._measured = self._clock(), factor
        return factor

    def starved(self) -> Message | None:
        """Return why nothing can be said of what did not come in time; None where the machine kept up."""
        return self._starved


PACE = Pace()
"""The pace of this machine."""
