"""CPU seconds of single steps, beside what Chrome and the client alone need for the same loads and joins."""

import statistics
import sys
from typing import Any

from e2e.harness.errors import HarnessError
from e2e.harness.waiting import wait_for
from e2e.harness.workspace import Workspace
from e2e.tests.tools.bench.measuring.run import ROOT, users_environment, verify
from e2e.tests.tools.bench.measuring.sampler import Sampler
from e2e.tests.tools.bench.settings import Settings

NEEDS = {
    "docs/de/jitsi-meet.md::join-meeting": (1, 1, 0),
    "docs/de/jitsi-meet.md::switch-devices-on": (3, 1, 1),
    "docs/de/jitsi-meet.md::reset-permissions": (2, 0, 0),
    "docs/en/jitsi-meet.md::choose-in-site-details": (2, 1, 1),
    "docs/en/error-messages.md::camera-permission-notice": (1, 1, 0),
}
"""How often the page is loaded in each step, whether the room is entered, and whether somebody receives the reader."""

_NEEDED = ("reader: ", "participants: ", "Prosody", "nginx", "X server")
"""The kinds of processes that are Chrome's and the client's own."""


def floor(settings: Settings) -> dict[str, Any]:
    """Walk each step, and do its loads and joins without the suite. Raises HarnessError."""
    chosen = {step: needs for step, needs in NEEDS.items() if step in (settings.pages or NEEDS)}
    return {step: _step(step, needs, settings) for step, needs in chosen.items()}


def _step(step: str, needs: tuple[int, int, int], settings: Settings) -> dict[str, Any]:
    ours, bare = [], []
    for _ in range(settings.rounds):
        ours.append(_ours(step))
        bare.append(_bare(needs))
    took, needed = statistics.median(ours), statistics.median(bare)
    settings.say(f"{step}: {took:.1f} CPU seconds, {needed:.1f} needed")
    return {
        "cpu": round(took, 2),
        "needed": round(needed, 2),
        "ratio": round(took / needed, 2) if needed else None,
        "loads": needs[0],
        "joins": needs[1],
        "peers": needs[2],
    }


def _ours(step: str) -> float:
    """Return the CPU seconds of the suite. Raises HarnessError where it breaks off, which would take fewer."""
    run = verify(ROOT, [step])
    if run.verdict["outcome"] != "verified":
        raise HarnessError(f"{step} is {run.verdict['outcome']}: what it takes says nothing")
    return run.cpu


def _bare(needs: tuple[int, int, int]) -> float:
    """Return the CPU seconds of Chrome and the client alone. Raises HarnessError."""
    sampler = Sampler()
    module = "e2e.tests.tools.bench.single.bare"
    with Workspace("bare", watched=True) as workspace:
        # From this checkout, in whose folder the module is found.
        command = ["sh", "-c", 'cd "$0" && exec "$@"', str(ROOT), sys.executable, "-m", module]
        process = workspace.run("bare", [*command, *map(str, needs)], env=users_environment())

        def ended() -> bool:
            sampler.sample(process.pid)
            return not process.alive()

        wait_for(ended, awaited="the end of the loads", seconds=300, every=0.1)
        if process.popen.returncode:
            raise HarnessError(f"Chrome and the client alone failed:\n{process.output()}")
    return sum(seconds for kind, seconds in sampler.by_kind().items() if kind.startswith(_NEEDED))
