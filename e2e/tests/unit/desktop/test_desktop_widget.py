from e2e.desktop.widget import Rect


def test_a_rectangle_knows_its_middle_and_its_edges() -> None:
    rect = Rect(10, 20, 100, 40)
    assert rect.center == (60, 40)
    assert rect.box == (10, 20, 110, 60)
    assert rect.shifted(-10, 5) == (0, 25, 100, 40)
    assert rect.grown(4) == (6, 16, 108, 48)


def test_clipping_keeps_the_common_part_and_nothing_else() -> None:
    assert Rect(-5, 10, 20, 20).clipped(Rect(0, 0, 100, 15)) == (0, 10, 15, 5)
    apart = Rect(200, 0, 10, 10).clipped(Rect(0, 0, 100, 100))
    assert (apart.width, apart.height) == (0, 10)


def test_a_rectangle_contains_its_first_pixel_and_not_the_first_one_outside() -> None:
    rect = Rect(2, 3, 4, 5)
    assert rect.contains((2, 3))
    assert rect.contains((5, 7))
    assert not rect.contains((6, 7))
    assert not rect.contains((5, 8))
