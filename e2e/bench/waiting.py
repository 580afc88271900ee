"""Waiting for a state, with a deadline and a message; the only place in the suite that sleeps.

The keeper, which runs isolated, looks at processes in the same way.
"""

import time
from collections.abc import Callable
from typing import TypeVar

from e2e.bench.errors import NotSeenInTime

T = TypeVar("T")


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

    Raises NotSeenInTime after the deadline; the probe runs at least once, and once more at the deadline.
    """
    deadline = time.monotonic() + seconds
    while True:
        late = time.monotonic() >= deadline
        result = probe()
        if result:
            return result
        if late:
            there = f"; instead there was {instead()}" if instead else ""
            raise NotSeenInTime(f"waited {seconds:g} s for {awaited}{there}")
        pause(every)
