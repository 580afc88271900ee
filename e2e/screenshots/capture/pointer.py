"""The pointer in a screenshot: drawn, since a screen grab does not contain it and themes differ."""

from functools import cache

from PIL import Image, ImageChops, ImageDraw, ImageFilter

# The arrow in pixels from its tip, clockwise: down the right flank, around the tail, up the left edge.
ARROW = ((0.0, 0.0), (11.6, 11.9), (6.9, 12.3), (9.7, 18.3), (6.9, 19.5), (4.2, 13.4), (0.0, 16.9))
OUTLINE = 1.0
SHADOW_OFFSET = (1.2, 1.6)
SHADOW_BLUR = 1.3
SHADOW_STRENGTH = 0.45
PADDING = 6
_SCALE = 8


def draw_pointer(image: Image.Image, x: int, y: int) -> Image.Image:
    """Return a copy of ``image`` with an arrow pointer, about 20 pixels high, whose tip is at pixel ``x, y``.

    What falls outside the picture is cut off. The copy is RGB.
    """
    result = image.convert("RGB")
    sprite = _sprite()
    result.paste(sprite.convert("RGB"), (x - PADDING, y - PADDING), sprite.getchannel("A"))
    return result


@cache
def _sprite() -> Image.Image:
    """Draw the pointer with its shadow, RGBA, the outline's tip in pixel ``PADDING, PADDING``."""
    width = round(max(x for x, _ in ARROW)) + 2 * PADDING
    height = round(max(y for _, y in ARROW)) + 2 * PADDING
    big = (width * _SCALE, height * _SCALE)
    fill, outline = _shape(big, 0.0), _shape(big, OUTLINE)
    shadow = ImageChops.offset(outline, *(round(shift * _SCALE) for shift in SHADOW_OFFSET))
    shadow = shadow.filter(ImageFilter.GaussianBlur(SHADOW_BLUR * _SCALE)).point(
        [round(level * SHADOW_STRENGTH) for level in range(256)]
    )
    sprite = Image.new("RGBA", big, (0, 0, 0, 0))
    for color, coverage in ((0, shadow), (255, outline), (0, fill)):
        layer = Image.new("RGBA", big, (color, color, color, 0))
        layer.putalpha(coverage)
        sprite = Image.alpha_composite(sprite, layer)
    return sprite.resize((width, height), Image.Resampling.BOX)


def _shape(size: tuple[int, int], grown: float) -> Image.Image:
    """Fill the arrow, ``grown`` pixels larger at each side with round corners."""
    # The fill begins one pixel in, so that the outline's left edge is one whole, sharp column of pixels.
    start = PADDING + OUTLINE
    points = [((start + x) * _SCALE, (start + y) * _SCALE) for x, y in ARROW]
    mask = Image.new("L", size, 0)
    draw = ImageDraw.Draw(mask)
    draw.polygon(points, fill=255)
    if grown:
        radius = grown * _SCALE
        draw.line([*points, points[0]], fill=255, width=round(2 * radius))
        for x, y in points:
            draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)
    return mask
