"""Where a run's time goes: what each piece of work took, one line of JSON each, where ``GUIDE_TIMES`` names a file.

``make bench`` reads it. Without the variable nothing is measured: a marked function is the function itself.
"""

import functools
import json
import os
import threading
import time
from collections.abc import Callable
from contextvars import ContextVar
from types import TracebackType
from typing import Literal, ParamSpec, Self, TypeVar

Kind = Literal["setup", "launch", "load", "native", "waiting", "participant", "capture", "compare", "block"]
"""What time is spent on.

setup: desktop, deployment and driver of a session. launch: the reader's Chrome is started, or brought to a starting
state, and ended. load: the page loads. native: Chrome's own interface is read. waiting: a pause between two looks.
participant: somebody else enters the room, or is asked what they receive. capture: the screen is grabbed. compare: a
picture is compared and written. block: a block of a page, whose own time is what no other kind takes.
"""

P = ParamSpec("P")
R = TypeVar("R")


class Span:
    """One piece of work of a kind, as a context manager or as a decorator of a function."""

    def __init__(self, times: "Times", kind: Kind, block: str) -> None:
        self._times = times
        self._kind: Kind = kind
        self._block = block
        self._began = 0.0
        self._around: Span | None = None
        self.inner = 0.0
        """Seconds that other kinds of work took within this one."""

    def __enter__(self) -> Self:
        """Start the clock."""
        self._around = self._times.current.get()
        self._times.current.set(self)
        self._began = self._times.clock()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Stop the clock and write the line."""
        whole = self._times.clock() - self._began
        self._times.current.set(self._around)
        if self._kind == "waiting" and self._around and self._around._kind != "block":
            # Who waits for a Chrome to start spends the time on the start.
            self._around.inner += self.inner
            return
        if self._around:
            self._around.inner += whole
        self._times.write(self._kind, self._block, self._began, whole, self.inner)

    def __call__(self, function: Callable[P, R]) -> Callable[P, R]:
        """Return the function with the clock around each call."""
        if not self._times.path:
            return function

        @functools.wraps(function)
        def timed(*args: P.args, **kwargs: P.kwargs) -> R:
            with self._times.spent(self._kind, self._block):
                return function(*args, **kwargs)

        return timed


class Idle(Span):
    """What stands for a piece of work that is not measured."""

    def __enter__(self) -> Self:
        """Do nothing."""
        return self

    def __exit__(self, *_: object) -> None:
        """Do nothing."""


class Times:
    """Writes what work took to the file ``path``; to none where it is empty.

    Args:
        path: the file, to which all processes of a run append.
        clock: seconds, the same in all processes.
    """

    def __init__(self, path: str, clock: Callable[[], float] = time.monotonic) -> None:
        self.path = path
        self.clock = clock
        # Playwright handles events in greenlets of their own, each of which has a context of its own, as threads do.
        self.current: ContextVar[Span | None] = ContextVar("current", default=None)
        self._idle = Idle(self, "waiting", "")
        self._file: int | None = None

    def spent(self, kind: Kind, block: str = "") -> Span:
        """Measure a piece of work; ``block`` is the one it is done for, by default the one that pytest runs now."""
        return Span(self, kind, block) if self.path else self._idle

    def write(self, kind: Kind, block: str, began: float, whole: float, inner: float) -> None:
        """Append one line: seconds since any point in time, seconds in all, and without other kinds within.

        What another thread does, beside a block that waits for it at most, is no block's.
        """
        if self._file is None:
            self._file = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o600)
        line = {
            "worker": os.environ.get("PYTEST_XDIST_WORKER", ""),
            "block": block or _running(),
            "kind": kind,
            "start": round(began, 6),
            "whole": round(whole, 6),
            "self": round(whole - inner, 6),
        }
        # One call of write: lines of several processes do not mix (O_APPEND in open(2)).
        os.write(self._file, json.dumps(line).encode() + b"\n")


def _running() -> str:
    """Return the block that pytest runs now; "" in a thread beside the main one."""
    if threading.current_thread() is not threading.main_thread():
        return ""
    return os.environ.get("PYTEST_CURRENT_TEST", "").rpartition(" (")[0]


TIMES = Times(os.environ.get("GUIDE_TIMES", ""))
"""The times of this run."""

spent = TIMES.spent
