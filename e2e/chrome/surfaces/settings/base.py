"""Pages of chrome://settings: web pages of Chrome's own, whose elements have ids that no language changes."""

import contextlib
from abc import abstractmethod
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar, Self

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Locator, Page

from e2e.chrome.surfaces.base import Surface, nearest
from e2e.chrome.surfaces.widgets import readable
from e2e.desktop.widget import Rect, Widget
from e2e.harness.errors import HarnessError, WaitTimeout
from e2e.harness.waiting import wait_for

_WIDGETS = Path(__file__).with_name("settings.js").read_text("utf-8").split("\n", 3)[3]

# The element with the focus, shadow trees included, loses it.
_BLUR = """() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) { active = active.shadowRoot.activeElement; }
    active?.blur();
}"""


# Scrolls so that what is at a height of the viewport comes to the middle of the scrolling element.
_SCROLL = """(element, y) => {
    const { top, height } = element.getBoundingClientRect();
    element.scrollBy({ top: y - top - height / 2, behavior: 'instant' });
}"""


class SettingsPage(Surface):
    """One page of Chrome's settings, in a tab of its own."""

    name: ClassVar[str] = "site settings"

    @property
    @abstractmethod
    def url(self) -> str:
        """The address of the page."""

    @property
    def page(self) -> Page:
        """The tab that shows the page. Raises WaitTimeout when none does."""
        for page in self.chrome.context.pages:
            if page.url == self.url:
                return page
        raise WaitTimeout(f"no tab shows {self.url}")

    @property
    def card(self) -> Locator:
        """The element that is the page proper, without Chrome's menu beside it."""
        return self.page.locator("settings-subpage:visible").first

    def open(self) -> Self:
        """Open the page in a new tab, as by typing its address, unless a tab shows it; wait for it."""
        if not any(page.url == self.url for page in self.chrome.context.pages):
            try:
                self.chrome.context.new_page().goto(self.url)
            except PlaywrightError as error:
                self.chrome.check()
                raise HarnessError(f"{self.url} does not open: {error.message}") from error
        self.page.bring_to_front()
        return self.wait()

    def open_address(self, address: str) -> None:
        """Open an address in a new tab, as by typing it, whatever it leads to."""
        page = self.chrome.context.new_page()
        with contextlib.suppress(PlaywrightError):
            page.goto(address)
        page.bring_to_front()

    def close(self) -> None:
        """Close the tab and go back to the reader's page."""
        self.page.close()
        self.chrome.page.bring_to_front()

    def showing(self) -> bool:
        """Tell whether the page shows now, in the tab that is in front."""
        try:
            return self.card.is_visible() and bool(self.page.evaluate("document.hidden === false"))
        except (WaitTimeout, PlaywrightError):
            return False

    def settle(self) -> None:
        """Take the focus from whatever has it, and park the pointer: for a capture."""
        card, view = self.rect(), self.chrome.page_rect()
        # A click beside the card takes it from Chrome's own buttons, but nothing takes it inside.
        pointer = self.chrome.desktop.pointer
        pointer.click(((card.x + card.width + view.x + view.width) // 2, card.center[1]))
        self.page.evaluate(_BLUR)
        pointer.park()

    def rect(self) -> Rect:
        """Where the page is, without Chrome's menu: the part that the window shows."""
        page = self.chrome.page_rect()
        return self._place(self.card, page).clipped(self._view(page))

    def widgets(self) -> list[Widget]:
        """Return what a reader sees without scrolling. Raises WaitTimeout when the page is not showing."""
        if not self.showing():
            raise WaitTimeout(f"{self.url} is not showing")
        return self._widgets(self.chrome.page_rect())

    def beyond(self) -> list[Widget]:
        """Return what a reader sees only after scrolling. Raises WaitTimeout when the page is not showing."""
        if not self.showing():
            raise WaitTimeout(f"{self.url} is not showing")
        page = self.chrome.page_rect()
        view = self._view(page)
        return [widget for widget in self._all(page) if widget.rect.clipped(view) != widget.rect]

    def reveal(self, widget: Widget) -> Widget:
        """Scroll the settings until a widget is in their middle. Raises WaitTimeout when it does not come there."""
        page = self.chrome.page_rect()
        now = nearest(widget, self._all(page), self.name)
        self._scroll_to(now.rect, page)
        return nearest(widget, self.widgets(), self.name)

    def _widgets(self, page: Rect) -> list[Widget]:
        view = self._view(page)
        return [widget for widget in self._all(page) if widget.rect.clipped(view) == widget.rect]

    def _all(self, page: Rect) -> list[Widget]:
        """Return what the page has, in view or not; where each would be on the screen."""
        widgets = []
        for entry in self.read(self.card, _WIDGETS):
            rect = _rounded(*entry["rect"]).shifted(page.x, page.y)
            label, tooltip = readable(entry["label"]), readable(entry["tooltip"])
            widgets.append(Widget(label, entry["role"], rect, entry["name"], tooltip))
        return widgets

    def _place(self, locator: Locator, page: Rect) -> Rect:
        """Return where an element is, in screen pixels; the web page is at ``page``."""
        try:
            box = locator.bounding_box(timeout=3000)
        except PlaywrightError as error:
            raise WaitTimeout(f"{self.url} does not show it: {error.message.splitlines()[0]}") from error
        if box is None:
            raise WaitTimeout(f"{self.url} does not show it")
        return _rounded(box["x"], box["y"], box["width"], box["height"]).shifted(page.x, page.y)

    def widget_of(self, locator: Locator) -> Widget:
        """Return the widget of an element, scrolled into view. Raises WaitTimeout when it is not there."""
        page = self.chrome.page_rect()
        rect = self._place(locator, page)
        if rect.clipped(self._view(page)) != rect:
            # To the middle: at the edge of the window, a part of what surrounds it would be cut off.
            self._scroll_to(rect, page)
            rect = self._place(locator, page)
        for widget in self._widgets(page):
            if widget.rect == rect:
                return widget
        raise WaitTimeout(f"{self.url} shows nothing at {rect}")

    def until(self, probe: Callable[[], bool], awaited: str) -> None:
        """Wait until ``probe()`` is true. Raises WaitTimeout."""
        wait_for(probe, awaited=awaited, pause=self.chrome.pause)

    def _view(self, page: Rect) -> Rect:
        """Return the area that the settings scroll in: what they show at a time."""
        return self._place(self._scrolling(), page).clipped(page)

    def _scroll_to(self, rect: Rect, page: Rect) -> None:
        self.read(self._scrolling(), _SCROLL, rect.center[1] - page.y)

    def read(self, locator: Locator, script: str, argument: object = None) -> Any:
        """Return what a script gives for an element. Raises WaitTimeout when the element is not there."""
        try:
            return locator.evaluate(script, argument, timeout=3000)
        except PlaywrightError as error:
            raise WaitTimeout(f"{self.url} does not show it: {error.message.splitlines()[0]}") from error

    def _scrolling(self) -> Locator:
        """Return what scrolls; the page proper, ``#main`` in it, moves and has no edge that hides anything."""
        return self.page.locator("#container", has=self.page.locator("#main"))


def _rounded(x: float, y: float, width: float, height: float) -> Rect:
    left, top = round(x), round(y)
    return Rect(left, top, round(x + width) - left, round(y + height) - top)
