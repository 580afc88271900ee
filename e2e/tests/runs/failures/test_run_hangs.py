"""Runs that hang end by themselves, and a block that was broken off costs no more than itself."""

from pathlib import Path

import pytest

from e2e.tests.support.runs.without_browser import run_suite

HASTE = """
from e2e.plugin.ending import run_end
run_end.END_SECONDS = run_end.BLOCK_SECONDS = 1

def hang():
    while True:
        signal.pause()
"""
ENDS_NEVER = """
def pytest_runtest_setup(item):
    os.kill(os.getpid(), signal.SIGTERM)

@pytest.hookimpl(trylast=True)
def pytest_sessionfinish():
    hang()
"""
BLOCK_ENDS_NEVER = """
def pytest_runtest_call(item):
    hang()
"""


@pytest.mark.parametrize(
    ("plugin", "status"), [(ENDS_NEVER, 143), (BLOCK_ENDS_NEVER, 3)], ids=["at the end", "at a block"]
)
def test_a_run_that_hangs_ends_by_itself_with_a_verdict(tmp_path: Path, plugin: str, status: int) -> None:
    run = run_suite(tmp_path, "-k", "eins", plugin=HASTE + plugin)
    assert run.status == status, run.output
    assert run.verdicts() == ["inconclusive"]


GOES_ON = """
import subprocess
from e2e.plugin.ending import run_end
run_end.END_SECONDS, run_end.BLOCK_SECONDS = 2, 1

def pytest_runtest_call(item):
    run_end.BLOCK_SECONDS = 60
    if "eins/" in item.name and item.first is None:
        subprocess.run(["sleep", "60"], check=True)
    elif "zwei/" in item.name:
        subprocess.run(["sleep", "5"], check=True)
"""


def test_a_block_that_was_broken_off_ends_no_run(tmp_path: Path) -> None:
    run = run_suite(tmp_path, "-k", "not drei", plugin=GOES_ON)
    assert run.status == 0, run.output
    assert [block["tries"] for block in run.data()["pages"][0]["blocks"]] == [2, 1]


STUCK_IN_ITSELF = """
def pytest_runtest_call(item):
    # As within a library that handles no signals.
    signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
    hang()
"""


def test_a_block_that_holds_up_its_own_process_is_no_signal_from_outside(tmp_path: Path) -> None:
    assert run_suite(tmp_path, "-k", "eins", plugin=HASTE + STUCK_IN_ITSELF).status == 3
