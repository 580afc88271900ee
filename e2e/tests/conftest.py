"""Marks the tests by the folder they are in, so that ``-m "not browser and not run"`` leaves the quick ones."""

from pathlib import Path

import pytest

HERE = Path(__file__).parent
MARKERS = {"browser": pytest.mark.browser, "runs": pytest.mark.run}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test below ``browser/`` and ``runs/``."""
    for item in items:
        if item.path.is_relative_to(HERE):
            marker = MARKERS.get(item.path.relative_to(HERE).parts[0])
            if marker:
                item.add_marker(marker)
