"""A plug-in of pytest that walks the blocks in a random order, the same for all workers by ``GUIDE_SOAK_SEED``.

A kept session then meets what it never meets in the order of the pages.
"""

import os
import random

import pytest

SEED = "GUIDE_SOAK_SEED"


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Shuffle the items."""
    if seed := os.environ.get(SEED):
        random.Random(seed).shuffle(items)  # noqa: S311 - an order, no secret
