"""Waiting for a state, with a deadline and a message; the only place in the suite that sleeps.

The watchdog, which runs isolated, looks at processes in the same way.
"""

import time
from collections.abc import Callable
from typing import TypeVar

from e2e.harness.errors import WaitTimeout
from e2e.harness.pace import PACE
from e2e.harness.timing import spent
from e2e.messages.message import Message

T = TypeVar("T")

SHORT = 1.0
"""Seconds: a shorter wait asks whether something is so now, at whatever pace."""


def wait_for(
    probe: Callable[[], T | None],
    *,
    awaited: Message | str,
    seconds: float = 10.0,
    every: float | Callable[[float], float] = 0.05,
    instead: Callable[[], Message | str] | None = None,
    pause: Callable[[float], object] = time.sleep,
) -> T:
    """Return the first truthy result of ``probe``, which runs at least once, and once more at the deadline.

    Args:
        probe: looks whether the state has come.
        awaited: names the state for the message.
        seconds: the deadline, which follows the machine's pace.
        every: seconds between two probes, or what returns them, given the seconds for which the state was waited for.
        instead: describes what was there in its place: a message, or what a page or a program says.
        pause: lets time pass. Where a Playwright page is open, pass ``lambda s: page.wait_for_timeout(s * 1000)``, so
            that Playwright's own events are handled between two probes.

    Raises:
        WaitTimeout: the state did not come before the deadline.
    """
    began = time.monotonic()
    allowed: float | None = None
    while True:
        late = time.monotonic() >= began + (allowed or seconds)
        result = probe()
        if result:
            return result
        if late and allowed is None:
            allowed = drawn_out(seconds)
            late = allowed <= seconds
        if late:
            raise WaitTimeout(timed_out(awaited, allowed or seconds, instead() if instead else ""))
        with spent("waiting"):
            pause(every if isinstance(every, float | int) else every(time.monotonic() - began))


def closely_at_first(waited: float) -> float:
    """Return the seconds until the next probe, after ``waited`` seconds; for probes of a few milliseconds."""
    return 0.01 if waited < 0.2 else 0.02 if waited < 1.0 else 0.05


def timed_out(awaited: Message | str, seconds: float, instead: Message | str = "") -> Message:
    """Return what a WaitTimeout says: what was waited for, how long, and what was there instead (if known)."""
    if instead:
        return Message("wait-timeout-instead", {"seconds": seconds, "awaited": awaited, "instead": instead})
    return Message("wait-timeout", {"seconds": seconds, "awaited": awaited})


def drawn_out(seconds: float) -> float:
    """Return how long a wait of ``seconds``, which has run out just now, may take at the machine's present pace."""
    return seconds if seconds < SHORT else round(seconds * PACE.factor(), 1)
