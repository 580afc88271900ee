"""A plug-in of pytest for runs of the soak: blocks in a random order, and why kept Chromes were closed.

The order is the same for all workers by ``GUIDE_SOAK_SEED``; a kept Chrome then meets what it never meets in the order
of the pages. Each worker appends a line to the file ``GUIDE_SOAK_COUNTS`` when its kept Chrome is done with.
"""

import json
import os
import random
from pathlib import Path

import pytest

from e2e.chrome.process.kept.pool import Sessions

SEED, COUNTS = "GUIDE_SOAK_SEED", "GUIDE_SOAK_COUNTS"


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Shuffle the items."""
    if seed := os.environ.get(SEED):
        random.Random(seed).shuffle(items)  # noqa: S311 - an order, no secret


def pytest_fixture_post_finalizer(fixturedef: pytest.FixtureDef[object]) -> None:
    """Write why the kept Chromes of a session were closed, once the last one is."""
    file, result = os.environ.get(COUNTS), fixturedef.cached_result
    if file and result and isinstance(result[0], Sessions):
        sessions = result[0]
        counted = {"closed": dict(sessions.discarded), "details": sessions.details}
        with Path(file).open("a", encoding="utf-8") as out:
            out.write(json.dumps(counted) + "\n")
