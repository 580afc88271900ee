"""Which screenshots a run writes where it is asked to: those that changed, of blocks that hold otherwise."""

from pathlib import Path
from unittest.mock import Mock

import pytest
from PIL import Image

from e2e.checks.check import check
from e2e.checks.context import CheckContext
from e2e.desktop.widget import Rect
from e2e.messages.catalogue import render
from e2e.plugin.results.screenshots import update_screenshots
from e2e.scenarios.reader import Reader
from e2e.tests.support.samples.page_with_screenshots import SCREENSHOTS, recorder, steps
from e2e.tests.support.samples.plain_surface import PlainSurface
from e2e.tests.support.samples.screenshots import panel
from e2e.verdict.evidence import Outcome


class Walk:
    """Readers of the page above, whose screen shows what a test says, and a report that names the files written."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / SCREENSHOTS
        self.blocks = steps(root)
        self.notes: list[str] = []

    def sees(self, number: int, text: str, *, holds: bool = True, only: frozenset[str] = frozenset()) -> bool:
        """Walk a block whose surface shows ``text``; tell whether a screenshot was written."""
        screen = panel(text)
        reader = Reader(
            self.blocks[number], CheckContext(), health=Mock(), recorder=recorder(self.root, screen)
        )
        reader.shows(0, PlainSurface(Rect(0, 0, *screen.size)), margin=0)
        reader.evidence.outcomes.append(Outcome("it works", holds))
        verdict = check(reader.block, reader.evidence, CheckContext())
        written = update_screenshots(reader, verdict, only)
        self.notes = [render(note) for note in reader.evidence.notes]
        return written

    def files(self) -> dict[str, bytes]:
        """The files in the folder of the screenshots."""
        return (
            {path.name: path.read_bytes() for path in self.folder.iterdir()} if self.folder.exists() else {}
        )


@pytest.fixture
def walk(tmp_path: Path) -> Walk:
    walk = Walk(tmp_path)
    assert walk.sees(0, "Ja")
    assert walk.sees(1, "Nein")
    return walk


def test_a_second_run_writes_nothing(walk: Walk) -> None:
    before = walk.files()
    assert not walk.sees(0, "Ja")
    assert not walk.sees(1, "Nein")
    assert walk.files() == before


def test_a_damaged_screenshot_is_the_only_one_written(walk: Walk) -> None:
    before = walk.files()
    (walk.folder / "Nein.png").write_bytes(b"damaged")
    assert not walk.sees(0, "Ja")
    assert walk.sees(1, "Nein")
    assert "a broken file → 300 x 150 pixels" in walk.notes[0]
    assert {name: content for name, content in walk.files().items() if name.endswith(".png")} == {
        name: content for name, content in before.items() if name.endswith(".png")
    }


def test_the_note_names_the_old_and_the_new_size(walk: Walk) -> None:
    panel("Ja").resize((200, 100)).save(walk.folder / "Ja.png")
    assert walk.sees(0, "Ja")
    assert "200 x 100 → 300 x 150 pixels" in walk.notes[0]


def test_nothing_is_written_for_a_block_that_drifts(walk: Walk) -> None:
    before = walk.files()
    assert not walk.sees(0, "Vielleicht", holds=False)
    assert walk.files() == before


def test_swapped_screenshots_are_not_written(walk: Walk) -> None:
    before = walk.files()
    assert not walk.sees(0, "Nein")
    assert not walk.sees(1, "Ja")
    assert walk.files() == before


def test_a_renamed_screenshot_is_written_while_its_old_file_is_still_there(walk: Walk) -> None:
    (walk.folder / "Ja.png").rename(walk.folder / "Alt.png")
    assert walk.sees(0, "Ja")
    assert walk.notes[0].startswith("Ja.png was written: nothing → 300 x 150 pixels")


def test_a_screenshot_that_looks_like_another_is_written_where_it_is_asked_for(walk: Walk) -> None:
    assert walk.sees(0, "Nein", only=frozenset({"Ja.png"}))
    assert walk.files()["Ja.png"] == walk.files()["Nein.png"]


def test_only_the_screenshots_asked_for_are_written(walk: Walk) -> None:
    other = frozenset({"Nein.png"})
    assert not walk.sees(0, "Vielleicht", only=other)
    assert walk.sees(1, "Vielleicht", only=other)
    with Image.open(walk.folder / "Nein.png") as picture:
        assert picture.convert("RGB").tobytes() == panel("Vielleicht").tobytes()
