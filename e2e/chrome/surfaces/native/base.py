"""The base of every surface that Chrome draws itself: read through the accessibility bus, used with the pointer."""

import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from typing import ClassVar, Self, TypeVar

from e2e.chrome.process.launch import Chrome
from e2e.chrome.process.window import Part
from e2e.chrome.surfaces.native.widgets import native_widget, native_widgets
from e2e.chrome.surfaces.surface import Look, find_same
from e2e.desktop.at_spi.bus import Reference
from e2e.desktop.at_spi.node import Node
from e2e.desktop.widget import Rect, Widget
from e2e.harness.errors import WaitTimeout
from e2e.harness.waiting import closely_at_first, wait_for
from e2e.messages.message import Message
from e2e.messages.names import surface

T = TypeVar("T")

# Chrome ignores input that comes too soon after a prompt or bubble shows, so that nobody answers by accident. Measured:
# 0.7 s after it shows a press counts. Source: InputEventActivationProtector in Chrome's user interface.
GUARD_SECONDS = 0.7

REST_SECONDS = 0.1
"""How long a surface must not move to be at rest: some steps of an animation, a sixtieth of a second each."""


class NativeSurface(ABC):
    """A part of Chrome's own windows; see ``e2e.chrome.surfaces.surface.Surface``. Subclasses say which node it is.

    While it is waited for, only its part of the window is read, and roles that are known are not asked again. What is
    there then, and that it is not there, is always said by a read that takes nothing for granted.
    """

    id: ClassVar[str]
    container: ClassVar[str] = "window"
    part: ClassVar[Part] = "window"
    """The part of the window that it is in."""

    def __init__(self, chrome: Chrome) -> None:
        self.chrome = chrome
        # Since when the surface has been of this shape, for its rest and its guard against early input.
        self._shape: list[tuple[Reference, Rect]] | None = None
        self._since = 0.0

    @abstractmethod
    def locate(self, window: Node) -> Node | None:
        """Return the node of the surface in the browser window; None when it is not showing."""

    def node(self) -> Node:
        """Return the node of the surface. Raises WaitTimeout when it is not showing now."""
        found = self._find(afresh=True)
        if found is None:
            raise WaitTimeout(Message("not-showing", {"surface": surface(self.id)}))
        return found

    def glance(self) -> Node | None:
        """Return the node of the surface if it shows, for those who look again and again until it does."""
        node = self.locate(self.chrome.window(self.part, afresh=False))
        shape = [(part.reference, part.rect) for part in node.walk()] if node else None
        if shape != self._shape:
            self._shape, self._since = shape, time.monotonic()
        return node

    def is_shown(self) -> bool:
        """Tell whether it shows now."""
        return self._find(afresh=False) is not None

    def wait_until_shown(self, seconds: float = 10.0) -> Self:
        """Wait until it shows and does not move any more. Raises WaitTimeout."""
        self._wait_until_at_rest(
            REST_SECONDS, Message("wait-for-surface", {"surface": surface(self.id)}), seconds
        )
        return self

    def wait_until_gone(self, seconds: float = 5.0) -> Self:
        """Wait until it does not show any more. Raises WaitTimeout."""
        self.wait_for(
            lambda: self.glance() is None and not self.is_shown(),
            Message("wait-for-surface-to-go", {"surface": surface(self.id)}),
            seconds,
        )
        return self

    def wait_until_ready(self) -> None:
        """Wait until it takes input: it has been shown, at rest, for as long as its guard wants. Raises WaitTimeout."""
        # A prompt's buttons move while the camera's preview comes up.
        self._wait_until_at_rest(
            GUARD_SECONDS, Message("wait-for-surface-input", {"surface": surface(self.id)})
        )

    def restart_guard(self) -> None:
        """Have ``wait_until_ready`` wait for the guard's whole time: input that came too soon restarts it."""
        self._shape = None

    def _wait_until_at_rest(self, rest: float, awaited: Message, seconds: float = 10.0) -> None:
        def at_rest() -> bool:
            return self.glance() is not None and time.monotonic() - self._since >= rest

        def until_next(waited: float) -> float:
            # What moves meanwhile is seen at the next look, and its rest begins then.
            left = rest - (time.monotonic() - self._since)
            return closely_at_first(waited) if self._shape is None else max(left / 2, REST_SECONDS / 2)

        try:
            self.wait_for(at_rest, awaited, seconds, every=until_next)
        except WaitTimeout:
            if self._shape is not None or self._find(afresh=True) is None:
                raise
            # It was there, and what was remembered of the tree hid it.
            self.wait_for(at_rest, awaited, seconds, every=until_next)

    def _find(self, *, afresh: bool) -> Node | None:
        """Return the node of the surface; None only where a read of the whole window, afresh, does not show it."""
        if self.part != "window" or not afresh:
            node = self.locate(self.chrome.window(self.part, afresh=afresh))
            if node is not None:
                return node
        return self.locate(self.chrome.window())

    def wait_for(
        self,
        probe: Callable[[], T | None],
        awaited: Message | str,
        seconds: float = 10.0,
        instead: Callable[[], Message | str] | None = None,
        every: Callable[[float], float] = closely_at_first,
    ) -> T:
        """Return the first truthy result of ``probe``. Raises WaitTimeout when it does not come in time."""
        return wait_for(
            probe,
            awaited=awaited,
            seconds=seconds,
            every=every,
            instead=instead,
            pause=self.chrome.pause,
        )

    def rect(self) -> Rect:
        """Return where it is, in screen pixels. Raises WaitTimeout when it is not showing."""
        return self.node().rect

    def look(self) -> Look:
        """Return where it is, what shows on it and around it. Raises WaitTimeout when it is not showing."""
        node = self.node()
        widgets = tuple(widget for widget, _ in self.widgets_of(node))
        return Look(node.rect, widgets, {**self.chrome.containers(), "surface": node.rect})

    def containers(self) -> dict[str, Rect]:
        """Return the rectangles that positions can refer to: window, address-bar, page, surface."""
        return {**self.chrome.containers(), "surface": self.rect()}

    def widgets(self) -> list[Widget]:
        """Return what a reader sees on it, in reading order. Raises WaitTimeout when it is not showing."""
        return [widget for widget, _ in self.widgets_with_nodes()]

    def widgets_with_nodes(self) -> Iterator[tuple[Widget, Node]]:
        """Yield the widgets, each with the node that it was read from. Raises WaitTimeout when it is not showing."""
        yield from self.widgets_of(self.node())

    def widgets_of(self, node: Node) -> Iterator[tuple[Widget, Node]]:
        """Yield the widgets of the surface's node, each with its own node."""
        yield from native_widgets(node)

    def widgets_out_of_view(self) -> list[Widget]:
        """Return none: no surface of Chrome's own scrolls."""
        return []

    def scroll_to(self, widget: Widget) -> Widget:
        """Return a widget as it is now, in view as ever. Raises WaitTimeout when it is gone."""
        return find_same(widget, self.widgets(), self.id)

    def press(self, widget: Widget) -> None:
        """Press a widget with the pointer, wherever it is now. Raises WaitTimeout when it is gone."""
        self.chrome.desktop.pointer.click(self.scroll_to(widget).rect)


class NativeButton(NativeSurface):
    """A surface that is one button of Chrome's window."""

    kind: ClassVar[str]
    """Its class in Chrome's toolkit."""

    def locate(self, window: Node) -> Node | None:
        """Return the button."""
        return window.find(lambda node: node.kind == self.kind and node.rect.width > 0)

    def widgets_of(self, node: Node) -> Iterator[tuple[Widget, Node]]:
        """Yield the button itself."""
        if widget := native_widget(node):
            yield widget, node

    def click(self) -> None:
        """Click it. Raises WaitTimeout when it is not showing."""
        self.chrome.desktop.pointer.click(self.rect())
