"""The picture that shows a writer what changed in a screenshot."""

from collections.abc import Iterable

from PIL import Image, ImageDraw

from e2e.desktop.widget import Rect

MARK = (214, 0, 110)
"""A strong magenta, which neither Chrome nor a page under test uses."""

FADED = 0.72
"""Share of white laid over what did not change: still readable, clearly weaker than what is marked."""

_LINE = 2
_GAP = 6
_STRIPES = 8


def difference_picture(before: Image.Image, after: Image.Image, changed: Iterable[Rect]) -> Image.Image:
    """Return the captured picture, faded, with a frame around each change, which keeps its colours.

    Where the stored picture was larger, the result has its size, and the part that is gone is striped.

    Args:
        before: the stored picture.
        after: what was captured now.
        changed: the changed areas, in pixels of ``after``.
    """
    size = max(before.width, after.width), max(before.height, after.height)
    old, new = _on_white(before, size), _on_white(after, size)
    result = Image.blend(new, Image.new("RGB", size, "white"), FADED)
    frames = [rect.grown(_GAP).clipped(Rect(0, 0, *after.size)) for rect in changed]
    for frame in frames:
        result.paste(new.crop(frame.box), frame.box)
    if size != after.size:
        gone = Image.new("L", size, 255)
        gone.paste(0, (0, 0, *after.size))
        result.paste(_striped(old), mask=gone)
    draw = ImageDraw.Draw(result)
    for frame in frames:
        left, top, right, bottom = frame.box
        draw.rectangle((left, top, right - 1, bottom - 1), outline=MARK, width=_LINE)
    return result


def _on_white(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    ground = Image.new("RGB", size, "white")
    ground.paste(image.convert("RGB"), (0, 0))
    return ground


def _striped(image: Image.Image) -> Image.Image:
    striped = image.copy()
    draw = ImageDraw.Draw(striped)
    for start in range(-image.height, image.width, _STRIPES):
        draw.line((start, image.height, start + image.height, 0), fill=MARK, width=1)
    return Image.blend(striped, Image.new("RGB", image.size, "white"), FADED)
