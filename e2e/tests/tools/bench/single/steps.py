"""Single steps, as a writer runs them: the median of five, beside the base's where there is one."""

import statistics
from functools import partial
from pathlib import Path
from typing import Any

from e2e.tests.tools.bench.base.checkout import base_checkout
from e2e.tests.tools.bench.base.pairs import summary, take_turns
from e2e.tests.tools.bench.measuring.run import ROOT, Run, verify
from e2e.tests.tools.bench.settings import Settings

STEPS = (
    "docs/de/jitsi-meet.md::join-meeting",
    "docs/de/jitsi-meet.md::switch-devices-on",
    "docs/de/jitsi-meet.md::reset-permissions",
    "docs/en/jitsi-meet.md::choose-in-site-details",
    "docs/en/error-messages.md::camera-permission-notice",
)
"""Of each page, and of each way to give access."""

REPEATS = 5
"""How often each step is walked alone."""


def steps(settings: Settings) -> dict[str, Any]:
    """Walk each step by itself. Raises HarnessError."""
    base = base_checkout(settings.base) if settings.base else None
    chosen = [page for page in settings.pages if "::" in page] or STEPS
    found = {}
    for step in chosen:
        settings.say(step)
        found[step] = _step(step, base, settings)
        settings.keep(found)
    return found


def _step(step: str, base: Path | None, settings: Settings) -> dict[str, Any]:
    walk = partial(verify, pages=[step], workers=settings.fixed_workers)
    if base is None:
        runs = [walk(ROOT) for _ in range(REPEATS)]
        return _medians(runs)
    # The base takes several times as long: three pairs are enough where all ratios are far from the goal.
    pairs = list(take_turns(partial(walk, base), partial(walk, ROOT), settings.rounds, settings.say))
    rows = [pair.data() for pair in pairs]
    return {
        **_medians([pair.now for pair in pairs]),
        "base": _medians([pair.base for pair in pairs]),
        "ratio": summary(rows),
        "cpu_ratio": summary(rows, "cpu_ratio"),
        "differences": sorted({wrong for row in rows for wrong in row["differences"]}),
    }


def _medians(runs: list[Run]) -> dict[str, Any]:
    return {
        "seconds": round(statistics.median(run.seconds for run in runs), 2),
        "cpu": round(statistics.median(run.cpu for run in runs), 2),
        "runs": [run.data() for run in runs],
        "outcomes": [run.verdict["outcome"] for run in runs],
    }
