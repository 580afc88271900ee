"""A window that has nothing in it is no window in which something has gone."""

from types import SimpleNamespace
from typing import Any, cast

import pytest

from e2e.chrome.process.browser import Browser
from e2e.chrome.process.window import WINDOW, Part, Window
from e2e.desktop.at_spi.node import Node
from e2e.desktop.widget import Rect
from e2e.harness.errors import HarnessError


def node(kind: str, children: tuple[Node, ...] = ()) -> Node:
    parts: dict[str, Any] = {
        "bus": None,
        "reference": (":1", kind),
        "role": "panel",
        "name": "",
        "description": "",
    }
    return Node(
        **parts,
        states=frozenset(),
        attributes={"class": kind},
        rect=Rect(0, 0, 9, 9),
        children=list(children),
    )


class Reads:
    """What the accessibility bus says, one read after the other."""

    def __init__(self, *windows: Node) -> None:
        self.windows = list(windows)

    def read(self, *_: object, **__: object) -> Node:
        return node("application", (self.windows.pop(0) if len(self.windows) > 1 else self.windows[0],))


def window(*windows: Node) -> Window:
    browser = cast(Browser, SimpleNamespace(interface=Reads(*windows)))
    return Window(browser, check=lambda: None, pause=lambda _: None)


@pytest.mark.parametrize("part", ["window", "bubbles"])
def test_an_empty_window_does_not_show(part: Part, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(0, 1000, 6))
    monkeypatch.setattr("e2e.harness.waiting.time", SimpleNamespace(monotonic=lambda: float(next(clock))))
    monkeypatch.setattr("e2e.harness.waiting.drawn_out", lambda seconds: seconds)
    with pytest.raises(HarnessError, match="browser window"):
        window(node(WINDOW)).read(part)


def test_a_window_is_waited_for_until_there_is_something_in_it() -> None:
    full = node(WINDOW, (node("NonClientView"),))
    assert window(node(WINDOW), full).read() == full
