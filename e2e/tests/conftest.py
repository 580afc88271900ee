"""Marks the tests by the folder they are in, so that ``-m "not browser and not run"`` leaves the quick ones."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from e2e.tests.support.runs.in_chrome import Run, StartRun

HERE = Path(__file__).parent
MARKERS = {"browser": pytest.mark.browser, "runs": pytest.mark.run}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test below ``browser/`` and ``runs/``."""
    for item in items:
        if item.path.is_relative_to(HERE):
            marker = MARKERS.get(item.path.relative_to(HERE).parts[0])
            if marker:
                item.add_marker(marker)


@pytest.fixture
def start_run(tmp_path: Path) -> Iterator[StartRun]:
    """Start whole runs of the suite."""
    started: list[Run] = []

    def start(*arguments: str) -> Run:
        started.append(Run(tmp_path, *arguments))
        return started[-1]

    yield start
    for run in started:
        run.process.kill()
        shutil.rmtree(run.temporary, ignore_errors=True)
