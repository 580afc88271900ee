"""Waiting for a state, with a deadline and a message; the only place in the suite that sleeps.

The keeper, which runs isolated, looks at processes in the same way.
"""

import contextlib
import time
from collections.abc import Callable
from typing import TypeVar

from e2e.harness.errors import WaitTimeout
from e2e.harness.pace import PACE

T = TypeVar("T")

SHORT = 1.0
"""Seconds: whoever waits less looks whether something is so now, at whatever pace."""


def wait_for(
    probe: Callable[[], T | None],
    *,
    awaited: str,
    seconds: float = 10.0,
    every: float = 0.05,
    instead: Callable[[], object] | None = None,
    pause: Callable[[float], object] = time.sleep,
) -> T:
    """Return the first truthy result of ``probe``.

    ``awaited`` names the state for the message, ``instead`` describes what was there in its place. ``every`` and
    ``seconds`` are seconds. Where a Playwright page is open, pass ``lambda s: page.wait_for_timeout(s * 1000)`` as
    ``pause``, so that Playwright's own events are handled between two probes.

    Raises WaitTimeout after the deadline, which follows the machine's pace; the probe runs at least once, and once
    more at the deadline.
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
            there = f"; instead there was {instead()}" if instead else ""
            raise WaitTimeout(f"waited {allowed or seconds:g} s for {awaited}{there}")
        pause(every)


def drawn_out(seconds: float) -> float:
    """Return how long a wait of ``seconds``, which has run out just now, may take at the machine's present pace."""
    return seconds if seconds < SHORT else round(seconds * PACE.factor(), 1)


def patiently(attempt: Callable[[float], object], seconds: float, expired: type[Exception]) -> float | None:
    """Wait by ``attempt``, which is given seconds and raises ``expired`` after them, at the machine's pace.

    Return None where it came about, else how many seconds it was waited for in vain.
    """
    with contextlib.suppress(expired):
        attempt(seconds)
        return None
    allowed = drawn_out(seconds)
    if allowed > seconds:
        with contextlib.suppress(expired):
            attempt(allowed - seconds)
            return None
    return allowed
