"""Screenshots on disk: written whole or not at all, by several at once, and read whatever lies there."""

import datetime
import errno
import io
import json
import multiprocessing
import os
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from e2e.desktop.widget import Rect
from e2e.screenshots.compare.compare import compare
from e2e.screenshots.store.baseline import Baseline, BaselineBroken
from e2e.screenshots.store.png import pixel_hash, png_bytes
from e2e.screenshots.store.provenance import BrokenProvenance, validate
from e2e.screenshots.store.store import ScreenshotNotWritten, Store
from e2e.tests.support.sample_screenshots import HERE, capture, panel

MASK = Rect(1, 2, 3, 4)
DAY = datetime.date(2026, 3, 1)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store(tmp_path / "screenshots" / "de")
    store.write("Ja.png", capture("Ja", masks=(MASK,)), taken=DAY)
    return store


def read(store: Store, name: str) -> Baseline:
    baseline = store.baseline(name)
    assert isinstance(baseline, Baseline), baseline
    return baseline


def test_what_was_written_is_read_again(store: Store) -> None:
    baseline = read(store, "Ja.png")
    assert baseline.image.tobytes() == panel("Ja").tobytes()
    assert baseline.entry is not None
    assert baseline.entry.environment == HERE
    assert baseline.entry.labels == ("Ja", "Blockieren")
    assert baseline.entry.masks == (MASK,)
    assert baseline.entry.taken == DAY
    assert baseline.entry.size == (300, 150)
    assert not baseline.edited


def test_only_picture_and_provenance_are_left(store: Store) -> None:
    assert set(contents(store.folder)) == {"Ja.png", "provenance.json"}


def test_the_provenance_is_valid_sorted_and_readable(store: Store) -> None:
    store.write("Anfang ä.png", capture("Anfang ä"))
    text = (store.folder / "provenance.json").read_text("utf-8")
    document = json.loads(text)
    validate(document)
    assert list(document["screenshots"]) == ["Anfang ä.png", "Ja.png"]
    assert text == json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def test_writing_the_same_twice_gives_the_same_bytes(store: Store) -> None:
    before = contents(store.folder)
    store.write("Ja.png", capture("Ja", masks=(MASK,)), taken=DAY)
    assert contents(store.folder) == before


def test_pictures_are_written_without_loss_and_small() -> None:
    for picture in (
        panel(),
        Image.effect_noise((300, 150), 80).convert("RGB"),
        Image.new("RGB", (9, 9), "red"),
    ):
        data = png_bytes(picture)
        again = Image.open(io.BytesIO(data)).convert("RGB")
        assert again.tobytes() == picture.tobytes()
        plain = io.BytesIO()
        picture.save(plain, "PNG")
        assert len(data) <= len(plain.getvalue())


def test_files_can_be_read_by_everybody_whom_the_umask_allows(store: Store) -> None:
    previous = os.umask(0o022)
    try:
        store.write("Nein.png", capture("Nein"))
    finally:
        os.umask(previous)
    assert (store.folder / "Nein.png").stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize(
    "name",
    [
        "../Ja.png",
        "a/b.png",
        "a\\b.png",
        ".png",
        ".Ja.png",
        "Ja.jpg",
        "Ja",
        "",
        "a\nb.png",
        "a\u202eb.png",
        "a" * 200 + ".png",
    ],
)
def test_impossible_names_are_refused(store: Store, name: str) -> None:
    with pytest.raises(ValueError, match="file name"):
        store.baseline(name)
    with pytest.raises(ValueError, match="file name"):
        store.write(name, capture())


def fail_at(calls: int, reason: int) -> Callable[..., None]:
    """Make a stand-in for os.replace that fails from the call with the given number on."""
    real, count = os.replace, [0]

    def replace(source: str, target: str) -> None:
        count[0] += 1
        if count[0] == calls:
            raise OSError(reason, os.strerror(reason))
        real(source, target)

    return replace


@pytest.mark.parametrize("call", [1, 2])
@pytest.mark.parametrize("name", ["Ja.png", "Neu.png"])
def test_a_failed_rename_leaves_everything_as_it_was(
    store: Store, monkeypatch: pytest.MonkeyPatch, call: int, name: str
) -> None:
    before = contents(store.folder)
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", fail_at(call, errno.ENOSPC))
        with pytest.raises(ScreenshotNotWritten, match=name):
            store.write(name, capture("Nein"))
    assert contents(store.folder) == before
    store.write(name, capture("Nein"))
    assert read(store, name).image.tobytes() == panel("Nein").tobytes()


def test_a_failed_first_rename_leaves_an_empty_folder_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "replace", fail_at(2, errno.EIO))
    with pytest.raises(ScreenshotNotWritten):
        Store(tmp_path).write("Ja.png", capture())
    assert contents(tmp_path) == {}


def test_a_full_disk_leaves_everything_as_it_was(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    before = contents(store.folder)

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ScreenshotNotWritten, match="space"):
        store.write("Ja.png", capture("Nein"))
    assert contents(store.folder) == before


KILLED = """
import os, sys
from pathlib import Path
from e2e.screenshots.store.store import Store
from e2e.tests.support.sample_screenshots import capture
left = int(sys.argv[2])
real = os.replace
def replace(source, target):
    global left
    if left == 0:
        os._exit(9)
    left -= 1
    real(source, target)
os.replace = replace
Store(Path(sys.argv[1])).write("Ja.png", capture("Nein"))
"""


@pytest.mark.parametrize("renames", [0, 1])
def test_a_killed_writer_leaves_whole_files_and_is_cleaned_up_after(store: Store, renames: int) -> None:
    root = Path(__file__).parents[4]
    result = subprocess.run(
        [sys.executable, "-c", KILLED, str(store.folder), str(renames)], cwd=root, timeout=60, check=False
    )
    assert result.returncode == 9
    picture = read(store, "Ja.png")
    assert picture.image.tobytes() == panel("Ja").tobytes()
    # The record may be new already; then the picture contradicts it, and the screenshot is taken again.
    assert picture.edited is (renames == 1)
    assert compare(picture, capture("Nein")).verdict == "stale"
    store.write("Ja.png", capture("Nein"))
    assert set(contents(store.folder)) == {"Ja.png", "provenance.json"}
    assert compare(store.baseline("Ja.png"), capture("Nein")).verdict == "current"


def write_many(folder: Path, own: str) -> None:
    for number in range(12):
        Store(folder).write(f"{own}{number}.png", capture(f"{own} {number}"))
        Store(folder).write("Both.png", capture(own))


def test_two_processes_write_at_once(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=write_many, args=(tmp_path, own)) for own in ("A", "B")]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    assert [worker.exitcode for worker in workers] == [0, 0]
    store = Store(tmp_path)
    assert len(store.names()) == 25
    for name in store.names():
        baseline = read(store, name)
        assert baseline.entry is not None
        assert baseline.entry.pixels == pixel_hash(baseline.image)
    assert set(contents(tmp_path)) == {*store.names(), "provenance.json"}


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
def test_a_broken_file_is_told_and_replaced(store: Store, data: bytes, words: str) -> None:
    store.write("Nein.png", capture("Nein"))
    other = (store.folder / "Nein.png").read_bytes()
    (store.folder / "Ja.png").write_bytes(data)
    baseline = store.baseline("Ja.png")
    assert isinstance(baseline, BaselineBroken)
    assert baseline.name == "Ja.png"
    assert words in baseline.reason
    assert compare(baseline, capture("Ja")).verdict == "stale"
    store.write("Ja.png", capture("Ja"))
    assert compare(store.baseline("Ja.png"), capture("Ja")).verdict == "current"
    assert (store.folder / "Nein.png").read_bytes() == other


def test_a_folder_in_a_screenshots_place_is_told_and_kept(store: Store) -> None:
    (store.folder / "Ja.png").unlink()
    (store.folder / "Ja.png").mkdir()
    baseline = store.baseline("Ja.png")
    assert isinstance(baseline, BaselineBroken)
    assert "is a folder" in baseline.reason
    record = (store.folder / "provenance.json").read_bytes()
    with pytest.raises(ScreenshotNotWritten):
        store.write("Ja.png", capture("Nein"))
    assert (store.folder / "provenance.json").read_bytes() == record


def test_a_pipe_in_a_screenshots_place_does_not_block(store: Store) -> None:
    (store.folder / "Ja.png").unlink()
    os.mkfifo(store.folder / "Ja.png")
    baseline = store.baseline("Ja.png")
    assert isinstance(baseline, BaselineBroken)
    assert "not a regular file" in baseline.reason


def test_a_transparent_picture_is_read_on_white(store: Store) -> None:
    Image.new("RGBA", (2, 2), (0, 0, 0, 0)).save(store.folder / "Leer.png")
    assert read(store, "Leer.png").image.getpixel((0, 0)) == (255, 255, 255)


def test_a_missing_screenshot_and_a_missing_folder_are_none(store: Store, tmp_path: Path) -> None:
    assert store.baseline("Nichts.png") is None
    assert Store(tmp_path / "nowhere").baseline("Nichts.png") is None
    assert Store(tmp_path / "nowhere").names() == []
    assert Store(tmp_path / "nowhere").orphans(set()) == []


@pytest.mark.parametrize("text", ["", "{", "<<<<<<< HEAD\n{}", "[]", '{"screenshots": 3}', "[" * 100_000])
def test_a_broken_provenance_file_is_told_and_not_overwritten(store: Store, text: str) -> None:
    record = store.folder / "provenance.json"
    record.write_text(text)
    before = contents(store.folder)
    baseline = store.baseline("Ja.png")
    assert isinstance(baseline, BaselineBroken)
    assert "provenance" in baseline.reason
    with pytest.raises(BrokenProvenance):
        store.write("Ja.png", capture())
    with pytest.raises(BrokenProvenance):
        store.orphans(set())
    assert contents(store.folder) == before


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("size", [1]),
        ("taken", "2026-13-45"),
        ("masks", [[1, 2, 3]]),
        ("labels", "Ja"),
        ("pixels", "x"),
        ("extra", 1),
    ],
)
def test_one_broken_entry_breaks_only_its_own_screenshot(store: Store, key: str, value: object) -> None:
    store.write("Nein.png", capture("Nein"))
    record = store.folder / "provenance.json"
    document = json.loads(record.read_text("utf-8"))
    document["screenshots"]["Ja.png"][key] = value
    record.write_text(json.dumps(document))
    broken = store.baseline("Ja.png")
    assert isinstance(broken, BaselineBroken)
    assert key in broken.reason or str(value) in broken.reason or "month" in broken.reason
    read(store, "Nein.png")
    store.write("Ja.png", capture("Ja"))
    read(store, "Ja.png")
    validate(json.loads(record.read_text("utf-8")))


def test_an_edited_picture_is_known(store: Store) -> None:
    panel("Nein").save(store.folder / "Ja.png")
    assert read(store, "Ja.png").edited
    panel("Ja").save(store.folder / "Ja.png", compress_level=1)
    assert not read(store, "Ja.png").edited


def test_orphans_are_files_and_records_that_no_page_embeds(store: Store) -> None:
    store.write("Nein.png", capture("Nein"))
    store.write("Weg.png", capture("Weg"))
    (store.folder / "Weg.png").unlink()
    (store.folder / "alt.JPG").write_bytes(b"")
    (store.folder / ".hidden.png").write_bytes(b"")
    (store.folder / "README.md").write_text("")
    assert store.orphans({"Ja.png"}) == ["Nein.png", "Weg.png", "alt.JPG"]
    assert store.orphans({"Ja.png", "Nein.png", "Weg.png", "alt.JPG"}) == []
