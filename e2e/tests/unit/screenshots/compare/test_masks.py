"""What is left of a picture once its masks are left out."""

import pytest

from e2e.desktop.widget import Rect
from e2e.screenshots.compare.masks import outside


def test_without_masks_the_whole_picture_is_compared() -> None:
    compared = outside((4, 3), [])
    assert compared is not None
    assert set(compared.tobytes()) == {255}


def test_what_lies_in_a_mask_is_black() -> None:
    compared = outside((4, 3), [Rect(1, 0, 2, 2), Rect(3, 2, 50, 50), Rect(60, 60, 5, 5)])
    assert compared is not None
    rows = [compared.crop((0, y, 4, y + 1)).tobytes() for y in range(3)]
    assert rows == [bytes([255, 0, 0, 255]), bytes([255, 0, 0, 255]), bytes([255, 255, 255, 0])]


@pytest.mark.parametrize(
    "masks", [[Rect(0, 0, 4, 3)], [Rect(-5, -5, 50, 50)], [Rect(0, 0, 4, 1), Rect(0, 1, 4, 2)]]
)
def test_masks_over_everything_leave_nothing_to_compare(masks: list[Rect]) -> None:
    assert outside((4, 3), masks) is None
