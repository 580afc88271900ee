"""A file is written whole or not at all, and leaves nothing beside it."""

import errno
import os
from pathlib import Path

import pytest

from e2e.harness.files.writing import temporary_file, write_whole


def test_a_file_is_written_with_its_folders_and_its_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "file"
    write_whole(path, "ä\r\nb\n")
    assert path.read_bytes() == b"\xc3\xa4\r\nb\n"
    write_whole(path, b"\x00")
    assert path.read_bytes() == b"\x00"
    assert list(path.parent.iterdir()) == [path]


def test_a_full_disk_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file"
    path.write_text("old")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_whole(path, "new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_in_its_place_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").mkdir()
    with pytest.raises(IsADirectoryError):
        write_whole(tmp_path / "file", "new")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_temporary_file_that_nobody_renames_is_removed(tmp_path: Path) -> None:
    with temporary_file(tmp_path, b"new", ".writing-") as temporary:
        assert temporary.name.startswith(".writing-")
        assert temporary.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == []
