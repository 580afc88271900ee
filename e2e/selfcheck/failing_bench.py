"""A plug-in for pytest, ``-p e2e.selfcheck.failing_bench``: the bench fails at every block, twice."""

import pytest

from e2e.bench import BenchFailure
from e2e.runner.collection import BlockItem


def _ready(_: BlockItem) -> None:
    """Start nothing."""


def _walk(_: BlockItem) -> None:
    raise BenchFailure("Chrome has died")


def pytest_configure() -> None:
    """Put the failures in place."""
    BlockItem.setup = _ready  # type: ignore[method-assign,assignment]
    BlockItem.runtest = _walk  # type: ignore[method-assign,assignment]


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> None:
    """Fail once more."""
    if isinstance(item, BlockItem):
        raise BenchFailure("the desktop has died")
