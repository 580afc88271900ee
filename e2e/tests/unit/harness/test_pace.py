"""The machine's pace: deadlines follow it, and where it is too slow nothing is said of what did not come."""

import time
from pathlib import Path

import pytest

from e2e.harness.errors import WaitTimeout
from e2e.harness.pace import FRESH_SECONDS, LONGEST, USUAL, Pace, slowness, stalled
from e2e.harness.waiting import wait_for
from e2e.messages.message import Message


@pytest.mark.parametrize(
    ("slow", "factor", "starved"),
    [
        (0.4, 1.0, False),
        (1.0, 1.0, False),
        (USUAL, 1.0, False),
        (2 * USUAL, 2.0, False),
        (LONGEST * USUAL, LONGEST, False),
        (20 * USUAL, LONGEST, True),
    ],
)
def test_deadlines_follow_the_pace_and_remember_a_starved_machine(
    slow: float, factor: float, starved: bool
) -> None:
    pace = Pace(lambda: slow, lambda: None)
    assert pace.factor() == pytest.approx(factor)
    assert bool(pace.starved()) is starved
    pace.begin()
    assert pace.at_start == pytest.approx(factor)
    assert not pace.starved(), "no deadline has run out yet"


def test_pace_at_a_beginning_is_measured_where_it_was_not_of_late() -> None:
    now, slow = [0.0], [2 * USUAL, 1.0, 3 * USUAL]
    pace = Pace(lambda: slow.pop(0), lambda: None, lambda: now[0])
    starts = []
    for now[0] in (0.0, FRESH_SECONDS - 1, FRESH_SECONDS + 1):
        pace.begin()
        starts.append(pace.at_start)
    assert starts == [2.0, 2.0, 1.0]
    # A deadline that runs out is always measured, and counts for what begins then.
    assert pace.factor() == pytest.approx(3.0)
    pace.begin()
    assert pace.at_start == pytest.approx(3.0)


def test_stalled_machine_is_starved() -> None:
    reason = Message("machine-stalled", {"resource": "memory", "percent": 50})
    pace = Pace(lambda: 1.0, lambda: reason)
    assert pace.factor() == LONGEST
    assert pace.starved() == reason


@pytest.mark.parametrize(
    ("full", "said"),
    [("3.00", None), ("41.70", Message("machine-stalled", {"resource": "memory", "percent": 42}))],
)
def test_pressure_is_read_as_linux_reports_it(tmp_path: Path, full: str, said: Message | None) -> None:
    assert stalled(tmp_path) is None, "a kernel that does not report it"
    (tmp_path / "memory").write_text(
        f"some avg10=90.00 avg60=2.00 avg300=1.00 total=12\nfull avg10={full} avg60=0.10 avg300=0.00 total=3\n"
    )
    assert stalled(tmp_path) == said


def test_slowness_is_measured_within_20_s() -> None:
    began = time.monotonic()
    assert slowness() > 0
    # The last round may be a long one where others have the processors.
    assert time.monotonic() - began < 20


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("e2e.harness.waiting.SHORT", 0.0)
    monkeypatch.setattr("e2e.harness.waiting.PACE", Pace(lambda: 3 * USUAL, lambda: None))


@pytest.mark.usefixtures("slow")
def test_wait_on_a_slow_machine_takes_longer_and_says_so() -> None:
    due = time.monotonic() + 0.3
    assert wait_for(lambda: time.monotonic() > due, awaited="it", seconds=0.2, every=0.01)
    with pytest.raises(WaitTimeout, match=r"waited 0\.3 s for spring"):
        wait_for(lambda: False, awaited="spring", seconds=0.1, every=0.01)
