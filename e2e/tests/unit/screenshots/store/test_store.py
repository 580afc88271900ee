"""Screenshots on disk: what is written is read again, and the store knows which nobody embeds."""

import io
import json
import os
from pathlib import Path

import pytest
from PIL import Image

from e2e.screenshots.store.names import BadName
from e2e.screenshots.store.png import png_bytes
from e2e.screenshots.store.provenance import validate
from e2e.screenshots.store.store import Store
from e2e.tests.support.samples.screenshots import DAY, HERE, MASK, capture, contents, panel, whole_baseline


def test_what_was_written_is_read_again(store: Store) -> None:
    baseline = whole_baseline(store, "Ja.png")
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
    with pytest.raises(BadName, match="file name"):
        store.baseline(name)
    with pytest.raises(BadName, match="file name"):
        store.write(name, capture())


def test_a_missing_screenshot_and_a_missing_folder_are_none(store: Store, tmp_path: Path) -> None:
    assert store.baseline("Nichts.png") is None
    assert Store(tmp_path / "nowhere").baseline("Nichts.png") is None
    assert Store(tmp_path / "nowhere").names() == []
    assert Store(tmp_path / "nowhere").orphans(set()) == []


def test_an_edited_picture_is_known(store: Store) -> None:
    panel("Nein").save(store.folder / "Ja.png")
    assert whole_baseline(store, "Ja.png").edited
    panel("Ja").save(store.folder / "Ja.png", compress_level=1)
    assert not whole_baseline(store, "Ja.png").edited


def test_orphans_are_files_and_records_that_no_page_embeds(store: Store) -> None:
    store.write("Nein.png", capture("Nein"))
    store.write("Weg.png", capture("Weg"))
    (store.folder / "Weg.png").unlink()
    (store.folder / "alt.JPG").write_bytes(b"")
    (store.folder / ".hidden.png").write_bytes(b"")
    (store.folder / "README.md").write_text("")
    assert store.orphans({"Ja.png"}) == ["Nein.png", "Weg.png", "alt.JPG"]
    assert store.orphans({"Ja.png", "Nein.png", "Weg.png", "alt.JPG"}) == []
