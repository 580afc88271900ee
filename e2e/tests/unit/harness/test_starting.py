"""What starts in a thread of its own: beside the caller, its failure said to who needs it, and closed in any case."""

import threading

import pytest

from e2e.harness.closeable import Closeable
from e2e.harness.errors import HarnessError
from e2e.harness.processes.starting import Starting
from e2e.messages.message import Message


class Lamp(Closeable):
    """Something that can be started and closed."""

    def __init__(self) -> None:
        self.closings: list[str] = []

    def close(self) -> None:
        self.closings.append("closed")


def test_it_starts_beside_its_caller() -> None:
    begun, wanted = threading.Event(), threading.Event()

    def start() -> Lamp:
        begun.set()
        assert wanted.wait(10)
        return Lamp()

    with Starting(start) as starting:
        assert begun.wait(10)
        wanted.set()
        lamp = starting.result()
        assert lamp is starting.result()
        assert not lamp.closings
    assert lamp.closings == ["closed"]


def test_what_fails_is_said_to_each_who_needs_it_and_to_nobody_else() -> None:
    def start() -> Lamp:
        raise HarnessError(Message("no-output"))

    with Starting(start) as starting:
        for _ in range(2):
            with pytest.raises(HarnessError):
                starting.result()
    with Starting(start):
        pass


def test_what_nobody_came_to_need_is_closed_once_it_has_started() -> None:
    lamp, wanted = Lamp(), threading.Event()

    def start() -> Lamp:
        assert wanted.wait(10)
        return lamp

    starting = Starting(start)
    closing = threading.Thread(target=starting.close)
    closing.start()
    assert not lamp.closings
    wanted.set()
    closing.join(10)
    assert lamp.closings == ["closed"]
