"""How far a run has come, and how long it will still take: one line that a terminal rewrites, a few in a log."""

import math
import os
import shutil
import time
from collections.abc import Callable, Generator, Mapping
from pathlib import Path
from typing import Any

import pytest

from e2e.claims.model import Block
from e2e.messages.message import Message
from e2e.messages.visible import visible
from e2e.plugin.collection.collected_items import CollectedItems
from e2e.plugin.collection.node_ids import block_of
from e2e.plugin.collection.pages import PAGES
from e2e.plugin.results.seconds import KnownSeconds
from e2e.reports.terminal import show

Place = tuple[Path, int]
"""A block: its page's path and its line."""

FEW_BLOCKS, FIRST_SECONDS = 3, 10.0
"""Before so many blocks are over, and so many seconds, nobody knows how fast this machine is today."""

FASTEST, SLOWEST = 0.5, 3.0
"""How many times as long as in earlier runs the rest can take: a few blocks are no measure for more."""

APART, TENTHS = 15.0, 10
"""Where lines are kept: so many seconds lie between two, and at least a tenth of the blocks."""


class Estimate:
    """How long a run will still take, from what blocks are expected to take and what those took that are over.

    Args:
        expected: The seconds that each block is expected to take.
        workers: How many blocks are walked side by side.
        clock: The time in seconds.
    """

    def __init__(
        self, expected: Mapping[Place, float], workers: int, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._expected = dict(expected)
        self._workers = workers
        self._clock = clock
        self._began = clock()
        self._running: dict[Place, float] = {}
        self._took: dict[Place, float] = {}

    def start(self, place: Place) -> None:
        """Take in that a block is walked from now on."""
        self._running.setdefault(place, self._clock())

    def end(self, place: Place) -> None:
        """Take in that a block is over."""
        began = self._running.pop(place, None)
        if began is not None:
            self._took[place] = self._clock() - began

    def seconds(self) -> float | None:
        """Return how long it will still take; None while nobody can know."""
        over = [place for place in self._took if place in self._expected]
        if len(over) < FEW_BLOCKS or self._clock() - self._began < FIRST_SECONDS:
            return None
        before = sum(self._expected[place] for place in over)
        times = sum(self._took[place] for place in over) / before if before else 1.0
        times = min(max(times, FASTEST), SLOWEST)
        left = [
            max(seconds * times - (self._clock() - self._running.get(place, self._clock())), 0.0)
            for place, seconds in self._expected.items()
            if place not in self._took
        ]
        # Nothing is over before its longest block is.
        return max(sum(left) / max(min(self._workers, len(left)), 1), max(left, default=0.0))


def progress(done: int, of: int, seconds: float | None) -> Message:
    """Return how many blocks are over and, where that is known, how many minutes are left."""
    if seconds is None or done == of:
        return Message("progress", {"done": done, "n": of})
    minutes = 0 if seconds < 45 else max(math.ceil(seconds / 60 - 0.25), 1)
    return Message("progress-left", {"done": done, "n": of, "minutes": minutes})


class Progress:
    """Writes the progress of a run, beside what pytest and the verdicts write.

    Args:
        config: The run's.
        collected: Which blocks are walked.
        over: The blocks that have a verdict.
        clock: The time in seconds.
        width: The columns of the terminal.
    """

    def __init__(
        self,
        config: pytest.Config,
        collected: CollectedItems,
        over: Mapping[Place, object],
        *,
        clock: Callable[[], float] = time.monotonic,
        width: Callable[[], int] = lambda: shutil.get_terminal_size().columns,
    ) -> None:
        self._config = config
        self._collected = collected
        self._over = over
        self._clock = clock
        self._width = width
        self._estimate: Estimate | None = None
        self._named = False
        self._standing = 0
        """The columns of the line that is to be rewritten."""
        self._last = (self._clock(), 0)
        """When a line was written that stays, and how many blocks were over."""

    @property
    def _reporter(self) -> Any:
        return self._config.pluginmanager.get_plugin("terminalreporter")

    @property
    def _in_place(self) -> bool:
        """Whether a line can be rewritten: nothing else writes to the terminal between two of our hooks."""
        terminal = self._reporter.isatty and os.environ.get("TERM", "dumb") != "dumb"
        return bool(terminal) and self._config.option.capture != "no" and self._config.option.verbose <= 0

    def clear(self) -> None:
        """Take away the line that is to be rewritten."""
        if self._standing:
            self._reporter.write_raw("\r" + " " * self._standing + "\r", flush=True)
            self._standing = 0

    def update(self) -> None:
        """Write how far the run has come, where that is to be seen at all."""
        blocks = self._collected.blocks
        if self._reporter is None or self._estimate is None or self._config.option.verbose < -1:
            return
        done = sum(1 for place in blocks if place in self._over)
        if len(blocks) == 1:
            if not done:
                self._name_step(*next(iter(blocks.items())))
            return
        said = show(progress(done, len(blocks), self._estimate.seconds()))
        if self._in_place and done < len(blocks):
            self._put(said)
        elif not self._in_place and self._due(done, len(blocks)):
            self._write(said)

    def _due(self, done: int, of: int) -> bool:
        at, before = self._last
        if done == of or self._clock() - at < APART or (done - before) * TENTHS < of:
            return False
        self._last = (self._clock(), done)
        return True

    def _name_step(self, place: Place, block: Block) -> None:
        """Name the only step of a run; with -v pytest itself does."""
        path, line = place
        step = {"kind": block.kind, "ordinal": block.ordinal or 0, "name": block.id or f"({block.key})"}
        page = self._config.stash[PAGES][path].name
        said = f"{page}:{line} {show(Message('terminal-block', step))} …"
        if self._in_place:
            self._put(said)
        elif not self._named and self._config.option.verbose <= 0:
            self._write(said)
            self._named = True

    def _write(self, said: str) -> None:
        """Write a line that stays."""
        self._new_line()
        self._reporter.write_line(_line(said))

    def _put(self, said: str) -> None:
        """Write the line that is to be rewritten."""
        self.clear()
        self._new_line()
        # In the last column some terminals begin a new line.
        widest = max(self._width() - 1, 0)
        line = _line(said)[:widest]
        # pytest counts the columns of what is written otherwise.
        self._reporter.write_raw(line, flush=True)
        # What the terminal's encoding lacks is written with a backslash and a number.
        self._standing = min(len(line.encode("ascii", "backslashreplace")), widest)

    def _new_line(self) -> None:
        self._reporter.ensure_newline()
        if self._config.get_terminal_writer().width_of_current_line:
            # After the dots of tests.
            self._reporter.write_line("")

    def _begin(self) -> None:
        """Begin to estimate, once the blocks are known."""
        if self._estimate is None and self._collected.blocks:
            known = KnownSeconds.of(self._config)
            expected = {
                (path, line): known.expected(path, block)
                for (path, line), block in self._collected.blocks.items()
            }
            workers = len(getattr(self._config.option, "tx", None) or ["this process"])
            self._estimate = Estimate(expected, workers, self._clock)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_logstart(self, nodeid: str) -> Generator[None, object, object]:
        """Say at once what is walked, before anything is started for it."""
        self.clear()
        result = yield
        if found := block_of(self._config, nodeid):
            self._begin()
            if self._estimate is not None:
                self._estimate.start((found[0], found[1].line))
            self.update()
        return result

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> Generator[None, object, object]:
        """Leave the terminal to the verdict; say after it how far the run has come."""
        self.clear()
        result = yield
        if found := block_of(self._config, report.nodeid):
            place = (found[0], found[1].line)
            # The report of a crashed worker is none of set-up, call and teardown.
            if report.when not in ("setup", "call") and place in self._over:
                if self._estimate is not None:
                    self._estimate.end(place)
                self.update()
        return result

    @pytest.hookimpl(wrapper=True)
    def pytest_sessionfinish(self) -> Generator[None, object, object]:
        """Leave the terminal to the summary, whatever has ended the run."""
        self.clear()
        return (yield)

    @pytest.hookimpl(wrapper=True, optionalhook=True)
    def pytest_testnodedown(self) -> Generator[None, object, object]:
        """Leave the terminal to what xdist says of a worker that has ended."""
        self.clear()
        return (yield)


def _line(said: str) -> str:
    return " ".join(visible(said).splitlines())


@pytest.hookimpl(trylast=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    """Write the progress where the reports come together: not in xdist's workers."""
    manager = session.config.pluginmanager
    verdicts, collected = manager.get_plugin("guide-verdicts"), manager.get_plugin("guide-collected")
    if verdicts is not None and collected is not None:
        manager.register(Progress(session.config, collected, verdicts.blocks), "guide-progress")
