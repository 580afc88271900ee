"""Cutting a screenshot out of a screen grab."""

from collections.abc import Iterable
from dataclasses import dataclass

from PIL import Image

from e2e.desktop.widget import Rect, Widget
from e2e.harness.errors import HarnessError
from e2e.messages.message import Message

MARGIN = 12
"""Pixels around a surface: enough to show its shadow and where it stands, and the same at each side."""

ICON_MARGIN = 3
"""Pixels around an icon, which stands in a line of the page's text: its neighbours stay out."""


@dataclass(frozen=True)
class Crop:
    """A part of a screen.

    Args:
        image: the picture of it.
        area: where it is, in screen pixels.
        labels: the labels in it, in reading order.
        masks: its dynamic regions, in pixels of ``image``.
    """

    image: Image.Image
    area: Rect
    labels: tuple[str, ...]
    masks: tuple[Rect, ...]


def bounding_box(rects: Iterable[Rect]) -> Rect:
    """Return the smallest rectangle that contains all of ``rects``. Raises ValueError when it is empty."""
    boxes = [rect.box for rect in rects]
    if not boxes:
        raise ValueError("there is no rectangle")
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[2] for box in boxes), max(box[3] for box in boxes)
    return Rect(left, top, right - left, bottom - top)


def cut(
    screen: Image.Image,
    rect: Rect,
    *,
    margin: int = MARGIN,
    widgets: Iterable[Widget] = (),
    masks: Iterable[Rect] = (),
) -> Crop:
    """Cut a rectangle with a margin out of a screen, clipped at the screen's edge.

    Args:
        screen: a picture of the screen.
        rect: what to cut, in pixels of ``screen``.
        margin: pixels to add at each side.
        widgets: what shows. The labels of those that lie in the area and not in a mask are kept.
        masks: dynamic regions, in pixels of ``screen``.

    Raises:
        HarnessError: nothing of ``rect`` is on the screen.
    """
    frame = Rect(0, 0, *screen.size)
    if not _covers(rect.clipped(frame)):
        raise HarnessError(
            Message("crop-outside-screen", {"rect": str(tuple(rect)), "screen": str(screen.size)})
        )
    area = rect.grown(margin).clipped(frame)
    visible = tuple(mask.clipped(area) for mask in masks if _covers(mask.clipped(area)))
    return Crop(
        image=screen.crop(area.box).convert("RGB"),
        area=area,
        labels=tuple(labels_inside(widgets, area, visible)),
        masks=tuple(mask.shifted(-area.x, -area.y) for mask in visible),
    )


def labels_inside(widgets: Iterable[Widget], area: Rect, masks: Iterable[Rect] = ()) -> list[str]:
    """Return the labels that a reader sees in ``area``, from top to bottom and from left to right.

    A label counts if the middle of its widget lies in ``area`` and not in one of ``masks``; all are in the same
    pixels. A widget that is listed twice counts once.
    """
    hidden = list(masks)
    seen = {
        (widget.rect, widget.label)
        for widget in widgets
        if widget.label.strip()
        and area.contains(widget.rect.center)
        and not any(mask.contains(widget.rect.center) for mask in hidden)
    }
    return [
        label for _, label in _in_rows(sorted(seen, key=lambda item: (item[0].center[1], item[0].x, item[1])))
    ]


def _in_rows(items: list[tuple[Rect, str]]) -> list[tuple[Rect, str]]:
    """Order by rows: what begins a row takes along all whose middle lies within its height."""
    rows: list[list[tuple[Rect, str]]] = []
    for item in items:
        if rows and item[0].center[1] < rows[-1][0][0].y + rows[-1][0][0].height:
            rows[-1].append(item)
        else:
            rows.append([item])
    return [item for row in rows for item in sorted(row, key=lambda item: (item[0].x, item[0].y, item[1]))]


def _covers(rect: Rect) -> bool:
    return rect.width > 0 and rect.height > 0
