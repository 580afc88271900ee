"""A surface of plain data, for tests that need no browser."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from e2e.chrome.surfaces.surface import Look
from e2e.desktop.widget import Rect, Widget
from e2e.harness.errors import WaitTimeout


@dataclass
class PlainSurface:
    """Shows ``now`` at ``place``; nothing shows where ``now`` is None. ``below`` lies below its lower edge."""

    place: Rect
    now: tuple[Widget, ...] | None = ()
    below: tuple[Widget, ...] = ()
    id: str = "notices"
    container: str = "page"
    pressed: tuple[Widget, ...] = ()

    def wait_until_shown(self, seconds: float = 10.0) -> None:
        """Raise WaitTimeout where it does not show."""
        if not self.is_shown():
            raise WaitTimeout(f"waited {seconds:g} s for the {self.id} to show")

    def wait_until_gone(self, seconds: float = 5.0) -> None:
        """Raise WaitTimeout where it shows."""
        if self.is_shown():
            raise WaitTimeout(f"waited {seconds:g} s for the {self.id} to go")

    def is_shown(self) -> bool:
        """Tell whether it shows."""
        return self.now is not None

    def rect(self) -> Rect:
        """Where it is."""
        return self.place

    def widgets(self) -> Sequence[Widget]:
        """What shows."""
        if self.now is None:
            raise WaitTimeout(f"the {self.id} is not showing")
        return self.now

    def look(self) -> Look:
        """Where it is, what shows, and around it."""
        return Look(self.place, tuple(self.widgets()), self.containers())

    def widgets_out_of_view(self) -> Sequence[Widget]:
        """What lies below the edge."""
        return self.below

    def scroll_to(self, widget: Widget) -> Widget:
        """Scroll a widget to the upper edge."""
        at = Rect(self.place.x, self.place.y, widget.rect.width, widget.rect.height)
        shown = Widget(widget.label, widget.role, at, widget.name)
        self.below = tuple(other for other in self.below if other != widget)
        self.now = (*self.widgets(), shown)
        return shown

    def containers(self) -> Mapping[str, Rect]:
        """The window is what can be looked at."""
        return {"window": self.place, "page": self.place, "address-bar": self.place}

    def press(self, widget: Widget) -> None:
        """Take down what was pressed; nothing can be that is out of view."""
        if widget not in self.widgets():
            raise WaitTimeout(f'"{widget.label}" is not in the {self.id} any more')
        self.pressed = (*self.pressed, widget)
