"""The base of every surface of Chrome: a part of its interface that a page talks about."""

import time
from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import ClassVar, Self

from e2e.chrome.process.launch import Chrome
from e2e.chrome.surfaces.widgets import native_widgets
from e2e.desktop.at_spi.bus import Reference
from e2e.desktop.at_spi.node import Node
from e2e.desktop.widget import Rect, Widget
from e2e.harness.errors import WaitTimeout
from e2e.harness.waiting import wait_for

# Chrome ignores input that comes too soon after a prompt or bubble shows, so that nobody answers by accident. Measured:
# 0.7 s after it shows a press counts. Source: InputEventActivationProtector in Chrome's user interface.
GUARD_SECONDS = 0.7


class Surface(ABC):
    """A part of Chrome's interface, found by structure, so that it works in every language.

    Its widgets say what is there now; its rectangles are in screen pixels.
    """

    name: ClassVar[str]
    """The word of the project for this surface."""

    frame: ClassVar[str] = "window"
    """The frame that words of place refer to where the page names none."""

    def __init__(self, chrome: Chrome) -> None:
        self.chrome = chrome

    @abstractmethod
    def showing(self) -> bool:
        """Tell whether the surface is showing now."""

    @abstractmethod
    def rect(self) -> Rect:
        """Where the surface is. Raises WaitTimeout when it is not showing."""

    @abstractmethod
    def widgets(self) -> list[Widget]:
        """Return what a reader sees on the surface without scrolling, texts included, in reading order.

        Raises WaitTimeout when it is not showing.
        """

    def beyond(self) -> list[Widget]:
        """Return what a reader sees on the surface only after scrolling; most surfaces do not scroll."""
        return []

    def reveal(self, widget: Widget) -> Widget:
        """Scroll until a widget of those beyond the edge is in view, and return it as it is then.

        Raises WaitTimeout when it does not come into view.
        """
        return nearest(widget, self.widgets(), self.name)

    def wait(self, seconds: float = 10.0) -> Self:
        """Wait until the surface shows. Raises WaitTimeout."""
        wait_for(
            self.showing,
            awaited=f"the {self.name} to show",
            seconds=seconds,
            pause=self.chrome.pause,
        )
        return self

    def gone(self, seconds: float = 5.0) -> None:
        """Wait until the surface does not show any more. Raises WaitTimeout."""
        wait_for(
            lambda: not self.showing(),
            awaited=f"the {self.name} to go",
            seconds=seconds,
            pause=self.chrome.pause,
        )

    def frames(self) -> dict[str, Rect]:
        """Return the rectangles that a page names places in: window, address-bar, page, surface."""
        return {**self.chrome.frames(), "surface": self.rect()}

    def find(self, widget: Widget) -> Widget:
        """Return a widget as it is now: moved, perhaps, and scrolled to where it is not in view.

        Raises WaitTimeout when it is not there any more.
        """
        try:
            return nearest(widget, self.widgets(), self.name)
        except WaitTimeout:
            if any(alike(widget, other) for other in self.beyond()):
                return self.reveal(widget)
            raise

    def press(self, widget: Widget) -> None:
        """Press a widget as a reader does: with the pointer, where it is now. Raises WaitTimeout."""
        self.chrome.desktop.pointer.click(self.find(widget).rect)


class NativeSurface(Surface):
    """A part of Chrome's own windows, which assistive technology is told about."""

    def __init__(self, chrome: Chrome) -> None:
        super().__init__(chrome)
        # Since when the surface has been of this shape, for its guard against early input.
        self._shape: list[tuple[Reference, Rect]] | None = None
        self._since = 0.0

    @abstractmethod
    def locate(self, window: Node) -> Node | None:
        """Return the node of the surface in the browser window; None when it is not showing."""

    def node(self) -> Node:
        """Return the node of the surface. Raises WaitTimeout when it is not showing now."""
        found = self.locate(self.chrome.window())
        if found is None:
            raise WaitTimeout(f"the {self.name} is not showing")
        return found

    def showing(self) -> bool:
        """Tell whether the surface is showing now."""
        return self.locate(self.chrome.window()) is not None

    def wait(self, seconds: float = 10.0) -> Self:
        """Wait until the surface shows and does not move any more. Raises WaitTimeout."""
        shapes: list[list[Rect] | None] = [None]

        def at_rest() -> bool:
            node = self.locate(self.chrome.window())
            shapes.append([part.rect for part in node.walk()] if node else None)
            return shapes[-1] is not None and shapes[-1] == shapes[-2]

        wait_for(at_rest, awaited=f"the {self.name} to show", seconds=seconds, pause=self.chrome.pause)
        return self

    def ready(self) -> None:
        """Wait until the surface takes input: it has shown, at rest, for as long as its guard wants."""

        def taking() -> bool:
            node = self.locate(self.chrome.window())
            # A prompt's buttons move while the camera's preview comes up.
            shape = [(part.reference, part.rect) for part in node.walk()] if node else None
            if shape != self._shape:
                self._shape, self._since = shape, time.monotonic()
            return bool(shape) and time.monotonic() - self._since >= GUARD_SECONDS

        wait_for(taking, awaited=f"the {self.name} to take input", pause=self.chrome.pause)

    def rect(self) -> Rect:
        """Where the surface is. Raises WaitTimeout when it is not showing."""
        return self.node().rect

    def widgets(self) -> list[Widget]:
        """Return what a reader sees on the surface. Raises WaitTimeout when it is not showing."""
        return [widget for widget, _ in self.pairs()]

    def pairs(self) -> Iterator[tuple[Widget, Node]]:
        """Yield the widgets with the nodes that they were read from."""
        yield from native_widgets(self.node())


def nearest(widget: Widget, there: list[Widget], surface: str) -> Widget:
    """Return, of the widgets that are ``there``, the one that is ``widget``; the nearest of several alike."""
    found = [other for other in there if alike(widget, other)]
    if not found:
        labels = ", ".join(repr(other.label) for other in there if other.label and other.role != "text")
        raise WaitTimeout(
            f"the {widget.role} {widget.label or widget.tooltip!r} is not on the {surface} any more; it shows {labels}"
        )
    return min(found, key=lambda other: abs(other.rect.x - widget.rect.x) + abs(other.rect.y - widget.rect.y))


def alike(one: Widget, other: Widget) -> bool:
    """Tell whether two widgets are the same to a reader, wherever they are."""
    return (one.role, one.label, one.name) == (other.role, other.label, other.name)
