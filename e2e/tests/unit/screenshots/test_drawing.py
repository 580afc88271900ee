"""Cutting out, the drawn pointer, the picture of differences."""

import numpy as np
import pytest
from PIL import Image, ImageChops

from e2e.desktop.widget import Rect, Widget
from e2e.harness.errors import HarnessError
from e2e.screenshots.capture.crop import ICON_MARGIN, bounding_box, cut, labels_inside
from e2e.screenshots.capture.pointer import draw_pointer
from e2e.screenshots.compare.diff import MARK, difference_picture
from e2e.screenshots.compare.measure import measure
from e2e.tests.support.samples.screenshots import panel

SCREEN = Image.effect_mandelbrot((400, 300), (-2, -1, 1, 1), 50).convert("RGB")


def widget(label: str, x: int, y: int, width: int = 40, height: int = 20) -> Widget:
    return Widget(label, "button", Rect(x, y, width, height))


def test_the_margin_is_even() -> None:
    cutout = cut(SCREEN, Rect(100, 80, 50, 30), margin=10)
    assert cutout.area == Rect(90, 70, 70, 50)
    assert cutout.image.tobytes() == SCREEN.crop((90, 70, 160, 120)).tobytes()


def test_a_crop_ends_at_the_edge_of_the_screen() -> None:
    assert cut(SCREEN, Rect(-5, 2, 30, 30), margin=10).area == Rect(0, 0, 35, 42)
    assert cut(SCREEN, Rect(390, 290, 50, 50), margin=10).image.size == (20, 20)


def test_an_icon_is_tight() -> None:
    assert cut(SCREEN, Rect(50, 50, 24, 24), margin=ICON_MARGIN).image.size == (30, 30)


@pytest.mark.parametrize("rect", [Rect(400, 10, 20, 20), Rect(10, -30, 20, 30), Rect(10, 10, 0, 20)])
def test_a_crop_outside_of_the_screen_is_a_harness_error(rect: Rect) -> None:
    with pytest.raises(HarnessError, match="outside"):
        cut(SCREEN, rect)


def test_masks_move_with_the_picture_and_keep_their_pixels() -> None:
    cutout = cut(SCREEN, Rect(100, 80, 50, 30), margin=0, masks=[Rect(110, 90, 100, 5), Rect(0, 0, 10, 10)])
    assert cutout.masks == (Rect(10, 10, 40, 5),)
    assert cutout.image.tobytes() == SCREEN.crop((100, 80, 150, 110)).tobytes()


def test_labels_are_those_inside_in_reading_order_and_once() -> None:
    widgets = [
        widget("unten", 110, 60),
        widget("rechts", 160, 11, height=16),
        widget("links", 100, 10),
        widget("links", 100, 10),
        widget("draussen", 250, 10),
        widget("Raum 17", 100, 90),
        widget("  ", 100, 10),
    ]
    area = Rect(90, 0, 120, 120)
    assert labels_inside(widgets, area, [Rect(90, 85, 120, 30)]) == ["links", "rechts", "unten"]
    cutout = cut(SCREEN, Rect(100, 10, 100, 100), widgets=widgets, masks=[Rect(90, 85, 120, 30)])
    assert cutout.labels == ("links", "rechts", "unten")


def test_the_same_label_in_two_places_counts_twice() -> None:
    widgets = [widget("Entfernen", 10, 10), widget("Entfernen", 10, 40)]
    assert labels_inside(widgets, Rect(0, 0, 100, 100)) == ["Entfernen", "Entfernen"]


def test_the_bounding_box_contains_all_rectangles() -> None:
    assert bounding_box([Rect(10, 10, 5, 5), Rect(2, 30, 5, 5)]) == Rect(2, 10, 13, 25)
    with pytest.raises(ValueError, match="rectangle"):
        bounding_box([])


@pytest.mark.parametrize("ground", ["white", "#141414", "#d3e3fd"])
def test_the_pointer_stands_out_with_its_tip_at_the_place(ground: str) -> None:
    plain = Image.new("RGB", (80, 80), ground)
    box = (
        ImageChops.difference(plain, draw_pointer(plain, 30, 30))
        .point(lambda level: 255 * (level > 60))
        .getbbox()
    )
    assert box is not None
    left, top, right, bottom = box
    assert (left, top) in {(x, y) for x in (30, 31) for y in (30, 31, 32)}
    assert 16 <= bottom - 30 <= 24
    assert 10 <= right - 30 <= 16


def test_the_pointer_is_black_with_a_white_outline_and_soft_edges() -> None:
    drawn = np.asarray(draw_pointer(Image.new("RGB", (60, 60), "#808080"), 20, 20))[..., 0]
    assert drawn.min() == 0
    assert drawn.max() == 255
    assert drawn[28, 20] == 255
    assert drawn[28, 22] == 0
    assert len(np.unique(drawn)) > 20


def test_the_pointer_leaves_the_original_alone_and_may_be_cut_off() -> None:
    plain = Image.new("RGB", (30, 30), "white")
    for x, y in ((-10, -10), (29, 29), (500, 500), (-3, 12)):
        assert draw_pointer(plain, x, y).size == (30, 30)
    assert plain.getcolors() == [(900, (255, 255, 255))]
    assert draw_pointer(plain, 500, 500).tobytes() == plain.tobytes()


def test_a_pointer_in_a_screenshot_is_a_change() -> None:
    assert measure(panel(), draw_pointer(panel(), 100, 40)).changed


def marked(picture: Image.Image) -> set[tuple[int, int]]:
    rows, columns = np.nonzero((np.asarray(picture) == MARK).all(axis=2))
    return set(zip(columns.tolist(), rows.tolist(), strict=True))


def test_changed_places_are_framed_and_shown_in_full_over_a_faded_picture() -> None:
    before, after = panel("Zulassen"), panel("Zulasson")
    changed = measure(before, after).changed
    picture = difference_picture(before, after, changed)
    assert picture.size == after.size
    frame = changed[0].grown(6)
    assert marked(picture)
    assert all(frame.x <= x < frame.box[2] and frame.y <= y < frame.box[3] for x, y in marked(picture))
    assert picture.crop(changed[0].box).tobytes() == after.crop(changed[0].box).tobytes()
    away = (30, 115)
    assert sum(np.asarray(picture)[away[1], away[0]].tolist()) > sum(
        np.asarray(after)[away[1], away[0]].tolist()
    )


@pytest.mark.parametrize(("first", "second"), [(300, 340), (340, 300), (300, 300)])
def test_sizes_may_differ(first: int, second: int) -> None:
    picture = difference_picture(panel(width=first), panel(width=second), [Rect(0, 0, second, 150)])
    assert picture.size == (max(first, second), 150)
    assert marked(picture)


def test_a_frame_at_the_edge_is_whole() -> None:
    picture = difference_picture(panel(), panel(), [Rect(298, 0, 2, 3)])
    assert (299, 0) in marked(picture)
    assert (292, 0) in marked(picture)
