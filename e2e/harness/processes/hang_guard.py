"""A guard within a process of the run: what the run has started and was stopped is ended, so that nothing waits for it.

Whoever waits for a process that was frozen waits for ever: a call of Playwright's for its driver, a page for a server.
A process that has ended is noticed everywhere. So the one is turned into the other.
"""

import contextlib
import os
import signal
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from e2e.harness.closeable import Closeable
from e2e.harness.errors import HarnessError
from e2e.harness.processes.listing import Listed, described, family, listed
from e2e.harness.processes.watchdog import MARK, WATCHDOG, marks
from e2e.messages.message import Message

RUN = "guide-run-"
"""What the name of a run's own workspace begins with; its name is in the mark of all that the run starts."""

EVERY = 2.0
"""Seconds between two looks."""

PATIENCE = 16.0
"""Seconds for which a process may be stopped: longer than it takes until what waits for it says so itself."""

_ended: list[Message | str] = []


def check_none_ended() -> None:
    """Raise HarnessError where a process was stopped, and ended for it, since the last ``forget_ended``."""
    if _ended:
        raise HarnessError(Message("process-stopped-and-ended", {"processes": list(dict.fromkeys(_ended))}))


def forget_ended() -> None:
    """Forget what was ended so far: it does not matter to what comes next."""
    _ended.clear()


class HangGuard(Closeable):
    """A thread that watches all processes that this one has started.

    A process that stays stopped is killed. Runs within the run are left to their own guards, and watchdogs alone.

    Args:
        workers: watch only the children of this process.
        patience: seconds for which a process may be stopped.
        every: seconds between two looks.
    """

    def __init__(self, *, workers: bool = False, patience: float = PATIENCE, every: float = EVERY) -> None:
        self._workers = workers
        self._patience = patience
        self._every = every
        self._still: dict[int, float] = {}
        self._over = threading.Event()
        self._deadlines: dict[str, tuple[float, Callable[[], None]]] = {}
        self._thread = threading.Thread(target=self._watch, daemon=True, name="hang guard")
        self._thread.start()

    def expect(self, what: str, seconds: float, otherwise: Callable[[], None]) -> None:
        """Call ``otherwise``, in the guard's thread, unless ``arrived`` is called for ``what`` in time."""
        self._deadlines[what] = time.monotonic() + seconds, otherwise

    def arrived(self, what: str) -> None:
        """Take back the deadline of ``what``."""
        self._deadlines.pop(what, None)

    def end_all(self) -> None:
        """Kill all that this process has started, at once, for whoever waits for it in vain."""
        for process in self._watched():
            _kill(process)

    def close(self) -> None:
        """Stop watching."""
        self._over.set()
        self._thread.join(self._every)

    def _watch(self) -> None:
        while not self._over.wait(self._every):
            self._end_stopped()
            for what, (deadline, otherwise) in list(self._deadlines.items()):
                if time.monotonic() >= deadline:
                    self.arrived(what)
                    otherwise()

    def _end_stopped(self) -> None:
        watched = self._watched()
        # A debugger's process (state t) is somebody's work.
        stopped = [process for process in watched if process.state == "T"]
        # Looks are counted, not the time: this process itself may have been stopped, with all others, for a while.
        self._still = {process.pid: self._still.get(process.pid, 0) + self._every for process in stopped}
        for process in stopped:
            if self._still[process.pid] >= self._patience:
                _ended.append(described(process, watched))
                _kill(process)

    def _watched(self) -> list[Listed]:
        every = family(listed(), os.getpid())
        if self._workers:
            every = [process for process in every if process.parent == os.getpid()]
        parents = {process.pid: process.parent for process in every}
        return [process for process in every if _is_own(process.pid, parents)]


def _is_own(pid: int, parents: dict[int, int]) -> bool:
    """Tell whether a process belongs to this run, and is no watchdog; a part of Chrome has overwritten its own mark."""
    run = runs(os.environ.get(MARK, "").split(":"))
    while pid in parents:
        folder = Path(f"/proc/{pid}")
        with contextlib.suppress(OSError):
            if any(marks(folder, WATCHDOG)) or len(runs(marks(folder))) > len(run):
                return False
        pid = parents[pid]
    return True


def runs(names: Iterable[str]) -> list[str]:
    """Return which names of workspaces are those of runs."""
    return [name for name in names if name.startswith(RUN)]


def _kill(process: Listed) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.kill(process.pid, signal.SIGKILL)
