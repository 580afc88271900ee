"""One run of the suite in a checkout, as a user starts it, and what it took."""

import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from e2e.harness.errors import HarnessError, WaitTimeout
from e2e.harness.files.folders import cache_folder
from e2e.harness.pace import slowness
from e2e.harness.waiting import wait_for
from e2e.harness.workspace import Workspace
from e2e.plugin.results.seconds import VARIABLE

ROOT = Path(__file__).parents[5]
"""This checkout."""

SECONDS = "measured-seconds.json"
"""By what blocks took in measured runs these are ordered; a file in the cache folder."""

LONGEST = 3 * 3600.0
"""Seconds after which a run is given up."""

_OF_PYTEST_AND_MAKE = ("PYTEST", "MAKE", "MFLAGS", "GUIDE_TIMES")
_OF_TARGETS = ("ARGS", "BASE", "PAGE", "PARTS", "REPORT", "ROUNDS", "RUNS", "WORKERS")
"""Variables of ``make bench`` and ``make soak``, which make hands down in the environment."""


@dataclass(frozen=True)
class Machine:
    """What a run found when it began: times as long as on an idle machine, load of a minute, free memory in bytes."""

    slowness: float
    load: float
    free: int

    @staticmethod
    def now() -> "Machine":
        """Look at the machine."""
        rows = (row.split() for row in Path("/proc/meminfo").read_text("ascii").splitlines())
        free = next(int(row[1]) for row in rows if row[0] == "MemAvailable:")
        return Machine(round(slowness(), 2), round(os.getloadavg()[0], 2), free * 1024)


@dataclass(frozen=True)
class Run:
    """What a run took, and what it found.

    Args:
        seconds: from the command to its end, the check of the set-up included.
        cpu: CPU seconds of all processes that it started.
        largest_process: bytes of memory of the largest of them.
        machine: the machine before it.
        verdict: the verdict file's data; empty where the run left none.
    """

    seconds: float
    cpu: float
    largest_process: int
    machine: Machine
    verdict: Mapping[str, Any] = field(repr=False)
    output: str = field(default="", repr=False)

    def data(self) -> dict[str, Any]:
        """Return what a table needs of it."""
        machine = self.machine
        blocks = [block for page in self.verdict["pages"] for block in page["blocks"]]
        return {
            "seconds": self.seconds,
            # Version 1 of the verdict file does not count them.
            "second_visits": sum(block.get("tries", 1) > 1 for block in blocks),
            "visited_twice": self._visited_twice(),
            "cpu": self.cpu,
            "largest_process": self.largest_process,
            "machine": {"slowness": machine.slowness, "load": machine.load, "free": machine.free},
        }

    def _visited_twice(self) -> list[str]:
        """Return which blocks were visited a second time, and what the first visit met."""
        return [
            f"{page['path']}::{block['id']}: {block['notes'][0]['text']}"
            for page in self.verdict["pages"]
            for block in page["blocks"]
            if block.get("tries", 1) > 1
        ]


def verify(
    checkout: Path,
    pages: Sequence[str],
    *,
    workers: int | None = None,
    arguments: Sequence[str] = (),
    environment: Mapping[str, str] | None = None,
    watch: Callable[[int], object] = lambda pid: None,  # noqa: ARG005
    every: float = 0.25,
    report: Path | None = None,
) -> Run:
    """Verify pages or steps in a checkout that is set up, by the command that its README names.

    Args:
        checkout: the folder.
        pages: pages, or steps as ``PAGE::STEP``; none for all of ``docs/``.
        workers: how many; None for as many as usual.
        arguments: more of pytest's.
        environment: more of the environment's.
        watch: is called with the process id of the run, every so often while it runs.
        every: seconds between two calls of ``watch``.
        report: where the report stays; None for nowhere.

    Raises:
        HarnessError: the run ends without a verdict.
    """
    machine = Machine.now()
    with Workspace("bench", watched=True) as workspace:
        report, result = report or workspace.folder / "report", workspace.folder / "result.json"
        process = workspace.run(
            "run",
            [
                *(sys.executable, "-I", Path(__file__).with_name("accounting.py"), result),
                *command(checkout, pages, report, workers, arguments),
            ],
            env={**users_environment(), VARIABLE: str(cache_folder() / SECONDS), **(environment or {})},
        )

        def ended() -> bool:
            watch(process.pid)
            return not process.alive()

        try:
            wait_for(ended, awaited="the end of the run", seconds=LONGEST, every=every)
        except WaitTimeout as error:
            raise HarnessError(f"the run took longer than {LONGEST:.0f} s") from error
        return _finished(machine, report / "verdict.json", result, process.output(60))


def _finished(machine: Machine, verdict: Path, result: Path, output: str) -> Run:
    """Read what a run has left. Raises HarnessError where that is no verdict."""
    if not verdict.is_file():
        raise HarnessError(f"the run left no verdict:\n{output}")
    took = json.loads(result.read_text("utf-8"))
    found = json.loads(verdict.read_text("utf-8"))
    return Run(took["seconds"], took["cpu"], took["largest_process"], machine, found, output)


def command(
    checkout: Path, pages: Sequence[str], report: Path, workers: int | None, arguments: Sequence[str]
) -> list[str]:
    """Return the command that verifies pages (``make verify``) or steps (pytest), the same in every version."""
    folder = str(checkout)
    if any("::" in page for page in pages):
        side_by_side = ["-n", str(workers), "--dist", "worksteal"] if workers else []
        # Through the shell for its cd: steps are named relative to the checkout.
        line = [".venv/bin/pytest", "-q", *pages, f"--report={report}", *side_by_side, *arguments]
        return ["sh", "-c", 'cd "$0" && exec "$@"', folder, *line]
    variables = {"REPORT": str(report), "PAGE": " ".join(pages), "ARGS": " ".join(arguments)}
    variables["WORKERS"] = str(workers) if workers else ""
    given = [f"{name}={value}" for name, value in variables.items() if value]
    return ["make", "-s", "-C", folder, "verify", *given]


def users_environment() -> dict[str, str]:
    """Return the environment without what pytest and make set for themselves."""
    return {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(_OF_PYTEST_AND_MAKE) and name not in _OF_TARGETS
    }
