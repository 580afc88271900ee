"""Something that takes a while to start, started in a thread of its own while the caller starts something else."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar
from typing import Generic, TypeVar

from e2e.harness.closeable import Closeable
from e2e.harness.errors import HarnessError
from e2e.messages.message import Message

T = TypeVar("T", bound=Closeable)

_GIVEN_UP: ContextVar[threading.Event | None] = ContextVar("given_up", default=None)


def check_wanted() -> None:
    """Raise HarnessError where nobody waits any more for what this thread starts: what takes long ends by it."""
    event = _GIVEN_UP.get()
    if event is not None and event.is_set():
        raise HarnessError(Message("start-given-up"))


class Starting(Closeable, Generic[T]):
    """What is being started; closed in the end, whoever came to need it.

    Args:
        start: Starts it. It runs in another thread, beside whatever the caller does.
    """

    def __init__(self, start: Callable[[], T]) -> None:
        self._given_up = threading.Event()
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="starting")
        self._started = self._pool.submit(self._start, start)

    def result(self) -> T:
        """Wait until it has started, and return it. Raises what its start raised, each time."""
        return self._started.result()

    def close(self) -> None:
        """Wait until it has started, failed or been given up, and close it. May be called twice."""
        self._given_up.set()
        self._pool.shutdown()
        if self._started.exception() is None:
            self._started.result().close()

    def _start(self, start: Callable[[], T]) -> T:
        _GIVEN_UP.set(self._given_up)
        return start()
