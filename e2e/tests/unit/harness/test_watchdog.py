"""What stands still is ended, and what was started outlives nobody; each process here is a real one."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from e2e.harness.errors import HarnessError
from e2e.harness.processes import watchdog as watchdog_program
from e2e.harness.processes.hang_guard import Watchdog, check_none_ended, forget_ended
from e2e.harness.processes.watchdog import MARK, state
from e2e.harness.waiting import wait_for
from e2e.harness.workspace import Workspace


@pytest.fixture
def watchdog() -> Iterator[Watchdog]:
    forget_ended()
    with Watchdog(patience=0.3, every=0.1) as started:
        yield started
    forget_ended()


def test_what_stands_still_is_ended_and_named(watchdog: Watchdog) -> None:
    with Workspace("selfcheck") as workspace:
        frozen = workspace.run("sleeper", ["sleep", "60"], env=workspace.environment())
        well = workspace.run("sleeper-2", ["sleep", "61"], env=workspace.environment())
        os.kill(frozen.pid, signal.SIGSTOP)
        wait_for(lambda: not frozen.alive(), awaited="its end")
        assert well.alive()
    with pytest.raises(HarnessError, match=r"stopped by a signal, so it was ended: sleep$"):
        check_none_ended()
    forget_ended()
    check_none_ended()
    assert watchdog


def test_a_run_within_is_left_to_its_own_watchdog(watchdog: Watchdog) -> None:
    inner = {**os.environ, MARK: f"{os.environ[MARK]}:guide-run-inner"}
    with subprocess.Popen(["sleep", "60"], env=inner) as its, subprocess.Popen(["sleep", "60"]) as ours:
        os.kill(its.pid, signal.SIGSTOP)
        os.kill(ours.pid, signal.SIGSTOP)
        assert ours.wait(20) == -signal.SIGKILL
        assert state(its.pid) == "T"
        its.kill()
    assert watchdog


def test_what_does_not_come_in_time_is_called_for_once(watchdog: Watchdog) -> None:
    late, called = threading.Event(), []
    watchdog.expect("spring", 0.2, late.set)
    watchdog.expect("autumn", 0.2, lambda: called.append("autumn"))
    watchdog.arrived("autumn")
    assert late.wait(10)
    assert not called


OWNER = """
import sys
from e2e.harness.workspace import Workspace
from e2e.harness.processes import watchdog as watchdog_program
workspace = Workspace("selfcheck", watched=True)
print(workspace.folder, flush=True)
sys.stdin.read()
"""


def test_an_owner_that_stands_still_without_a_terminal_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    # The keeper's own patience, 40 s, is read by the keeper's process from its file; here its look is asked.
    with subprocess.Popen(
        [sys.executable, "-c", OWNER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True
    ) as owner:
        assert owner.stdout
        folder = Path(owner.stdout.readline().decode().strip())
        assert not watchdog_program.stands_still(owner.pid)
        owner.send_signal(signal.SIGSTOP)
        wait_for(lambda: watchdog_program.stands_still(owner.pid), awaited="it to stand still")
        reading, writing = os.pipe()
        monkeypatch.setattr("sys.stdin", os.fdopen(reading))
        monkeypatch.setattr(watchdog_program, "EVERY", 0.1)
        monkeypatch.setattr(watchdog_program, "FROZEN", 0.3)
        watching = threading.Thread(target=lambda: list(watchdog_program.lines(owner.pid)))
        watching.start()
        assert owner.wait(20) == -signal.SIGTERM, "it woke up to end"
        os.close(writing)
        watching.join()
    wait_for(lambda: not folder.exists(), awaited="its own keeper's work", seconds=15)
