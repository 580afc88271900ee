"""The harness: nothing that it starts outlives its owner, however the owner ends."""

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from e2e.harness.errors import HarnessError, WaitTimeout
from e2e.harness.processes.listing import Listed, check_none_stopped, family, listed
from e2e.harness.waiting import closely_at_first, wait_for
from e2e.harness.workspace import Workspace

ENV = {"PATH": os.environ["PATH"]}


def gone(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return True
    return state == "Z"


def test_closed_workspace_leaves_nothing() -> None:
    with Workspace("tests") as workspace:
        process = workspace.run("sleeper", ["sleep", "60"], env=ENV)
        assert (workspace.folder.stat().st_mode & 0o777) == 0o700
        workspace.check()
    assert gone(process.pid)
    assert not workspace.folder.exists()


def test_process_that_ignores_sigterm_is_killed() -> None:
    with Workspace("tests") as workspace:
        process = workspace.run(
            "stubborn", ["sh", "-c", "trap '' TERM; echo up; sleep 60; sleep 60"], env=ENV
        )
        wait_for(lambda: "up" in process.output(), awaited="the process")
        process.stop(seconds=0.2)
        assert gone(process.pid)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_watchdog_cleans_up_after_a_killed_owner(number: signal.Signals) -> None:
    script = textwrap.dedent("""
        import os, signal
        from e2e.harness.workspace import Workspace
        workspace = Workspace("tests")
        process = workspace.run("sleeper", ["sleep", "600"], env=dict(os.environ))
        print(workspace.folder, process.pid, flush=True)
        signal.pause()
    """)
    owner = subprocess.Popen(
        [sys.executable, "-c", script],
        stdout=subprocess.PIPE,
        text=True,
        # Background jobs are started with interrupts ignored, and so would be what they start.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert owner.stdout
    folder, pid = owner.stdout.readline().split()
    owner.send_signal(number)
    owner.wait(10)
    wait_for(lambda: gone(int(pid)) and not Path(folder).exists(), awaited="the watchdog's work", seconds=15)


def test_dead_process_raises_harness_error_with_its_last_output() -> None:
    with Workspace("tests") as workspace:
        process = workspace.run("talker", ["sh", "-c", "echo out of paper; exit 7"], env=ENV)
        process.popen.wait(5)
        with pytest.raises(HarnessError, match=r"talker ended with status 7: out of paper"):
            workspace.check()


def test_stopped_process_raises_harness_error_with_its_name() -> None:
    with Workspace("tests") as workspace:
        process = workspace.run("nested", ["sh", "-c", "sleep 60; true"], env=ENV)
        sleeper = wait_for(
            lambda: next(
                (one for one in listed() if (one.parent, one.command) == (process.pid, "sleep")), None
            ),
            awaited="the sleeper",
        )
        check_none_stopped()
        os.kill(sleeper.pid, signal.SIGSTOP)
        wait_for(
            lambda: any(one.pid == sleeper.pid and one.state == "T" for one in listed()), awaited="its halt"
        )
        with pytest.raises(HarnessError, match=r"stopped by a signal, so it does not answer: sleep"):
            check_none_stopped()


def test_family_excludes_other_sessions() -> None:
    processes = [
        Listed(10, "shell", "S", 1, 10),
        Listed(11, "pytest", "S", 10, 10),
        Listed(12, "editor", "T", 10, 10),
        Listed(20, "server", "S", 11, 20),
        Listed(21, "worker", "S", 20, 20),
        Listed(22, "orphan of the server", "T", 1, 20),
        Listed(30, "someone else's", "T", 1, 30),
    ]
    assert {process.pid for process in family(processes, 11)} == {20, 21, 22}


def test_missing_program_raises_harness_error() -> None:
    with Workspace("tests") as workspace, pytest.raises(HarnessError, match="not installed"):
        workspace.run("ghost", ["no-such-program-anywhere"], env=ENV)


def test_wait_timeout_names_what_was_awaited_and_what_was_there() -> None:
    with pytest.raises(WaitTimeout, match=r"waited 0\.1 s for spring; instead there was winter"):
        wait_for(lambda: False, awaited="spring", seconds=0.1, every=0.01, instead=lambda: "winter")


def test_wait_for_returns_the_first_truthy_result() -> None:
    results = iter([None, 0, "", "there"])
    assert wait_for(lambda: next(results), awaited="it", every=0.001) == "there"


def test_wait_for_probes_at_the_pace_that_it_is_given() -> None:
    results, pauses = iter([None, None, None, "there"]), [0.0]
    wait_for(lambda: next(results), awaited="it", every=lambda _: pauses[-1] + 0.5, pause=pauses.append)
    assert pauses == [0.0, 0.5, 1.0, 1.5]
    assert closely_at_first(0.0) < closely_at_first(0.5) < closely_at_first(5.0)
