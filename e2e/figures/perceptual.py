"""The perceptual hash: whether two pictures show the same thing, whatever fonts they are drawn with."""

from collections.abc import Iterable

import imagehash
from PIL import Image, ImageStat

from e2e.desktop.widget import Rect

HASH_SIZE = 8
"""Eight by eight frequencies. They describe blocks and bands; with more of them a hash describes the letters,
which another font draws elsewhere (measured: 16 by 16 puts a reload bar in another font as far away as
another picture)."""

BITS = HASH_SIZE * HASH_SIZE

LABELLED_THRESHOLD = 0.40
"""Share of bits that may differ where labels agree. Measured on nine surfaces: another font or a larger size
at most 0.31; a surface in the opposite colours at least 0.69; unrelated pictures about 0.5. Words are the
labels' part."""

BARE_THRESHOLD = 0.16
"""Share of bits that may differ where the picture has no label to go by: an icon, which no font changes."""


def perceptual_hash(image: Image.Image, masks: Iterable[Rect] = ()) -> str:
    """Return the 64-bit perceptual hash of ``image`` in hexadecimal, without what lies in ``masks``.

    The picture is put in the middle of a square first: squeezed into one, a bar that is twenty times as wide
    as high would be nothing but its text.
    """
    grey = image.convert("L")
    ground = round(ImageStat.Stat(grey).mean[0])
    for mask in masks:
        grey.paste(ground, mask.clipped(Rect(0, 0, *grey.size)).box)
    side = max(grey.size)
    square = Image.new("L", (side, side), ground)
    square.paste(grey, ((side - grey.width) // 2, (side - grey.height) // 2))
    return str(imagehash.phash(square, hash_size=HASH_SIZE))


def hash_distance(one: str, other: str) -> float:
    """Return the share of bits, 0 to 1, in which two hashes of this module differ."""
    return (int(one, 16) ^ int(other, 16)).bit_count() / BITS
