"""The base of every surface of Jitsi Meet: an element of the page and what shows in it, in screen pixels."""

import contextlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from playwright.sync_api import Locator, Page
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from e2e.desktop.widget import Rect, Widget
from e2e.harness.errors import WaitTimeout
from e2e.harness.waiting import patiently

# Two frames in a row in which neither the element's box nor an animation in it changed; the deadline is for what never
# rests, such as a progress bar, and is then no failure: its place is known all the same.
_AT_REST = """async (element, deadline) => {
    const end = performance.now() + deadline;
    const box = () => JSON.stringify(element.getBoundingClientRect());
    const moving = () => element.getAnimations({ subtree: true })
        .some(animation => animation.playState === 'running'
            && animation.effect?.getComputedTiming().iterations !== Infinity);
    for (let before = box(), calm = 0; calm < 2 && performance.now() < end;) {
        await new Promise(requestAnimationFrame);
        const now = box();
        calm = now === before && !moving() ? calm + 1 : 0;
        before = now;
    }
}"""

_WIDGETS = (Path(__file__).parent / "widgets.js").read_text("utf-8").split("\n", 3)[3]


GONE_MS = 5000
"""Milliseconds in which an element that has shown is found again, unless it has gone."""


@dataclass(frozen=True)
class Viewport:
    """Where the web page shows: a Playwright page, and functions that give its frames in screen pixels.

    ``frames`` has the keys window, address-bar and page.
    """

    page: Page
    frames: Callable[[], Mapping[str, Rect]]

    def page_rect(self) -> Rect:
        """Where the web page shows."""
        return self.frames()["page"]


def to_screen(page: Rect, x: float, y: float, width: float, height: float) -> Rect:
    """Turn a rectangle in CSS pixels of the page, which shows at ``page``, into screen pixels (scale factor 1)."""
    left, top = round(x), round(y)
    return Rect(page.x + left, page.y + top, round(x + width) - left, round(y + height) - top)


class WebSurface:
    """A surface in the web page. Subclasses say which element it is."""

    name = "page"
    frame = "page"

    def __init__(self, viewport: Viewport) -> None:
        self.viewport = viewport
        self.page = viewport.page

    @property
    def root(self) -> Locator:
        """The element that is the surface."""
        return self.page.locator("body")

    def showing(self) -> bool:
        """Tell whether it shows now."""
        return self.root.first.is_visible()

    def wait(self, seconds: float = 10.0) -> Self:
        """Return as soon as it shows; raises WaitTimeout."""
        self.wait_for(self.root.first, self.name, seconds)
        self.rests()
        return self

    def wait_for(self, element: Locator, what: str, seconds: float) -> None:
        """Wait for one element to show; raises WaitTimeout, which tells what the page showed instead."""
        waited = patiently(
            lambda span: element.wait_for(state="visible", timeout=span * 1000), seconds, PlaywrightTimeout
        )
        if waited is not None:
            there = ", ".join(self.visible_texts()[:12]) or "nothing"
            raise WaitTimeout(f"waited {waited:g} s for the {what}; instead the page showed: {there}")

    def rests(self, seconds: float = 3.0) -> None:
        """Wait until the surface has stopped moving, as it does while it slides or fades in."""
        with self.there():
            self.root.first.evaluate(_AT_REST, seconds * 1000, timeout=seconds * 1000 + GONE_MS)

    def gone(self, seconds: float = 10.0) -> Self:
        """Return as soon as it does not show any more; raises WaitTimeout."""
        waited = patiently(
            lambda span: self.root.first.wait_for(state="hidden", timeout=span * 1000),
            seconds,
            PlaywrightTimeout,
        )
        if waited is not None:
            raise WaitTimeout(f"the {self.name} was still there after {waited:g} s")
        return self

    def rect(self) -> Rect:
        """Where it is, in screen pixels. Raises WaitTimeout when it does not show."""
        return self.place_of(self.root.first)

    def place_of(self, element: Locator, page: Rect | None = None) -> Rect:
        """Where an element of it is, in screen pixels. Raises WaitTimeout when it does not show.

        Whoever asks for several passes on where the page shows: to find that out takes longer than all the rest.
        """
        with self.there():
            box = element.bounding_box(timeout=GONE_MS)
        if box is None:
            raise WaitTimeout(f"the {self.name} does not show any more")
        page = page or self.viewport.page_rect()
        return to_screen(page, box["x"], box["y"], box["width"], box["height"])

    @contextlib.contextmanager
    def there(self) -> Iterator[None]:
        """Turn what Playwright says of an element that has gone into WaitTimeout; for ways with ``GONE_MS``."""
        try:
            yield
        except PlaywrightTimeout as error:
            raise WaitTimeout(f"the {self.name} does not show any more") from error

    def widgets(self) -> list[Widget]:
        """What shows in it without scrolling, in the order of the page. Raises WaitTimeout when it does not show."""
        return [widget for widget, away in self._entries() if not away]

    def beyond(self) -> list[Widget]:
        """What a reader sees in it only after scrolling. Raises WaitTimeout when it does not show."""
        return [widget for widget, away in self._entries() if away]

    def reveal(self, widget: Widget) -> Widget:
        """Scroll until a widget of those beyond the edge is in view, and return it as it is then.

        Raises WaitTimeout when it is not there any more.
        """
        for number, (other, _) in enumerate(self._entries()):
            if _alike(widget, other):
                return self._entries(number)[number][0]
        raise self._gone(widget)

    def _entries(self, reveal: int | None = None) -> list[tuple[Widget, bool]]:
        """Return what it has, and of each widget whether it is out of view; scroll to the one of a number before."""
        page = self.viewport.page_rect()
        with self.there():
            entries = self.root.first.evaluate(_WIDGETS, reveal, timeout=GONE_MS)
        return [
            (
                Widget(entry["label"], entry["role"], to_screen(page, *entry["rect"]), entry["name"]),
                bool(entry["away"]),
            )
            for entry in entries
        ]

    def frames(self) -> dict[str, Rect]:
        """What place words can refer to; ``dialog`` is the surface itself."""
        frames = self.viewport.frames()
        return {**frames, "dialog": self.place_of(self.root.first, frames["page"])}

    def press(self, widget: Widget) -> None:
        """Press one of its widgets, wherever it has moved or was scrolled to meanwhile.

        Raises WaitTimeout when it is gone.
        """
        there = next((other for other in self.widgets() if _alike(widget, other)), None)
        x, y = (there or self.reveal(widget)).rect.center
        frame = self.viewport.page_rect()
        self.page.mouse.click(x - frame.x, y - frame.y)

    def _gone(self, widget: Widget) -> WaitTimeout:
        return WaitTimeout(f'"{widget.label}" is not in the {self.name} any more')

    def visible_texts(self) -> list[str]:
        """The labels of the whole page, for messages."""
        entries = self.page.locator("body").evaluate(_WIDGETS)
        return list(
            dict.fromkeys(entry["label"] for entry in entries if entry["label"] and not entry["away"])
        )


def _alike(one: Widget, other: Widget) -> bool:
    return (one.label, one.role, one.name) == (other.label, other.role, other.name)
