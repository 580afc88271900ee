"""What is stopped is ended, and what was started outlives nobody; each process here is a real one."""

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
from e2e.harness.processes.hang_guard import HangGuard, check_none_ended, forget_ended
from e2e.harness.processes.watchdog import MARK, state
from e2e.harness.waiting import wait_for
from e2e.harness.workspace import Workspace


@pytest.fixture
def guard() -> Iterator[HangGuard]:
    forget_ended()
    with HangGuard(patience=0.3, every=0.1) as started:
        yield started
    forget_ended()


@pytest.mark.usefixtures("guard")
def test_stopped_process_is_ended_and_named() -> None:
    with Workspace("tests") as workspace:
        frozen = workspace.run("sleeper", ["sleep", "60"], env=workspace.environment())
        well = workspace.run("sleeper-2", ["sleep", "61"], env=workspace.environment())
        os.kill(frozen.pid, signal.SIGSTOP)
        wait_for(lambda: not frozen.alive(), awaited="its end")
        assert well.alive()
    with pytest.raises(HarnessError, match=r"stopped by a signal, so it was ended: sleep$"):
        check_none_ended()
    forget_ended()
    check_none_ended()


@pytest.mark.usefixtures("guard")
def test_run_within_a_run_is_left_to_its_own_guard() -> None:
    inner = {**os.environ, MARK: f"{os.environ[MARK]}:guide-run-inner"}
    with subprocess.Popen(["sleep", "60"], env=inner) as its, subprocess.Popen(["sleep", "60"]) as ours:
        os.kill(its.pid, signal.SIGSTOP)
        os.kill(ours.pid, signal.SIGSTOP)
        assert ours.wait(20) == -signal.SIGKILL
        assert state(its.pid) == "T"
        its.kill()


def test_missed_deadline_calls_once(guard: HangGuard) -> None:
    late, called = threading.Event(), []
    guard.expect("spring", 0.2, late.set)
    guard.expect("autumn", 0.2, lambda: called.append("autumn"))
    guard.arrived("autumn")
    assert late.wait(10)
    assert not called


OWNER = """
import sys
from e2e.harness.workspace import Workspace
from e2e.harness.processes import watchdog as watchdog_program
workspace = Workspace("test", watched=True)
print(workspace.folder, flush=True)
sys.stdin.read()
"""


def test_owner_stopped_without_a_terminal_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    # The watchdog's own patience, 40 s, is read by the watchdog's process from its file; here its look is asked.
    with subprocess.Popen(
        [sys.executable, "-c", OWNER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True
    ) as owner:
        assert owner.stdout
        folder = Path(owner.stdout.readline().decode().strip())
        assert not watchdog_program.is_stopped(owner.pid)
        owner.send_signal(signal.SIGSTOP)
        wait_for(lambda: watchdog_program.is_stopped(owner.pid), awaited="it to be stopped")
        reading, writing = os.pipe()
        monkeypatch.setattr("sys.stdin", os.fdopen(reading))
        monkeypatch.setattr(watchdog_program, "EVERY", 0.1)
        monkeypatch.setattr(watchdog_program, "FROZEN", 0.3)
        watching = threading.Thread(target=lambda: list(watchdog_program.lines(owner.pid)))
        watching.start()
        assert owner.wait(20) == -signal.SIGTERM, "it woke up to end"
        os.close(writing)
        watching.join()
    wait_for(lambda: not folder.exists(), awaited="its own watchdog's work", seconds=15)
