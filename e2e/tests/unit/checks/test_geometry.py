"""Positions: at which side of a container or of a reference a rectangle is."""

import pytest

from e2e.checks.geometry import directions_of, is_at, is_beside

WINDOW = (0, 0, 1280, 800)


@pytest.mark.parametrize(
    ("rect", "directions"),
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
    rect: tuple[int, int, int, int], directions: set[str]
) -> None:
    assert directions_of(rect, WINDOW) == directions


def test_in_the_address_bar_above_and_below_are_the_windows() -> None:
    containers = {"window": WINDOW, "address-bar": (122, 40, 1060, 40)}
    icon = (130, 44, 30, 32)
    assert is_at(icon, {"top", "left"}, "address-bar", containers)
    assert not is_at(icon, {"top", "right"}, "address-bar", containers)
    assert not is_at(icon, {"bottom"}, "address-bar", containers)
    assert not is_at((130, 300, 30, 32), {"left"}, "address-bar", containers), "it is not in the bar"


def test_beside_means_in_one_line_where_it_is_left_or_right() -> None:
    entry, basket = (430, 600, 180, 20), (985, 600, 24, 24)
    assert is_beside(basket, {"right"}, entry)
    assert not is_beside(basket, {"left"}, entry)
    assert not is_beside((985, 700, 24, 24), {"right"}, entry)
    assert is_beside(basket, set(), entry)
