"""New profiles begin with what another one has cached, and with nothing else of it."""

import os
import shutil
from pathlib import Path

import pytest

from e2e.chrome.process.kept.caches import Caches


@pytest.fixture
def used(tmp_path: Path) -> Path:
    """A profile that was used."""
    profile = tmp_path / "used"
    for name in ("Cache/Cache_Data", "Code Cache/js", "Local Storage"):
        (profile / "Default" / name).mkdir(parents=True)
        (profile / "Default" / name / "data").write_text(name)
    (profile / "Default" / "Cookies").write_text("secret")
    return profile


@pytest.fixture
def caches(tmp_path: Path) -> Caches:
    return Caches(tmp_path / "kept", "Chromium 1", "client-1")


def files(profile: Path) -> list[str]:
    return sorted(str(path.relative_to(profile / "Default")) for path in profile.rglob("data"))


def test_a_new_profile_begins_with_the_caches_alone(caches: Caches, used: Path, tmp_path: Path) -> None:
    caches.keep(used)
    caches.fill(tmp_path / "new")
    assert files(tmp_path / "new") == ["Cache/Cache_Data/data", "Code Cache/js/data"]
    assert not (tmp_path / "new" / "Default" / "Cookies").exists()
    assert [path.name for path in caches.folder.parent.iterdir()] == [caches.folder.name]


def test_without_any_a_profile_stays_as_it_is(caches: Caches, tmp_path: Path) -> None:
    caches.fill(tmp_path / "new")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("other", [("Chromium 2", "client-1"), ("Chromium 1", "client-2")])
def test_another_chrome_and_another_client_have_their_own(
    caches: Caches, used: Path, tmp_path: Path, other: tuple[str, str]
) -> None:
    caches.keep(used)
    Caches(tmp_path / "kept", *other).fill(tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_those_that_are_kept_stay(caches: Caches, used: Path, tmp_path: Path) -> None:
    caches.keep(used)
    (used / "Default" / "Cache" / "Cache_Data" / "data").write_text("other")
    caches.keep(used)
    caches.fill(tmp_path / "new")
    assert (tmp_path / "new/Default/Cache/Cache_Data/data").read_text() == "Cache/Cache_Data"


def test_half_of_them_are_none(caches: Caches, used: Path, tmp_path: Path) -> None:
    caches.keep(used)
    shutil.rmtree(caches.folder / "Code Cache")
    caches.fill(tmp_path / "new")
    assert files(tmp_path / "new") == []


def test_a_profile_without_caches_leaves_nothing(caches: Caches, tmp_path: Path) -> None:
    caches.keep(tmp_path / "nowhere")
    assert list(caches.folder.parent.iterdir()) == []


def test_what_a_killed_run_was_writing_is_removed_later(used: Path, tmp_path: Path) -> None:
    old, recent = tmp_path / "kept" / ".warm-old", tmp_path / "kept" / ".warm-recent"
    for folder in (old, recent):
        folder.mkdir(parents=True)
    os.utime(old, (1, 1))
    Caches(tmp_path / "kept", "Chromium 1", "client-1").keep(used)
    assert (old.exists(), recent.exists()) == (False, True)


def test_the_oldest_are_removed(used: Path, tmp_path: Path) -> None:
    for number in range(6):
        caches = Caches(tmp_path / "kept", f"Chromium {number}", "client")
        caches.keep(used)
        os.utime(caches.folder, (number, number))
    Caches(tmp_path / "kept", "Chromium 9", "client").keep(used)
    assert len(list((tmp_path / "kept").iterdir())) == 4
