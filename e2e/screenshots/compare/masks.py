"""Leaving the masked regions of a picture out of a comparison."""

from collections.abc import Iterable

from PIL import Image

from e2e.desktop.widget import Rect


def outside(size: tuple[int, int], masks: Iterable[Rect]) -> Image.Image | None:
    """Return a picture (mode L) that is white (255) outside of the masks and black (0) inside.

    Args:
        size: width and height in pixels.
        masks: what to leave out, in pixels of the picture.

    Returns:
        The picture, or None if the masks cover everything, so that nothing is left to compare.
    """
    compared = Image.new("L", size, 255)
    frame = Rect(0, 0, *size)
    for mask in masks:
        part = mask.clipped(frame)
        if part.width and part.height:
            compared.paste(0, part.box)
    return compared if compared.getbbox() else None
