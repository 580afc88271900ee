"""From a surface and its widgets to evidence: plain data."""

from collections.abc import Sequence

from e2e.chrome.surfaces.surface import Look, Surface
from e2e.desktop.widget import Rect, Widget
from e2e.verdict.evidence import Observation, ObservedWidget, Text


def observe(
    surface: Surface,
    look: Look,
    widgets: Sequence[Widget],
    starting_state: Text,
    subject: Rect | None,
    reference: Rect | None,
) -> Observation:
    """Return what shows on a surface.

    Args:
        surface: the surface.
        look: where it is, and what is around it.
        widgets: what a reader has seen on it.
        starting_state: in which starting state.
        subject: where the thing is that the step is about, if that is a part of the surface.
        reference: where the thing is that the subject is beside.
    """
    return Observation(
        surface=surface.id,
        rect=_plain(look.rect),
        widgets=tuple(observed_widget(widget) for widget in widgets),
        containers={name: _plain(rect) for name, rect in look.containers.items()},
        container=surface.container,
        starting_state=starting_state,
        subject=_plain(subject) if subject else None,
        reference=_plain(reference) if reference else None,
    )


def observed_widget(widget: Widget) -> ObservedWidget:
    """Return a widget as it goes into the evidence."""
    return ObservedWidget(widget.label, widget.role, _plain(widget.rect), widget.tooltip)


def _plain(rect: Rect) -> tuple[int, int, int, int]:
    return rect.x, rect.y, rect.width, rect.height
