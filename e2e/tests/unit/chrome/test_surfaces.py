"""Finding a widget again that was seen before."""

import pytest

from e2e.chrome.surfaces.surface import find_same
from e2e.desktop.widget import Rect, Widget
from e2e.harness.errors import WaitTimeout


def button(label: str, y: int, *, name: str = "") -> Widget:
    return Widget(label, "button", Rect(10, y, 80, 20), name)


def test_the_nearest_of_several_alike_is_the_same() -> None:
    there = [button("OK", 100), button("OK", 300), button("OK", 200, name="other")]
    assert find_same(button("OK", 210), there, "notices") == there[1]
    assert find_same(button("OK", 190), there, "notices") == there[0]


def test_a_widget_that_is_gone_is_a_wait_timeout_that_says_what_shows() -> None:
    there = [button("Cancel", 100), Widget("Ask again?", "text", Rect(0, 0, 9, 9)), button("", 50)]
    with pytest.raises(WaitTimeout, match=r"“OK” is not there any more in the notice; what shows: “Cancel”$"):
        find_same(button("OK", 100), there, "notices")
    with pytest.raises(WaitTimeout, match=r"what shows: nothing$"):
        find_same(button("OK", 100), [], "notices")
