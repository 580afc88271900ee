"""What of a picture counts when the areas that live are left out."""

from collections.abc import Iterable

from PIL import Image

from e2e.desktop.widget import Rect


def outside(size: tuple[int, int], masks: Iterable[Rect]) -> Image.Image | None:
    """Return a picture of ``size`` that is white (255) outside ``masks`` and black inside, mode L.

    None if the masks cover everything: then nothing is left to compare.
    """
    counted = Image.new("L", size, 255)
    frame = Rect(0, 0, *size)
    for mask in masks:
        part = mask.clipped(frame)
        if part.width and part.height:
            counted.paste(0, part.box)
    return counted if counted.getbbox() else None
