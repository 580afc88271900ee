"""A night of the nightly workflow."""

from pathlib import Path

import pytest

from e2e.tests.support.workflows.nights import Night


@pytest.fixture
def night(tmp_path: Path) -> Night:
    return Night(tmp_path)
