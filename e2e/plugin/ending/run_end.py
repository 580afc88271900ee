"""How a run ends: by signals in good order, by itself whatever hangs, and with nothing left that it has started."""

import contextlib
import os
import signal
from collections.abc import Generator, Iterator
from types import FrameType
from typing import NoReturn

import pytest

from e2e.harness.errors import HarnessError, WaitTimeout
from e2e.harness.pace import PACE
from e2e.harness.processes.hang_guard import HangGuard, check_none_ended, forget_ended
from e2e.harness.processes.listing import listed
from e2e.harness.processes.watchdog import MARK, WATCHDOG, marked
from e2e.harness.waiting import wait_for
from e2e.harness.workspace import Workspace
from e2e.messages.message import Message
from e2e.plugin.collection.items import BlockItem
from e2e.plugin.fixtures.driver import DRIVER
from e2e.plugin.results.verdicts import Verdicts
from e2e.verdict.severity import EXIT_INCONCLUSIVE, exit_status

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

BLOCK_SECONDS = 240.0
"""The longest that one block takes, its fixtures' start included; ten times what it takes on an idle machine."""

BROKEN_OFF = "the end of a block that was broken off"

END_SECONDS = 25.0
"""How long a run may take to end once it was asked to, before what it has started is ended for it; then twice."""


def pytest_addoption() -> None:
    """Be loaded before pytest is configured."""


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Look after this process and what it starts from now on."""
    config.pluginmanager.register(Ending(config), "guide-ending")


class Ending:
    """The end of one process of a run: of the only one, of xdist's controller, or of one of its workers."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        self._worker = hasattr(config, "workerinput")
        self._controller = not self._worker and bool(config.getoption("numprocesses", None))
        self._around = os.environ.get(MARK)
        self._run = None if self._worker else Workspace("run", watched=True)
        if self._run is not None:
            os.environ[MARK] = self._run.mark
            if not config.option.basetemp and "PYTEST_DEBUG_TEMPROOT" not in os.environ:
                # xdist has pytest make a folder for temporary files, which it keeps from run to run.
                config.option.basetemp = str(self._run.folder / "pytest")
        self._hang_guard = HangGuard(workers=self._controller)
        self._asked: signal.Signals | None = None
        self._hung = False
        """Whether the run ends because a block did not."""
        self._before = {number: signal.getsignal(number) for number in SIGNALS}
        for number, handler in self._before.items():
            # What is ignored stays so: a run under nohup, or in the background of a script.
            if handler is not signal.SIG_IGN:
                signal.signal(number, self._end)

    def _end(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002
        if self._asked is not None:
            # It is ending; once more would break off what it cleans up.
            return
        self._asked = signal.Signals(number)
        if self._worker and number != signal.SIGINT:
            # Its watchdogs end what it has started; of its own accord xdist would take it for an interrupt of the run.
            os._exit(128 + number)
        self._hang_guard.expect("the end", END_SECONDS, self._hurry)
        if self._controller:
            for pid in _children():
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGTERM)
        raise KeyboardInterrupt(f"ended by {self._asked.name}")

    def _hurry(self) -> None:
        self._hang_guard.end_all()
        self._hang_guard.expect("the end", END_SECONDS, self._leave)

    def _leave(self) -> NoReturn:
        # Whatever hangs here does so in this very process; its watchdogs end and remove what is left.
        os._exit(EXIT_INCONCLUSIVE if self._hung else self._status() or pytest.ExitCode.INTERRUPTED)

    def _status(self) -> int | None:
        """Return the exit status of a process that a signal has ended, as shells give it; an interrupt has pytest's."""
        return None if self._asked in (None, signal.SIGINT) else 128 + int(self._asked or 0)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        """Look no more at how long a block takes once it is over."""
        if not isinstance(item, BlockItem):
            return (yield)
        try:
            return (yield)
        finally:
            self._hang_guard.arrived(item.nodeid)
            self._hang_guard.arrived(BROKEN_OFF)

    def _expect_end_of(self, item: BlockItem, seconds: float) -> None:
        """Have a visit of a block, or what is between two, take no longer; one that was broken off is over."""
        self._hang_guard.arrived(BROKEN_OFF)
        self._hang_guard.expect(item.nodeid, seconds, self._break_off)

    def _break_off(self) -> None:
        self._hang_guard.end_all()
        self._hang_guard.expect(BROKEN_OFF, END_SECONDS, self._give_up)

    def _give_up(self) -> None:
        self._hung = True
        # For a signal that never gets through: Python takes none while it waits in a library that handles it itself.
        self._hang_guard.expect("the end", END_SECONDS, self._leave)
        os.kill(os.getpid(), signal.SIGTERM)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> Generator[None, None, None]:
        """Begin a visit, which may be the second one of the same block."""
        if isinstance(item, BlockItem):
            forget_ended()
            self._expect_end_of(item, BLOCK_SECONDS)
        with self._said(item):
            yield
        if isinstance(item, BlockItem):
            # By now it is known how slow the machine is; all other deadlines are drawn out by as much.
            self._expect_end_of(item, BLOCK_SECONDS * PACE.at_start)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Generator[None, None, None]:
        """Say what broke."""
        with self._said(item):
            yield

    @contextlib.contextmanager
    def _said(self, item: pytest.Item) -> Iterator[None]:
        """Say what broke instead of what that did to a call that waited for it."""
        try:
            yield
        except Exception as error:
            if isinstance(item, BlockItem):
                check_none_ended()
                if self._driver_died():
                    raise HarnessError(Message("driver-died")) from error
            raise

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_teardown(self, item: pytest.Item) -> Generator[None, None, None]:
        """Tear all fixtures down after an item at which one of them broke."""
        try:
            yield
        finally:
            if isinstance(item, BlockItem):
                self._expect_end_of(item, BLOCK_SECONDS * PACE.at_start)
                if self._broken():
                    # The next item sets all fixtures up again. Plug-ins that run an item once more do the same.
                    item.session._setupstate.teardown_exact(None)

    def _broken(self) -> bool:
        try:
            check_none_ended()
        except HarnessError:
            return True
        return self._driver_died()

    def _driver_died(self) -> bool:
        driver = self._config.stash.get(DRIVER, None)
        return driver is not None and not driver.alive()

    @pytest.hookimpl(wrapper=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> Generator[None, None, None]:
        """Give the exit status of a signal; the verdict file is written by now."""
        yield
        status = self._status()
        if self._hung and not self._worker:
            verdicts: Verdicts | None = self._config.pluginmanager.get_plugin("guide-verdicts")
            assert verdicts is not None
            session.exitstatus = exit_status(verdicts.blocks.values(), verdicts.options.severities)
        elif status is not None:
            session.exitstatus = status

    @pytest.hookimpl(trylast=True)
    def pytest_unconfigure(self) -> None:
        """Leave nothing, not even to watchdogs that still clean up after a worker that was killed."""
        self._hang_guard.close()
        for number, handler in self._before.items():
            signal.signal(number, handler)
        if self._run is None:
            return
        with contextlib.suppress(WaitTimeout):
            wait_for(self._watchdogs_ended, awaited=Message("watchdogs-to-end"), seconds=10)
        self._run.close()
        if self._around is None:
            os.environ.pop(MARK, None)
        else:
            os.environ[MARK] = self._around

    def _watchdogs_ended(self) -> bool:
        """Tell whether the watchdogs of workers' workspaces have done their work; this process's own outlive it."""
        assert self._run is not None
        own = {process.pid for process in listed() if process.parent == os.getpid()}
        return not set(marked(self._run.folder.name, WATCHDOG)) - own


def _children() -> list[int]:
    """Return the process ids of what this process has started, but for watchdogs: xdist's workers."""
    watchdogs = set(marked(os.environ[MARK].rpartition(":")[2], WATCHDOG))
    return [
        process.pid for process in listed() if process.parent == os.getpid() and process.pid not in watchdogs
    ]
