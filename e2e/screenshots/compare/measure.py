"""Measures how much two pictures of one size, taken in the same environment, differ.

Two things are measured, since an interface changes in two ways.

*Strokes.* At 12 pixels an "i" and an "l" of Liberation Sans differ in a single pixel, so neither counting
pixels nor leaving isolated ones out can tell a changed letter from noise. What distinguishes them is how
much of the contrast at that place is gone: a stroke that appears or vanishes changes a pixel by nearly all of the
contrast around it, whether the text is black or grey; anti-aliasing, a moved edge, a toggle's rim change it
by a part. So every pixel's change is divided by the contrast within two pixels of it, but at least by
CONTRAST_FLOOR.

*Areas.* A button in another colour, a hover highlight or a tint has little contrast and much extent. The
change, averaged with its sign over AREA_SIDE squared pixels, keeps it and cancels noise, dithering and moved
edges.

``difference`` is the larger of both, 0 to 1, and the picture has changed where it reaches THRESHOLD.

Measured in Chromium 156 with Liberation Sans at 12 to 16 px in seven pairs of colours from black on white to
disabled grey (1,148 pairs of pictures that differ in one character, such as l for i, o for e, a period for a
comma): the smallest real change is 0.62 (i to l in disabled grey). The largest harmless one is 0.36 (all text
moved by a quarter of a pixel), 0.49 by construction (39 levels on a plain ground). Known limit: an opening for
a closing curly quote at 11 to 13 px comes to 0.40 to 0.51.

Own code, not pixelmatch: that counts changed pixels, so it cannot tell a changed letter from noise, and it took 1.7 s
for 20 small screenshots moved by a pixel where this takes 0.04 s (median of 5).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageFilter

from e2e.desktop.widget import Rect
from e2e.screenshots.compare.masks import outside

THRESHOLD = 0.5
"""Half of the contrast: a pixel that has changed by more is nearer to what it was not."""

CONTRAST_FLOOR = 80
"""Levels. Noise on a plain ground has no contrast but itself; 39 levels, the most seen between two equal
captures (one toggle without a window manager), stay below half of this. Even disabled text has more
contrast."""

AREA_SIDE = 15
"""Pixels. About the height of a line of text: larger than any noise, smaller than the smallest button."""

AREA_LEVELS = 20
"""Levels of an area's mean change that count as 1, so that 10 reach the threshold: a hover highlight is 12
or more, a step between two of Material's blues 15; a toggle's noisy rim averages less than 3."""

TILE = 16
"""Pixels. Changed places nearer than this are one place to a reader, a word rather than its letters."""

_NOTICEABLE = 8

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Measure:
    """How much two pictures differ.

    Args:
        difference: 0 (equal) to 1; the picture has changed where it reaches THRESHOLD.
        changed: the changed areas in pixels of the picture, from top to bottom.
    """

    difference: float
    changed: list[Rect]


def measure(before: Image.Image, after: Image.Image, masks: list[Rect] | None = None) -> Measure:
    """Compare two RGB pictures of the same size.

    Args:
        before: the stored picture.
        after: what was captured now.
        masks: what to leave out, in pixels of the pictures.

    Raises:
        ValueError: the sizes differ.
    """
    if before.size != after.size:
        raise ValueError(f"pictures of different sizes: {before.size} and {after.size}")
    after = _without(before, after, masks or [])
    box = ImageChops.difference(before, after).getbbox()
    if box is None:
        return Measure(0.0, [])
    # What is equal all around cannot matter beyond the reach of an area, and most changes are small.
    part = Rect(box[0], box[1], box[2] - box[0], box[3] - box[1]).grown(AREA_SIDE)
    part = part.clipped(Rect(0, 0, *before.size))
    before, after = before.crop(part.box), after.crop(part.box)
    levels = _strongest(np.asarray(ImageChops.difference(before, after)))
    score = np.maximum(_strokes(levels, np.asarray(before), np.asarray(after)), _areas(before, after))
    places = _places(score >= THRESHOLD, levels >= _NOTICEABLE)
    return Measure(min(1.0, float(score.max())), [place.shifted(part.x, part.y) for place in places])


def _without(before: Image.Image, after: Image.Image, masks: list[Rect]) -> Image.Image:
    """Make ``after`` equal to ``before`` in the masks, so that they have neither change nor edge."""
    if not masks:
        return after
    compared = outside(after.size, masks)
    return before if compared is None else Image.composite(after, before, compared)


def _strokes(levels: Bytes, before: Bytes, after: Bytes) -> Floats:
    highest = _spread(np.maximum(before, after), np.maximum)
    lowest = _spread(np.minimum(before, after), np.minimum)
    contrast = np.maximum(_strongest(highest - lowest), CONTRAST_FLOOR)
    share: Floats = np.divide(levels, contrast, dtype=np.float32)
    return share


def _strongest(channels: Bytes) -> Bytes:
    red_green: Bytes = np.maximum(channels[..., 0], channels[..., 1])
    strongest: Bytes = np.maximum(red_green, channels[..., 2])
    return strongest


def _spread(pixels: Bytes, extreme: "np.ufunc") -> Bytes:
    """Give every pixel the extreme of the five by five pixels around it."""
    rows = np.pad(pixels, ((2, 2), (0, 0), (0, 0)), mode="edge")
    pair = extreme(rows[:-1], rows[1:])
    down: Bytes = extreme(extreme(pair[:-3], pair[2:-1]), rows[4:])
    columns = np.pad(down, ((0, 0), (2, 2), (0, 0)), mode="edge")
    pair = extreme(columns[:, :-1], columns[:, 1:])
    around: Bytes = extreme(extreme(pair[:, :-3], pair[:, 2:-1]), columns[:, 4:])
    return around


def _areas(before: Image.Image, after: Image.Image) -> Floats:
    # Half the signed change around 128 fits a byte, and Pillow averages bytes faster than anything else here.
    signed = ImageChops.subtract(after, before, scale=2, offset=128)
    mean = np.asarray(signed.filter(ImageFilter.BoxBlur(AREA_SIDE // 2)))
    change = 2 * _strongest(np.maximum(mean, 128) - np.minimum(mean, 128)).astype(np.float32)
    share: Floats = np.divide(change, AREA_LEVELS, dtype=np.float32)
    return share


def _places(marked: Flags, noticeable: Flags) -> list[Rect]:
    """Join marked pixels of neighbouring tiles into places, narrowed to what changed noticeably."""
    height, width = (-(-side // TILE) for side in marked.shape)
    padded = np.zeros((height * TILE, width * TILE), np.bool_)
    padded[: marked.shape[0], : marked.shape[1]] = marked
    rows, columns = np.nonzero(padded.reshape(height, TILE, width, TILE).any(axis=(1, 3)))
    tiles = set(zip(rows.tolist(), columns.tolist(), strict=True))
    places = []
    while tiles:
        place, border = [], [tiles.pop()]
        while border:
            row, column = border.pop()
            place.append((row, column))
            near = {(row + down, column + right) for down in (-1, 0, 1) for right in (-1, 0, 1)} & tiles
            tiles -= near
            border.extend(near)
        places.append(_narrowed(place, marked, noticeable))
    return sorted(places, key=lambda rect: (rect.y, rect.x))


def _narrowed(place: list[tuple[int, int]], marked: Flags, noticeable: Flags) -> Rect:
    """Return the box around what changed noticeably in the tiles: an average marks more than what has changed."""
    boxes = _boxes(place, noticeable) or _boxes(place, marked)
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[2] for box in boxes), max(box[3] for box in boxes)
    return Rect(left, top, right - left, bottom - top)


def _boxes(place: list[tuple[int, int]], pixels: Flags) -> list[tuple[int, int, int, int]]:
    boxes = []
    for row, column in place:
        top, left = row * TILE, column * TILE
        down, right = np.nonzero(pixels[top : top + TILE, left : left + TILE])
        if down.size:
            first = (left + int(np.min(right)), top + int(np.min(down)))
            boxes.append((*first, left + int(np.max(right)) + 1, top + int(np.max(down)) + 1))
    return boxes
