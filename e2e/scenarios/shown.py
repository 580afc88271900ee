"""What shows on a surface at one moment: compared before and after the screen is grabbed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Self

from e2e.chrome.surfaces.surface import Surface
from e2e.desktop.widget import Rect, Widget
from e2e.harness.errors import HarnessError, WaitTimeout
from e2e.messages.message import Message
from e2e.messages.names import surface as surface_name


@dataclass(frozen=True)
class Shown:
    """A surface at one moment.

    Args:
        area: what a picture of it shows of the screen.
        rect: where the surface is.
        widgets: what shows on it, without what is in a dynamic region (a countdown, the name of a room).
    """

    area: Rect
    rect: Rect
    widgets: tuple[Widget, ...]

    @classmethod
    def of(
        cls, surface: Surface, area: Callable[[], Rect] | None = None, dynamic_regions: Sequence[Rect] = ()
    ) -> Self:
        """Look at a surface.

        Args:
            surface: the surface.
            area: returns the part of it that a picture shows; None for the whole surface.
            dynamic_regions: where something changes although all is well, in screen pixels.

        Raises:
            HarnessError: it is not there; a picture of it would show something else.
        """
        gone = HarnessError(Message("gone-while-captured", {"surface": surface_name(surface.id)}))
        if not surface.is_shown():
            raise gone
        try:
            look = surface.look()
            widgets = tuple(widget for widget in look.widgets if not _is_dynamic(widget, dynamic_regions))
            return cls(area() if area else look.rect, look.rect, widgets)
        except WaitTimeout as error:
            raise gone from error

    def difference(self, other: "Shown") -> Message:
        """Return what is not the same, for a message."""
        gone = [widget.label for widget in self.widgets if widget not in other.widgets and widget.label]
        new = [widget.label for widget in other.widgets if widget not in self.widgets and widget.label]
        if gone != new:
            return Message("change-of-labels", {"before": _or_nothing(gone), "after": _or_nothing(new)})
        return Message("change-of-place", {"before": str(tuple(self.area)), "after": str(tuple(other.area))})


def _is_dynamic(widget: Widget, regions: Sequence[Rect]) -> bool:
    return any(region.contains(widget.rect.center) for region in regions)


def _or_nothing(labels: list[str]) -> list[str] | list[Message]:
    return labels or [Message("nothing")]
