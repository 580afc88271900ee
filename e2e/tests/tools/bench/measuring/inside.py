"""A plug-in of pytest that measures from inside a run: what blocks, and the fixtures of a session, take.

Loaded by ``-p``, with ``GUIDE_TIMES`` in the environment.
"""

from collections.abc import Generator

import pytest

from e2e.harness.timing import spent


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> Generator[None, object, object]:
    """Measure the set-up of a block."""
    with spent("block", item.nodeid):
        return (yield)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Measure the walk of a block."""
    with spent("block", item.nodeid):
        return (yield)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None, object, object]:
    """Measure the end of a block."""
    with spent("block", item.nodeid):
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(
    fixturedef: pytest.FixtureDef[object], request: pytest.FixtureRequest
) -> Generator[None, object, object]:
    """Measure the start of what serves a whole session: desktop, deployment, Playwright's driver."""
    if fixturedef.scope != "session":
        return (yield)
    with spent("setup", request.node.nodeid if hasattr(request.node, "nodeid") else ""):
        return (yield)
