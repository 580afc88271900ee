"""Whether what a picture is taken of is there: looked at before the screen is grabbed, and once more after it."""

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
    """A surface at one moment: the ``area`` of the screen that a picture of it shows, and the ``widgets`` in it.

    What lies in a dynamic region (a countdown, the name of the room) is left out: it changes while all is well.
    """

    area: Rect
    rect: Rect
    widgets: tuple[Widget, ...]

    @classmethod
    def of(
        cls, surface: Surface, area: Callable[[], Rect] | None = None, dynamic_regions: Sequence[Rect] = ()
    ) -> Self:
        """Look at a surface. Raises HarnessError when it is not there: its picture would be one of something else."""
        gone = HarnessError(Message("gone-while-captured", {"surface": surface_name(surface.id)}))
        if not surface.is_shown():
            raise gone
        try:
            rect = surface.rect()
            widgets = tuple(
                widget for widget in surface.widgets() if not _is_dynamic(widget, dynamic_regions)
            )
            return cls(area() if area else rect, rect, widgets)
        except WaitTimeout as error:
            raise gone from error

    def difference(self, other: "Shown") -> Message:
        """Say for a message what is not the same."""
        gone = [widget.label for widget in self.widgets if widget not in other.widgets and widget.label]
        new = [widget.label for widget in other.widgets if widget not in self.widgets and widget.label]
        if gone != new:
            return Message("change-of-labels", {"before": _quoted(gone), "after": _quoted(new)})
        return Message("change-of-place", {"before": str(tuple(self.area)), "after": str(tuple(other.area))})


def _is_dynamic(widget: Widget, regions: Sequence[Rect]) -> bool:
    return any(region.contains(widget.rect.center) for region in regions)


def _quoted(labels: Sequence[str]) -> Message | str:
    return ", ".join(f'"{label}"' for label in labels) or Message("nothing")
