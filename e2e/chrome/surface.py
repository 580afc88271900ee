"""The base of every native surface: a part of Chrome's own interface that a page talks about."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import ClassVar, Self

from e2e.bench import NotSeenInTime, wait_for
from e2e.chrome.launch import Chrome
from e2e.chrome.widgets import native_widgets
from e2e.desktop import Rect, Widget
from e2e.desktop.accessibility import Node


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
    def locate(self, window: Node) -> Node | None:
        """Return the node of the surface in the browser window; None when it is not showing."""

    def node(self) -> Node:
        """Return the node of the surface. Raises NotSeenInTime when it is not showing now."""
        found = self.locate(self.chrome.window())
        if found is None:
            raise NotSeenInTime(f"the {self.name} is not showing")
        return found

    def showing(self) -> bool:
        """Tell whether the surface is showing now."""
        return self.locate(self.chrome.window()) is not None

    def wait(self, seconds: float = 10.0) -> Self:
        """Wait until the surface shows. Raises NotSeenInTime."""
        wait_for(
            self.showing,
            awaited=f"the {self.name} to show",
            seconds=seconds,
            pause=self.chrome.pause,
        )
        return self

    def gone(self, seconds: float = 5.0) -> None:
        """Wait until the surface does not show any more. Raises NotSeenInTime."""
        wait_for(
            lambda: not self.showing(),
            awaited=f"the {self.name} to go",
            seconds=seconds,
            pause=self.chrome.pause,
        )

    def rect(self) -> Rect:
        """Where the surface is. Raises NotSeenInTime when it is not showing."""
        return self.node().rect

    def widgets(self) -> list[Widget]:
        """Return what a reader sees on the surface, texts included, in reading order."""
        return [widget for widget, _ in self.pairs()]

    def pairs(self) -> Iterator[tuple[Widget, Node]]:
        """Yield the widgets with the nodes that they were read from."""
        yield from native_widgets(self.node())

    def frames(self) -> dict[str, Rect]:
        """Return the rectangles that a page names places in: window, address-bar, page, surface."""
        return {**self.chrome.frames(), "surface": self.rect()}

    def find(self, widget: Widget) -> Node:
        """Return the node of a widget as it is now. Raises NotSeenInTime when it is not there any more."""
        alike = [
            (abs(now.rect.x - widget.rect.x) + abs(now.rect.y - widget.rect.y), node)
            for now, node in self.pairs()
            if (now.role, now.label, now.name) == (widget.role, widget.label, widget.name)
        ]
        if not alike:
            raise NotSeenInTime(f"the {widget.role} {widget.label or widget.hint!r} is not there any more")
        return min(alike, key=lambda pair: pair[0])[1]

    def press(self, widget: Widget) -> None:
        """Press a widget as a reader does: with the pointer, where it is now. Raises NotSeenInTime."""
        self.chrome.desktop.pointer.click(self.find(widget).rect)
