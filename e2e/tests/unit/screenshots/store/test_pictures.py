"""Files that are no picture, or a broken one, are named and replaced, and break nothing else."""

import io
import os
import struct
import zlib

import pytest
from PIL import Image

from e2e.messages.catalogue import render
from e2e.screenshots.compare.compare import compare
from e2e.screenshots.store.baseline import BaselineBroken
from e2e.screenshots.store.store import ScreenshotNotWritten, Store
from e2e.tests.support.samples.screenshots import capture, panel, whole_baseline


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_claiming(width: int, height: int, *extra: bytes) -> bytes:
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    rows = chunk(b"IDAT", zlib.compress(b"\0" * 1000))
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(extra) + rows + chunk(b"IEND", b"")


def saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


def flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]


WHOLE = saved(panel("Ja"), "PNG")
FRAMES = saved(panel(), "PNG", save_all=True, append_images=[panel("B")])
TEXT_BOMB = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"\0" * 80_000_000))
BROKEN = {
    "empty": (b"", "empty"),
    "signature only": (WHOLE[:8], "cut off"),
    "truncated": (WHOLE[: len(WHOLE) // 2], "broken"),
    "without end": (WHOLE[:-12], "broken"),
    "one byte wrong": (flipped(WHOLE, len(WHOLE) // 2), "broken"),
    "JPEG": (saved(panel(), "JPEG"), "not a PNG file but a JPEG"),
    "GIF": (saved(panel(), "GIF"), "a GIF"),
    "text": (b"<<<<<<< HEAD\n", "something else"),
    "animated": (FRAMES, "animated"),
    "16 bits": (saved(Image.new("I;16", (4, 4)), "PNG"), "16 bits"),
    "bomb": (png_claiming(60_000, 60_000), "60000 x 60000"),
    "too few rows": (png_claiming(2000, 2000), "broken"),
    "no pixels": (png_claiming(0, 5), "broken"),
    "empty profile at the end": (WHOLE[:-12] + chunk(b"iCCP", b"") + WHOLE[-12:], "broken"),
    "text bomb": (png_claiming(10, 10, TEXT_BOMB), "broken"),
}


@pytest.mark.parametrize(("data", "words"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_file_is_reported_and_replaced(store: Store, data: bytes, words: str) -> None:
    store.write("Nein.png", capture("Nein"))
    other = (store.folder / "Nein.png").read_bytes()
    (store.folder / "Ja.png").write_bytes(data)
    baseline = store.baseline("Ja.png")
    assert isinstance(baseline, BaselineBroken)
    assert baseline.name == "Ja.png"
    assert words in render(baseline.reason)
    assert compare(baseline, capture("Ja")).verdict == "stale"
    store.write("Ja.png", capture("Ja"))
    assert compare(store.baseline("Ja.png"), capture("Ja")).verdict == "current"
    assert (store.folder / "Nein.png").read_bytes() == other


def test_a_folder_in_a_screenshots_place_is_reported_and_kept(store: Store) -> None:
    (store.folder / "Ja.png").unlink()
    (store.folder / "Ja.png").mkdir()
    baseline = store.baseline("Ja.png")
    assert isinstance(baseline, BaselineBroken)
    assert "is a folder" in render(baseline.reason)
    record = (store.folder / "provenance.json").read_bytes()
    with pytest.raises(ScreenshotNotWritten):
        store.write("Ja.png", capture("Nein"))
    assert (store.folder / "provenance.json").read_bytes() == record


def test_a_pipe_in_a_screenshots_place_does_not_block(store: Store) -> None:
    (store.folder / "Ja.png").unlink()
    os.mkfifo(store.folder / "Ja.png")
    baseline = store.baseline("Ja.png")
    assert isinstance(baseline, BaselineBroken)
    assert "not a regular file" in render(baseline.reason)


def test_a_transparent_picture_is_read_on_white(store: Store) -> None:
    Image.new("RGBA", (2, 2), (0, 0, 0, 0)).save(store.folder / "Leer.png")
    assert whole_baseline(store, "Leer.png").image.getpixel((0, 0)) == (255, 255, 255)
