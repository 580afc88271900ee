"""Reading a file that may be no picture at all, and writing a picture as small as possible without loss."""

import hashlib
import io
import os
import stat
import struct
import zlib
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from e2e.messages.message import Message

SIGNATURE = b"\x89PNG\r\n\x1a\n"

MAX_PIXELS = 40_000_000
"""A screenshot is cut out of one screen, and no screen has more; a file that claims more is not decoded."""

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
    """A file is no picture that a screenshot can be.

    Args:
        problem: what is wrong with the file: a clause, ``screenshot-unusable`` is the sentence around it.
    """

    def __init__(self, problem: Message) -> None:
        super().__init__(problem)
        self.problem = problem


def read_png(path: Path) -> tuple[Image.Image, bytes]:
    """Return the picture in a PNG file, as RGB on white, and the file's bytes.

    Raises:
        UnreadablePicture: the file is not a regular, whole, still PNG file of at most MAX_PIXELS pixels.
        FileNotFoundError: there is no such file.
    """
    data = _read(path)
    if not data:
        raise UnreadablePicture(Message("picture-empty"))
    if not data.startswith(SIGNATURE):
        raise UnreadablePicture(Message("picture-not-png", {"kind": _kind(data)}))
    if len(data) < 26 or data[12:16] != b"IHDR":
        raise UnreadablePicture(Message("picture-header-cut-off"))
    width, height = struct.unpack(">II", data[16:24])
    if width * height > MAX_PIXELS:
        raise UnreadablePicture(Message("picture-too-large", {"width": width, "height": height}))
    try:
        with Image.open(io.BytesIO(data), formats=["PNG"]) as probe:
            probe.verify()
        with Image.open(io.BytesIO(data), formats=["PNG"]) as image:
            if getattr(image, "is_animated", False):
                raise UnreadablePicture(Message("picture-animated"))
            image.load()
            return _flat(image), data
    except _BROKEN as problem:
        raise UnreadablePicture(Message("picture-damaged", {"detail": str(problem)})) from problem


def _read(path: Path) -> bytes:
    try:
        # O_NONBLOCK: opening a named pipe in the screenshot's place must not wait for a writer.
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError:
        raise
    except OSError as problem:
        raise UnreadablePicture(Message("picture-not-opened", {"detail": str(problem.strerror)})) from problem
    try:
        status = os.fstat(descriptor)
        if stat.S_ISDIR(status.st_mode):
            raise UnreadablePicture(Message("picture-folder"))
        if not stat.S_ISREG(status.st_mode):
            raise UnreadablePicture(Message("picture-no-regular-file"))
        if status.st_size > MAX_BYTES:
            raise UnreadablePicture(Message("picture-too-many-bytes", {"bytes": status.st_size}))
        with open(descriptor, "rb", closefd=False) as file:
            return file.read()
    except OSError as problem:
        raise UnreadablePicture(Message("picture-not-read", {"detail": str(problem.strerror)})) from problem
    finally:
        os.close(descriptor)


def _kind(data: bytes) -> str:
    """Return what a file is in place of a PNG file, as ``picture-not-png`` tells kinds apart."""
    starts = {
        b"\xff\xd8\xff": "jpeg",
        b"GIF8": "gif",
        b"RIFF": "webp",
        b"<svg": "svg",
        b"version https://git-lfs": "lfs",
    }
    return next((kind for start, kind in starts.items() if data.startswith(start)), "other")


def _flat(image: Image.Image) -> Image.Image:
    if image.mode in {"I", "I;16", "F"}:
        raise UnreadablePicture(Message("picture-16-bits"))
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
