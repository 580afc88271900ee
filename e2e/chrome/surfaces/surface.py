"""The protocol of every surface: a piece of user interface that a page talks about, in Chrome or in a web page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from e2e.desktop.widget import Rect, Widget
from e2e.harness.errors import WaitTimeout
from e2e.messages.message import Message
from e2e.messages.names import surface


@dataclass(frozen=True)
class Look:
    """What shows on a surface at one moment.

    Args:
        rect: where it is.
        widgets: what a reader sees on it without scrolling, texts included, in reading order.
        containers: the rectangles that positions can refer to.
    """

    rect: Rect
    widgets: tuple[Widget, ...]
    containers: Mapping[str, Rect]


class Surface(Protocol):
    """A piece of user interface, found by its structure, so that it works in every language.

    Rectangles are in screen pixels. What needs the surface to be shown raises WaitTimeout when it is not.
    """

    @property
    def id(self) -> str:
        """Its id, in kebab case; the catalogues have its name in each language."""

    @property
    def container(self) -> str:
        """The container that a position refers to where the page names none: a key of ``containers``."""

    def is_shown(self) -> bool:
        """Tell whether it shows now."""

    def wait_until_shown(self, seconds: float = ...) -> object:
        """Wait until it shows and does not move any more. Raises WaitTimeout."""

    def wait_until_gone(self, seconds: float = ...) -> object:
        """Wait until it does not show any more. Raises WaitTimeout."""

    def rect(self) -> Rect:
        """Return where it is."""

    def look(self) -> Look:
        """Return where it is, what shows on it and around it, from one look where it can be had in one."""

    def containers(self) -> Mapping[str, Rect]:
        """Return the rectangles that positions can refer to: window, address-bar, page, surface."""

    def widgets(self) -> Sequence[Widget]:
        """Return what a reader sees on it without scrolling, texts included, in reading order."""

    def widgets_out_of_view(self) -> Sequence[Widget]:
        """Return what a reader sees on it only after scrolling."""

    def scroll_to(self, widget: Widget) -> Widget:
        """Scroll until a widget is in view, and return it as it is then. Raises WaitTimeout when it is gone."""

    def press(self, widget: Widget) -> None:
        """Press a widget as a reader does, who scrolls to it first. Raises WaitTimeout when it is gone."""


def find_same(widget: Widget, widgets: Sequence[Widget], surface_id: str) -> Widget:
    """Return the one of ``widgets`` that is ``widget``, wherever it is now; the nearest of several alike.

    Args:
        widget: the widget as it was seen before.
        widgets: what is on the surface now.
        surface_id: the surface's id, for the message.

    Raises:
        WaitTimeout: it is not there any more.
    """
    found = [other for other in widgets if is_same(widget, other)]
    if not found:
        labels = [other.label for other in widgets if other.label and other.role != "text"]
        raise WaitTimeout(
            Message(
                "widget-gone",
                {
                    "label": widget.label or widget.tooltip,
                    "surface": surface(surface_id),
                    "shown": labels or [Message("nothing")],
                },
            )
        )
    return min(found, key=lambda other: abs(other.rect.x - widget.rect.x) + abs(other.rect.y - widget.rect.y))


def is_same(one: Widget, other: Widget) -> bool:
    """Tell whether two widgets are the same to a reader, wherever they are."""
    return (one.role, one.label, one.name) == (other.role, other.label, other.name)
