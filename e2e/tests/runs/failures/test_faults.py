"""Parts that die or stop in the middle of a run cost a second visit and no verdict; nothing is left over."""

import os
import re
import shutil
import signal
from typing import Any

import pytest

from e2e.harness.waiting import wait_for
from e2e.tests.second_target import PAGES, PLUGIN
from e2e.tests.support.runs.in_chrome import Run, StartRun
from e2e.tests.support.runs.sentences import sentence
from e2e.tests.tools.faults.inflict import Case, inflict

STEP = f"{PAGES / 'de' / 'sound-check.md'}::answer-prompt"
"""A step that takes some seconds, and needs no Jitsi Meet."""

SAMPLE = [
    Case("Playwright's driver", "freeze", "middle"),
    Case("a worker", "freeze", "early"),
    Case("the main process", "terminate", "middle"),
]


@pytest.mark.parametrize("case", SAMPLE, ids=lambda case: f"{case.way} {case.part} {case.moment}")
def test_a_run_ends_well(case: Case) -> None:
    result = inflict(case, STEP, *PLUGIN)
    assert not result.missed, result
    assert not result.faults(), result


PARTS = {
    "chrome": ("--user-data-dir", "--window-size"),
    "prosody": ("prosody",),
    "openbox": ("openbox", "--sm-disable"),
    "network": ("network.mojom.NetworkService", "--lang=de"),
}


@pytest.mark.parametrize(
    ("victim", "number", "said"),
    [
        ("chrome", signal.SIGKILL, "Chrome has died|Chrom.* does not start: .*"),
        ("openbox", signal.SIGSTOP, "stopped by a signal, so it (does not answer|was ended): openbox"),
        (
            "network",
            signal.SIGSTOP,
            r"stopped by a signal, so it (does not answer|was ended): .*Chrome \(network service\).*",
        ),
    ],
)
def test_a_part_that_fails_once_costs_a_second_visit_and_no_verdict(
    start_run: StartRun, victim: str, number: signal.Signals, said: str
) -> None:
    # Before a visit in a kept Chrome what is stored is removed, for which Chrome itself replaces a network service that
    # does not answer, after 15 s; the page is to be loading here.
    options = ["--fresh-profiles"] if victim == "network" else []
    check_second_visit(start_run(*PLUGIN, *options, "--page", STEP), victim, number, said)


def test_a_server_that_dies_once_costs_a_second_visit_and_no_verdict(start_run: StartRun) -> None:
    run = start_run("docs/de/jitsi-meet.md::join-meeting")
    check_second_visit(run, "prosody", signal.SIGKILL, "prosody-1 ended with status -9:.*")


def check_second_visit(run: Run, victim: str, number: signal.Signals, said: str) -> None:
    """Send a signal to a part in mid-scenario: the page is loading, and what it shows is still to come."""
    wait_for(
        lambda: run.find("--type=renderer", "--lang=de"), awaited="Chrome at work", seconds=60, every=0.05
    )
    os.kill(wait_for(lambda: run.find(*PARTS[victim]), awaited=victim, seconds=20), number)
    assert run.end() == 0, run.output
    (block,) = run.verdicts().values()
    assert (block["verdict"], block["tries"]) == ("verified", 2), run.output
    note = rf"Visited twice; at the first visit the harness failed: ({said})"
    assert re.fullmatch(note, sentence(block["notes"][0])), block["notes"]
    assert run.nothing_left(), (run.processes(), list(run.temporary.iterdir()))


def test_a_kept_chrome_in_another_state_costs_a_second_visit_and_no_verdict(start_run: StartRun) -> None:
    # What is ignored stands in the report, too.
    ignored = ("--drift", "ignore")
    run = start_run(*PLUGIN, "-p", "e2e.tests.support.runs.polluted_session", *ignored, "--page", STEP)
    assert run.end() == 0, run.output
    (block,) = run.verdicts().values()
    assert (block["verdict"], block["tries"]) == ("verified", 2), run.output
    assert block["notes"][0]["id"] == "visited-twice-first-finding", block["notes"]


def test_a_harness_that_fails_twice_at_a_step_is_no_drift(start_run: StartRun) -> None:
    run = start_run("-p", "e2e.tests.support.runs.failing_harness", "docs/de/jitsi-meet.md::open-link")
    assert run.end(60) == 3, run.output
    assert sentence(run.verdicts()["open-link"]["error"]) == "Chrome has died", (
        "the first reason is what there is to know"
    )


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT])
def test_an_ended_run_leaves_nothing(start_run: StartRun, number: signal.Signals) -> None:
    run = start_run(*PLUGIN, "--page", STEP)
    wait_for(lambda: run.find("--type=renderer", "--lang=de"), awaited="Chrome at work", seconds=60)
    run.process.send_signal(number)
    run.end(60)
    playwrights_own = "playwright-artifacts-"

    def clean() -> Any:
        for entry in run.temporary.iterdir():
            if entry.name.startswith(playwrights_own):
                # Playwright's driver leaves its empty folder when it is killed; nothing of ours is in it.
                shutil.rmtree(entry, ignore_errors=True)
        return run.nothing_left()

    wait_for(clean, awaited="the end of all processes", seconds=30, instead=lambda: str(run.processes()))
