"""A picture is of what a page is about, or it is not taken: the surface is there, unchanged, before and after it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest

from e2e.checks.check import check
from e2e.checks.context import CheckContext
from e2e.claims.model import Block
from e2e.desktop.widget import Rect, Widget
from e2e.harness.errors import HarnessError
from e2e.scenarios.reader import Reader
from e2e.scenarios.screenshot_recorder import WATCHED
from e2e.tests.support.samples.page_with_screenshots import recorder, steps
from e2e.tests.support.samples.plain_surface import PlainSurface
from e2e.tests.support.samples.screenshots import panel
from e2e.verdict.evidence import Outcome

NOTICE = Widget("Etwas fehlt.", "text", Rect(20, 20, 100, 20))
COUNTING = Widget("noch 9 s", "text", Rect(20, 50, 100, 20))


@pytest.fixture
def block(tmp_path: Path) -> Block:
    return steps(tmp_path)[0]


@pytest.fixture
def surface() -> PlainSurface:
    return PlainSurface(Rect(0, 0, *panel("Ja").size), (NOTICE, COUNTING))


Walk = Callable[[Callable[[int], None]], Reader]


@pytest.fixture
def reader(block: Block, tmp_path: Path) -> Walk:
    """Return readers; what is called while the screen is grabbed is given how often it was grabbed before."""

    def walk(meanwhile: Callable[[int], None], answers: Callable[[], None] = lambda: None) -> Reader:
        grabs: list[Rect] = []

        def grabbed(area: Rect) -> None:
            meanwhile(len(grabs))
            grabs.append(area)

        taking = recorder(tmp_path, panel("Ja"), grabbed)
        return Reader(block, CheckContext(), health=Mock(check_answers=answers), recorder=taking)

    return walk


def test_a_surface_that_stays_is_taken_with_its_labels(reader: Walk, surface: PlainSurface) -> None:
    walked = reader(lambda _: None)
    walked.shows(0, surface, margin=0)
    assert [capture.name for capture in walked.evidence.captures] == ["Ja.png"]
    assert walked.recorder is not None
    assert walked.recorder.taken["Ja.png"].labels == (NOTICE.label, COUNTING.label)


def test_what_goes_while_its_picture_is_taken_is_not_taken_at_all(
    reader: Walk, surface: PlainSurface, tmp_path: Path
) -> None:
    walked = reader(lambda _: setattr(surface, "now", None))
    with pytest.raises(HarnessError, match=r"^the notice went away while the picture was taken$"):
        walked.shows(0, surface, margin=0)
    assert not walked.evidence.captures
    assert walked.recorder is not None
    assert not walked.recorder.taken
    assert not (tmp_path / "report").exists()
    assert not (tmp_path / "screenshots").exists()


def test_what_has_gone_before_is_not_taken_either(reader: Walk, surface: PlainSurface) -> None:
    surface.now = None
    walked = reader(lambda _: None)
    with pytest.raises(HarnessError, match="went away while"):
        walked.shows(0, surface, margin=0)


def test_what_moves_meanwhile_is_taken_once_more(reader: Walk, surface: PlainSurface) -> None:
    def moves(grab: int) -> None:
        if grab == 0:
            surface.place = surface.place._replace(height=60)

    walked = reader(moves)
    walked.shows(0, surface, margin=0)
    assert walked.recorder is not None
    assert walked.recorder.taken["Ja.png"].image.height == 60


def test_what_never_stays_the_same_is_a_failure_that_says_what_changed(
    reader: Walk, surface: PlainSurface
) -> None:
    walked = reader(
        lambda grab: setattr(surface, "now", (NOTICE, Widget(f"noch {grab} s", "text", COUNTING.rect)))
    )
    with pytest.raises(HarnessError, match=r"changed while .*: before “noch 1 s”, after “noch 2 s”$"):
        walked.shows(0, surface, margin=0)


def test_what_lives_in_an_area_that_is_masked_may_change(reader: Walk, surface: PlainSurface) -> None:
    walked = reader(
        lambda grab: setattr(surface, "now", (NOTICE, Widget(f"noch {grab} s", "text", COUNTING.rect)))
    )
    walked.shows(0, surface, masks=[COUNTING.rect], margin=0)
    assert walked.evidence.captures


def test_a_watched_run_takes_no_picture_and_judges_none(
    reader: Walk, surface: PlainSurface, tmp_path: Path
) -> None:
    walked = reader(lambda _: None)
    assert walked.recorder is not None
    walked.recorder.watched = True
    walked.shows(0, surface)
    walked.evidence.outcomes.append(Outcome("the link leads to the meeting", holds=True))
    verdict = check(walked.block, walked.evidence, CheckContext())
    assert verdict.verdict == "verified"
    assert [(screenshot.verdict, screenshot.reason) for screenshot in verdict.screenshots] == [
        ("unknown", WATCHED)
    ]
    assert not (tmp_path / "report").exists()


def test_what_has_died_explains_why_there_is_no_picture(reader: Any, surface: PlainSurface) -> None:
    def died() -> None:
        raise HarnessError("Chrome has died")

    walked = reader(lambda _: setattr(surface, "now", None), died)
    with pytest.raises(HarnessError, match=r"^Chrome has died$"):
        walked.shows(0, surface, margin=0)
