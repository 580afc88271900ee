"""Calibration of the pixel measure: what a reader would notice is found, what a renderer varies is not."""

import io
from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image

from e2e.desktop.widget import Rect
from e2e.screenshots.compare.measure import THRESHOLD, measure
from e2e.tests.support.samples.screenshots import BLUE, panel

COLORS = {
    "black": ("#ffffff", "#1f1f1f"),
    "disabled": ("#ffffff", "#8f8f8f"),
    "blue": BLUE,
    "white": ("#141414", "#ffffff"),
}


def varied(image: Image.Image, change: Callable[[np.ndarray], np.ndarray]) -> Image.Image:
    pixels = change(np.asarray(image).astype(np.int16))
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


def recompressed(image: Image.Image) -> Image.Image:
    buffer = io.BytesIO()
    image.quantize(128).save(buffer, "PNG")
    return Image.open(buffer).convert("RGB")


@pytest.mark.parametrize("colors", COLORS.values(), ids=COLORS.keys())
@pytest.mark.parametrize("smooth", [False, True])
@pytest.mark.parametrize("size", [12, 13, 14])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Zulassen", "Zulasson"),
        ("Zulassen", "Zulässen"),
        ("Mikrofon", "Mlkrofon"),
        ("Bild, Ton", "Bild. Ton"),
        ("Ende.", "Ende"),
        ("Nie erlauben", "Immer erlauben"),
    ],
)
def test_a_changed_character_is_found(
    before: str, after: str, size: int, colors: tuple[str, str], smooth: bool
) -> None:
    result = measure(
        panel(before, size=size, colors=colors, smooth=smooth),
        panel(after, size=size, colors=colors, smooth=smooth),
    )
    assert result.difference >= THRESHOLD + 0.05
    assert len(result.changed) >= 1
    button = Rect(20, 20, 260, 31)
    assert all(place.clipped(button) == place for place in result.changed)


@pytest.mark.parametrize("colors", COLORS.values(), ids=COLORS.keys())
@pytest.mark.parametrize("shift", [0.1, 0.25])
def test_text_moved_by_part_of_a_pixel_is_no_change(shift: float, colors: tuple[str, str]) -> None:
    before, after = (
        panel("Beim Besuch", colors=colors, smooth=True),
        panel("Beim Besuch", colors=colors, shift=shift),
    )
    result = measure(before, after)
    assert 0 < result.difference <= THRESHOLD - 0.05
    assert result.changed == []


def test_text_moved_by_a_pixel_is_a_change() -> None:
    assert measure(panel(smooth=True), panel(shift=1)).difference >= THRESHOLD


@pytest.mark.parametrize("sign", [1, -1])
def test_a_toggle_whose_rim_varies_by_39_levels_is_no_change(sign: int) -> None:
    before = panel()
    rim = before.copy()
    for at in range(6):
        point = 22 + at, 112 + at % 2
        level = np.asarray(before)[point[1], point[0]].astype(int) + sign * 39
        red, green, blue = np.clip(level, 0, 255).tolist()
        rim.putpixel(point, (red, green, blue))
    result = measure(before, rim)
    assert 0 < result.difference < THRESHOLD


@pytest.mark.parametrize("ground", [20, 128, 235])
def test_39_levels_in_a_few_pixels_of_a_plain_ground_are_no_change(ground: int) -> None:
    before = Image.new("RGB", (64, 64), (ground,) * 3)
    after = before.copy()
    step = 39 if ground < 128 else -39
    for point in ((10, 10), (11, 10), (30, 41)):
        after.putpixel(point, (ground + step,) * 3)
    assert 0 < measure(before, after).difference < THRESHOLD


def test_colour_noise_is_no_change() -> None:
    noise = np.random.default_rng(7).normal(0, 4, (150, 300, 3))
    assert 0 < measure(panel(), varied(panel(), lambda pixels: pixels + noise.round())).difference < THRESHOLD


def test_recompressing_with_a_palette_is_no_change() -> None:
    assert measure(panel(), recompressed(panel())).difference < THRESHOLD


def test_a_button_in_a_slightly_other_colour_is_a_change() -> None:
    hovered = varied(
        panel(),
        lambda pixels: np.where((pixels == (211, 227, 253)).all(2, keepdims=True), pixels - 12, pixels),
    )
    result = measure(panel(), hovered)
    assert result.difference >= THRESHOLD
    assert len(result.changed) >= 1


def test_a_toggle_switched_off_is_a_change() -> None:
    result = measure(panel(), panel(toggle="#747775"))
    assert result.difference >= THRESHOLD
    assert result.changed == [place.clipped(Rect(18, 108, 36, 22)) for place in result.changed]


def test_two_changes_far_apart_are_two_places() -> None:
    result = measure(panel("Zulassen", other="Nie"), panel("Zulasson", other="Nle"))
    assert [place.y // 40 for place in result.changed] == [0, 1]


def test_equal_pictures_do_not_differ() -> None:
    result = measure(panel(), panel())
    assert (result.difference, result.changed) == (0.0, [])


def test_opposite_pictures_differ_wholly() -> None:
    assert measure(panel(), Image.eval(panel(), lambda level: 255 - level)).difference == 1.0


def test_what_lies_in_a_mask_does_not_count() -> None:
    before, after = panel("Raum 1", other="Blockieren"), panel("Raum 2", other="Blockieren")
    mask = Rect(20, 20, 260, 31)
    assert measure(before, after, [mask]).difference == 0.0
    changed = measure(before, panel("Raum 2", other="Blockleren"), [mask])
    assert changed.difference >= THRESHOLD
    assert all(place.y >= 60 for place in changed.changed)


def test_a_mask_beyond_the_picture_is_harmless() -> None:
    assert measure(panel(), panel("Zulasson"), [Rect(-50, -50, 20, 20), Rect(290, 140, 99, 99)]).changed


@pytest.mark.parametrize("size", [(1, 1), (3, 2), (16, 16), (17, 33)])
def test_tiny_pictures_can_be_measured(size: tuple[int, int]) -> None:
    result = measure(Image.new("RGB", size, "white"), Image.new("RGB", size, "black"))
    assert result.difference == 1.0
    assert result.changed == [Rect(0, 0, *size)]


def test_different_sizes_are_refused() -> None:
    with pytest.raises(ValueError, match="sizes"):
        measure(panel(), panel(width=320))


def test_the_one_changed_word_of_a_whole_window_is_one_place() -> None:
    before, after = Image.new("RGB", (1280, 800), "white"), Image.new("RGB", (1280, 800), "white")
    for left in range(0, 1280, 320):
        for top in range(0, 800, 160):
            before.paste(panel(smooth=True), (left, top))
            after.paste(panel(shift=0.25), (left, top))
    after.paste(panel("Zulasson", smooth=True), (0, 0))
    assert len(measure(before, after).changed) == 1
