"""A surface of plain data, for tests that need no browser."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from e2e.desktop.widget import Rect, Widget
from e2e.harness.errors import WaitTimeout


@dataclass
class PlainSurface:
    """Shows ``now`` at ``place``; nothing shows where ``now`` is None. ``below`` lies beyond its lower edge."""

    place: Rect
    now: tuple[Widget, ...] | None = ()
    below: tuple[Widget, ...] = ()
    name: str = "notices"
    frame: str = "page"
    pressed: tuple[Widget, ...] = ()

    def wait(self, seconds: float = 10.0) -> None:
        """Raise WaitTimeout where it does not show."""
        if not self.showing():
            raise WaitTimeout(f"waited {seconds:g} s for the {self.name} to show")

    def showing(self) -> bool:
        """Tell whether it shows."""
        return self.now is not None

    def rect(self) -> Rect:
        """Where it is."""
        return self.place

    def widgets(self) -> Sequence[Widget]:
        """What shows."""
        if self.now is None:
            raise WaitTimeout(f"the {self.name} is not showing")
        return self.now

    def beyond(self) -> Sequence[Widget]:
        """What lies beyond the edge."""
        return self.below

    def reveal(self, widget: Widget) -> Widget:
        """Scroll a widget to the upper edge."""
        at = Rect(self.place.x, self.place.y, widget.rect.width, widget.rect.height)
        shown = Widget(widget.label, widget.role, at, widget.name)
        self.below = tuple(other for other in self.below if other != widget)
        self.now = (*self.widgets(), shown)
        return shown

    def frames(self) -> Mapping[str, Rect]:
        """The window is what can be looked at."""
        return {"window": self.place, "page": self.place, "address-bar": self.place}

    def press(self, widget: Widget) -> None:
        """Take down what was pressed; nothing can be that lies beyond the edge."""
        if widget not in self.widgets():
            raise WaitTimeout(f'"{widget.label}" is not in the {self.name} any more')
        self.pressed = (*self.pressed, widget)
