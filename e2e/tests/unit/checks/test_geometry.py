"""Places: which side of a frame a rectangle stands at."""

import pytest

from e2e.checks.geometry import beside, sides_of, stands

WINDOW = (0, 0, 1280, 800)


@pytest.mark.parametrize(
    ("rect", "sides"),
    [
        ((125, 80, 320, 370), {"top", "left"}),
        ((125, 80, 320, 620), {"top", "left"}),
        ((860, 80, 320, 230), {"top", "right"}),
        ((16, 560, 320, 180), {"bottom", "left"}),
        ((1000, 700, 200, 60), {"bottom", "right"}),
        ((440, 300, 400, 200), set()),
        ((441, 301, 400, 200), set()),
        ((0, 300, 1280, 200), set()),
        ((440, 80, 400, 200), {"top"}),
    ],
)
def test_the_nearer_side_counts_and_the_middle_is_at_none(
    rect: tuple[int, int, int, int], sides: set[str]
) -> None:
    assert sides_of(rect, WINDOW) == sides


def test_in_the_address_bar_above_and_below_are_the_windows() -> None:
    frames = {"window": WINDOW, "address-bar": (122, 40, 1060, 40)}
    icon = (130, 44, 30, 32)
    assert stands(icon, frozenset({"top", "left"}), "address-bar", frames)
    assert not stands(icon, frozenset({"top", "right"}), "address-bar", frames)
    assert not stands(icon, frozenset({"bottom"}), "address-bar", frames)
    assert not stands((130, 300, 30, 32), frozenset({"left"}), "address-bar", frames), "it is not in the bar"


def test_beside_means_in_one_line_where_it_is_left_or_right() -> None:
    entry, basket = (430, 600, 180, 20), (985, 600, 24, 24)
    assert beside(basket, frozenset({"right"}), entry)
    assert not beside(basket, frozenset({"left"}), entry)
    assert not beside((985, 700, 24, 24), frozenset({"right"}), entry)
    assert beside(basket, frozenset(), entry)
