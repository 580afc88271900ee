"""The perceptual hash: tells whether two pictures show the same thing, whatever fonts they are drawn with.

It records, on a grid of eight by eight, where a picture grows darker to the right and where downwards (ImageHash's
difference hashes). Of ImageHash's hashes it is the one that fonts disturb least: the frequencies of ``phash`` put a
reload bar in another font (0.41) nearly as far away as an unrelated picture (0.50).

Measured on nine surfaces drawn by Chromium 156 in four fonts and sizes: the same surface in another font or
size at most 0.20; a light one in dark colours at least 0.58; unrelated ones 0.45 in the middle, 97 of 100 at
least 0.30. Icons: the same one at 20 to 36 pixels at most 0.05, two different ones at least 0.18.
"""

from collections.abc import Iterable

from PIL import Image, ImageStat

from e2e.desktop.widget import Rect
from e2e.screenshots.compare.masks import outside

HASH_SIZE = 8
"""Cells a side: enough for blocks and bands. A finer grid describes letters, which another font draws elsewhere."""

BITS = 2 * HASH_SIZE * HASH_SIZE

LABELLED_THRESHOLD = 0.30
"""Share of bits that may differ where labels agree: above what a font does, below what another look does. Labels
tell two similar surfaces apart."""

BARE_THRESHOLD = 0.12
"""Share of bits that may differ where the picture has no label to go by: an icon, which no font changes."""


def perceptual_hash(image: Image.Image, masks: Iterable[Rect] = ()) -> str:
    """Return the 128-bit perceptual hash of a picture in hexadecimal.

    Args:
        image: the picture, in any mode.
        masks: what to leave out, in pixels of the picture.

    Raises:
        ValueError: the masks cover the whole picture.
    """
    # It takes a while to load, and many runs compare no picture.
    import imagehash

    grey = image.convert("L")
    compared = outside(grey.size, masks)
    if compared is None:
        raise ValueError("the masks leave nothing of the picture to compare")
    ground = Image.new("L", grey.size, round(ImageStat.Stat(grey, compared).median[0]))
    grey = Image.composite(grey, ground, compared)
    right, down = imagehash.dhash(grey, HASH_SIZE), imagehash.dhash_vertical(grey, HASH_SIZE)
    return f"{right}{down}"


def hash_distance(one: str, other: str) -> float:
    """Return the share of bits, 0 to 1, in which two hashes of this module differ."""
    return (int(one, 16) ^ int(other, 16)).bit_count() / BITS
