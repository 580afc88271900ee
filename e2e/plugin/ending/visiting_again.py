"""Visits a block again, once, in a session that is fresh from the X server up; ``checks.second_visits`` says when.

pytest-rerunfailures repeats tests as well, but chooses them by their exceptions, keeps the fixtures of the session, and
reports every try; here the verdict chooses, nothing of the first visit is kept, and only what counts is reported.
"""

import pytest
from _pytest.runner import runtestprotocol

from e2e.plugin.collection.items import BlockItem

_LAST: pytest.StashKey[str] = pytest.StashKey()
"""The target of the item that ran last in this process, "" for a test that is no block."""


def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
    """Visit a block, a second time where need be, and report the visit that counts."""
    target = item.target.name if isinstance(item, BlockItem) else ""
    last = item.config.stash.get(_LAST, target)
    item.config.stash[_LAST] = target
    if not isinstance(item, BlockItem):
        return None
    # Desktop and browsers may be those of a test, whose fixtures are others.
    if last != target and (error := _end_session_fixtures(item)):
        item.warn(pytest.PytestWarning(f"what ran before did not end well: {error!r}"))
    if not (isinstance(nextitem, BlockItem) and nextitem.target == item.target):
        # The next one's deployment is another; what stands on this one's ends with it.
        nextitem = None
    item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
    reports = runtestprotocol(item, log=False, nextitem=nextitem)
    ending = item.session.shouldstop or item.session.shouldfail
    if not ending and item.begin_second_visit():
        if error := _end_session_fixtures(item):
            # That is the first visit's trouble, which is known.
            item.add_report_section("teardown", "first visit", str(error))
        reports = runtestprotocol(item, log=False, nextitem=nextitem)
    for report in reports:
        item.ihook.pytest_runtest_logreport(report=report)
    item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
    return True


def _end_session_fixtures(item: BlockItem) -> BaseException | None:
    """End desktop, deployment and browsers. Return what failed in that."""
    stack = item.session._setupstate
    ended = pytest.CallInfo.from_call(
        lambda: stack.teardown_exact(None),
        when="teardown",
        reraise=(pytest.exit.Exception, KeyboardInterrupt),
    )
    return ended.excinfo.value if ended.excinfo else None
