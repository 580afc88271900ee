"""A run that is ended while desktop, deployment and driver start side by side leaves nothing of them."""

import signal

import pytest

from e2e.harness.waiting import wait_for
from e2e.tests.support.runs.in_chrome import StartRun

# Each is there at another moment of the start.
PARTS = {"display": "-displayfd", "XMPP": "prosody.cfg.lua", "web": "nginx.conf", "driver": "run-driver"}


@pytest.mark.parametrize(
    ("part", "number", "status"),
    [
        ("display", signal.SIGTERM, 143),
        ("XMPP", signal.SIGINT, 2),
        ("web", signal.SIGTERM, 143),
        ("driver", signal.SIGINT, 2),
    ],
)
def test_nothing_is_left(part: str, number: signal.Signals, status: int, start_run: StartRun) -> None:
    run = start_run("-q", "docs/de/jitsi-meet.md::open-link")
    wait_for(lambda: run.find(PARTS[part]), awaited=part, seconds=60, every=0.01)
    run.process.send_signal(number)
    assert run.end() == status, run.output
    assert run.verdicts()["open-link"]["verdict"] == "inconclusive"
    # The watchdog of what was just being made outlives the run for a moment.
    wait_for(run.nothing_left, awaited="the end of all that was started", seconds=20)
