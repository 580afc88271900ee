"""What assistive technology calls a widget, in the words of several versions of ATK."""

import pytest

from e2e.chrome.surfaces.native.widgets import native_widget
from e2e.desktop.at_spi.bus import AccessibilityBus, Reference
from e2e.desktop.at_spi.node import Node
from e2e.desktop.widget import Rect


def node(role: str) -> Node:
    # It is never asked for more than it holds.
    bus = AccessibilityBus.__new__(AccessibilityBus)
    return Node(bus, Reference(":1.0", "/1"), role, "Nie erlauben", "", frozenset(), {}, Rect(0, 0, 80, 24))


@pytest.mark.parametrize("word", ["push button", "button"], ids=["Debian 12", "Debian 13"])
def test_a_button_is_a_button_in_every_version(word: str) -> None:
    widget = native_widget(node(word))
    assert widget is not None
    assert (widget.role, widget.label) == ("button", "Nie erlauben")


@pytest.mark.parametrize("word", ["toggle button", "switch"], ids=["Debian 12", "Debian 13"])
def test_a_switch_is_a_toggle_in_every_version(word: str) -> None:
    widget = native_widget(node(word))
    assert widget is not None
    assert widget.role == "toggle"
