"""Something that takes a while to start, started in a thread of its own while the caller starts something else."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Generic, TypeVar

from e2e.harness.closeable import Closeable

T = TypeVar("T", bound=Closeable)


class Starting(Closeable, Generic[T]):
    """What is being started; closed in the end, whoever came to need it.

    Args:
        start: Starts it. It runs in another thread, beside whatever the caller does.
    """

    def __init__(self, start: Callable[[], T]) -> None:
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="starting")
        self._started = self._pool.submit(start)

    def result(self) -> T:
        """Wait until it has started, and return it. Raises what its start raised, each time."""
        return self._started.result()

    def close(self) -> None:
        """Wait until it has started or failed, and close it. May be called twice."""
        self._pool.shutdown()
        if self._started.exception() is None:
            self._started.result().close()
