"""A screenshot is written whole or not at all, also by several at once."""

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from e2e.screenshots.compare.compare import compare
from e2e.screenshots.store.png import pixel_hash
from e2e.screenshots.store.store import ScreenshotNotWritten, Store
from e2e.tests.support.samples.screenshots import capture, contents, panel, whole_baseline

ROOT = Path(__file__).parents[5]


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
    assert whole_baseline(store, name).image.tobytes() == panel("Nein").tobytes()


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
from e2e.tests.support.samples.screenshots import capture
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
    result = subprocess.run(
        [sys.executable, "-c", KILLED, str(store.folder), str(renames)], cwd=ROOT, timeout=60, check=False
    )
    assert result.returncode == 9
    picture = whole_baseline(store, "Ja.png")
    assert picture.image.tobytes() == panel("Ja").tobytes()
    # The record may be new already; then the picture contradicts it, and the screenshot is taken again.
    assert picture.edited is (renames == 1)
    assert compare(picture, capture("Nein")).verdict == "stale"
    store.write("Ja.png", capture("Nein"))
    assert set(contents(store.folder)) == {"Ja.png", "provenance.json"}
    assert compare(store.baseline("Ja.png"), capture("Nein")).verdict == "current"


WRITES_MANY = """
import sys
from pathlib import Path
from e2e.screenshots.store.store import Store
from e2e.tests.support.samples.screenshots import capture
folder, own = Path(sys.argv[1]), sys.argv[2]
for number in range(12):
    Store(folder).write(f"{own}{number}.png", capture(f"{own} {number}"))
    Store(folder).write("Both.png", capture(own))
"""


def test_two_processes_write_at_once(tmp_path: Path) -> None:
    command = [sys.executable, "-c", WRITES_MANY, str(tmp_path)]
    writers = [subprocess.Popen([*command, own], cwd=ROOT) for own in ("A", "B")]
    assert [writer.wait(120) for writer in writers] == [0, 0]
    store = Store(tmp_path)
    assert len(store.names()) == 25
    for name in store.names():
        baseline = whole_baseline(store, name)
        assert baseline.entry is not None
        assert baseline.entry.pixels == pixel_hash(baseline.image)
    assert set(contents(tmp_path)) == {*store.names(), "provenance.json"}
