"""What whole runs are started with."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from e2e.tests.support.runs.in_chrome import Run, StartRun


@pytest.fixture
def start_run(tmp_path: Path) -> Iterator[StartRun]:
    started: list[Run] = []

    def start(*arguments: str) -> Run:
        started.append(Run(tmp_path, *arguments))
        return started[-1]

    yield start
    for run in started:
        run.process.kill()
        shutil.rmtree(run.temporary, ignore_errors=True)
