"""A store with one screenshot."""

from pathlib import Path

import pytest

from e2e.screenshots.store.store import Store
from e2e.tests.support.samples.screenshots import DAY, MASK, capture


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store(tmp_path / "screenshots" / "de")
    store.write("Ja.png", capture("Ja", masks=(MASK,)), taken=DAY)
    return store
