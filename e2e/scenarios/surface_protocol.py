"""What a reader needs of a surface, as both Chrome's and Jitsi's rooms offer it."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from e2e.desktop.widget import Rect, Widget


class ShownSurface(Protocol):
    """What a picture can be taken of."""

    @property
    def name(self) -> str:
        """The project's word for it."""

    def showing(self) -> bool:
        """Tell whether it shows now."""

    def rect(self) -> Rect:
        """Where it is on the screen; raises WaitTimeout when it does not show."""

    def widgets(self) -> Sequence[Widget]:
        """What shows in it, without scrolling; raises WaitTimeout when it does not show."""


class Surface(ShownSurface, Protocol):
    """A piece of user interface."""

    @property
    def frame(self) -> str:
        """What place words refer to where the page names nothing."""

    def wait(self, seconds: float = ...) -> object:
        """Return when it shows; raises WaitTimeout."""

    def beyond(self) -> Sequence[Widget]:
        """What a reader sees in it only after scrolling."""

    def reveal(self, widget: Widget) -> Widget:
        """Scroll until a widget of those beyond the edge is in view, and return it as it is then."""

    def frames(self) -> Mapping[str, Rect]:
        """What place words can refer to."""

    def press(self, widget: Widget) -> None:
        """Press a widget as a reader does, who scrolls to it where it is not in view; raises WaitTimeout."""


class Health(Protocol):
    """What knows whether the bench, Chrome and the deployment are well; each way raises HarnessError."""

    def check_answers(self) -> None:
        """Every part is alive and answers."""

    def check(self) -> None:
        """The same, and the deployment lets participants in."""


class Screens(Protocol):
    """What remembers how the whole screen looked."""

    def look(self) -> None:
        """Remember the screen as it is now."""

    def keep(self) -> str | None:
        """Keep what was seen last; return the name of its picture in the report's folder."""
