"""What is said of a native surface when the memory of an earlier read is wrong."""

import time
from typing import Any, ClassVar, cast

import pytest

from e2e.chrome.process.window import Part
from e2e.chrome.surfaces.native.base import REST_SECONDS, NativeSurface
from e2e.desktop.at_spi.bus import AccessibilityBus, Reference
from e2e.desktop.at_spi.node import Node
from e2e.desktop.widget import Rect
from e2e.harness.errors import WaitTimeout
from e2e.harness.waiting import wait_for

BUS = cast("AccessibilityBus", None)


def node(kind: str, rect: Rect, *children: Node) -> Node:
    return Node(
        BUS,
        Reference(":1.0", f"/{kind}"),
        "panel",
        "",
        "",
        frozenset(),
        {"class": kind},
        rect,
        None,
        list(children),
    )


class Window:
    """A browser window with a bubble, of which reads from memory know nothing until one was made afresh."""

    pause = staticmethod(time.sleep)

    def __init__(self, *, there: bool) -> None:
        self.there = there
        self.remembered = False
        self.reads: list[tuple[Part, bool]] = []

    def window(self, part: Part = "window", *, afresh: bool = True) -> Node:
        self.reads.append((part, afresh))
        self.remembered |= afresh
        shown = self.there and self.remembered
        bubble = [node("Bubble", Rect(10, 10, 50, 20))] if shown else []
        return node("BrowserRootView", Rect(0, 0, 100, 100), *bubble)


class Bubble(NativeSurface):
    """The bubble."""

    id: ClassVar[str] = "site-information"
    part: ClassVar[Part] = "bubbles"

    def locate(self, window: Node) -> Node | None:
        """Return it."""
        return window.find(lambda below: below.kind == "Bubble")


def bubble_in(window: Window) -> Bubble:
    chrome: Any = window
    return Bubble(chrome)


def test_what_memory_hides_is_shown_all_the_same() -> None:
    window = Window(there=True)
    assert bubble_in(window).glance() is None
    assert bubble_in(window).is_shown()
    assert bubble_in(Window(there=True)).node().kind == "Bubble"


def test_what_memory_hides_has_not_gone() -> None:
    with pytest.raises(WaitTimeout):
        bubble_in(Window(there=True)).wait_until_gone(0.2)


def test_what_memory_hides_comes_in_the_end() -> None:
    bubble = bubble_in(Window(there=True)).wait_until_shown(0.1)
    assert bubble.glance() is not None


def test_absence_is_said_by_a_whole_read_afresh() -> None:
    window = Window(there=False)
    bubble = bubble_in(window)
    assert not bubble.is_shown()
    assert window.reads[-1] == ("window", True)
    bubble.wait_until_gone(0.1)
    assert window.reads[-1] == ("window", True)
    with pytest.raises(WaitTimeout):
        bubble.wait_until_shown(0.1)
    assert window.reads[-1] == ("window", True)


def test_rest_counts_from_the_first_look_whoever_looked() -> None:
    window = Window(there=True)
    window.window()
    bubble = bubble_in(window)
    bubble.glance()
    rested = time.monotonic() + REST_SECONDS
    wait_for(lambda: time.monotonic() >= rested, awaited="rest")
    before = len(window.reads)
    bubble.wait_until_shown()
    assert len(window.reads) == before + 1
