"""A plug-in for pytest, ``-p e2e.tests.support.runs.failing_harness``: the harness fails at every block, twice."""

import pytest

from e2e.harness.errors import HarnessError
from e2e.plugin.collection.items import BlockItem


def _ready(_: BlockItem) -> None:
    """Start nothing."""


def _walk(_: BlockItem) -> None:
    raise HarnessError("Chrome has died")


def pytest_configure() -> None:
    """Put the failures in place."""
    BlockItem.setup = _ready  # type: ignore[method-assign,assignment]
    BlockItem.runtest = _walk  # type: ignore[method-assign,assignment]


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> None:
    """Fail once more."""
    if isinstance(item, BlockItem):
        raise HarnessError("the desktop has died")
