"""Reading a file that may be no picture at all, and writing a picture as small as possible without loss."""

import hashlib
import io
import os
import stat
import struct
import zlib
from pathlib import Path

from PIL import Image, UnidentifiedImageError

SIGNATURE = b"\x89PNG\r\n\x1a\n"

MAX_PIXELS = 40_000_000
"""A screenshot is cut out of one screen, and no screen has more; a file that claims more is refused before it is decoded."""

MAX_BYTES = 64 * 1024 * 1024
"""More than an uncompressed picture of any screen needs on disk."""

_BROKEN = (
    UnidentifiedImageError,
    Image.DecompressionBombError,
    OSError,
    SyntaxError,  # Pillow's word for a malformed PNG
    ValueError,
    LookupError,  # Pillow raises it for a chunk that is too short
    TypeError,
    EOFError,
    struct.error,
    zlib.error,
)


class UnreadablePicture(Exception):
    """A file is no picture that a screenshot can be; the message is the predicate of a sentence about the file."""


def read_png(path: Path) -> tuple[Image.Image, bytes]:
    """Return the picture in a PNG file, as RGB on white, and the file's bytes.

    Raises:
        UnreadablePicture: the file is not a regular, whole, still PNG file of at most MAX_PIXELS pixels.
        FileNotFoundError: there is no such file.
    """
    data = _read(path)
    if not data:
        raise UnreadablePicture("is empty")
    if not data.startswith(SIGNATURE):
        raise UnreadablePicture(f"is not a PNG file but {_kind(data)}")
    if len(data) < 26 or data[12:16] != b"IHDR":
        raise UnreadablePicture("is broken: its header is cut off")
    width, height = struct.unpack(">II", data[16:24])
    if width * height > MAX_PIXELS:
        raise UnreadablePicture(f"claims to be {width} x {height} pixels, more than a screen has")
    try:
        with Image.open(io.BytesIO(data), formats=["PNG"]) as probe:
            probe.verify()
        with Image.open(io.BytesIO(data), formats=["PNG"]) as image:
            if getattr(image, "is_animated", False):
                raise UnreadablePicture("is an animated PNG file")
            image.load()
            return _flat(image), data
    except _BROKEN as problem:
        raise UnreadablePicture(f"is broken: {problem}") from problem


def _read(path: Path) -> bytes:
    try:
        # O_NONBLOCK: opening a named pipe in the screenshot's place must not wait for a writer.
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError:
        raise
    except OSError as problem:
        raise UnreadablePicture(f"cannot be opened: {problem.strerror}") from problem
    try:
        status = os.fstat(descriptor)
        if stat.S_ISDIR(status.st_mode):
            raise UnreadablePicture("is a folder")
        if not stat.S_ISREG(status.st_mode):
            raise UnreadablePicture("is not a regular file")
        if status.st_size > MAX_BYTES:
            raise UnreadablePicture(f"has {status.st_size} bytes, too many for a screenshot")
        with open(descriptor, "rb", closefd=False) as file:
            return file.read()
    except OSError as problem:
        raise UnreadablePicture(f"cannot be read: {problem.strerror}") from problem
    finally:
        os.close(descriptor)


def _kind(data: bytes) -> str:
    for start, name in (
        (b"\xff\xd8\xff", "a JPEG"),
        (b"GIF8", "a GIF"),
        (b"RIFF", "a WebP"),
        (b"<svg", "an SVG"),
    ):
        if data.startswith(start):
            return f"{name} file"
    if data.startswith(b"version https://git-lfs"):
        return "a pointer of Git LFS"
    return "something else"


def _flat(image: Image.Image) -> Image.Image:
    if image.mode in {"I", "I;16", "F"}:
        raise UnreadablePicture("has 16 bits a pixel, which no screen shows")
    if not image.has_transparency_data:
        return image.convert("RGB")
    ground = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(ground, image.convert("RGBA")).convert("RGB")


def png_bytes(image: Image.Image) -> bytes:
    """Return ``image`` as an optimised PNG file without metadata; equal pixels give equal bytes."""
    plain = image.convert("RGB")
    candidates = [plain]
    if plain.getcolors(256) is not None:
        indexed = plain.quantize(256, dither=Image.Dither.NONE)
        # Pillow promises no loss even where there are colours enough for all.
        if indexed.convert("RGB").tobytes() == plain.tobytes():
            candidates.append(indexed)
    return min((_encoded(candidate) for candidate in candidates), key=len)


def _encoded(image: Image.Image) -> bytes:
    image.info.clear()
    buffer = io.BytesIO()
    image.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def pixel_hash(image: Image.Image) -> str:
    """Return the SHA-256 of the size and the RGB pixels, which no recompression changes."""
    plain = image.convert("RGB")
    return hashlib.sha256(b"%dx%d:" % plain.size + plain.tobytes()).hexdigest()
