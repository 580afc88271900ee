"""Where a web page is shown, and how to let time pass while it is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Self

from playwright.sync_api import Page

from e2e.chrome.process.launch import Chrome
from e2e.desktop.widget import Rect


@dataclass(frozen=True)
class Viewport:
    """The part of the screen that shows a web page.

    Args:
        page: Playwright's page.
        containers: returns the rectangles that positions refer to, in screen pixels: window, address-bar and page.
        pause: lets seconds pass while Playwright handles its events.
        pointer: clicks a point of the screen; None where the page is on no screen.
    """

    page: Page
    containers: Callable[[], Mapping[str, Rect]]
    pause: Callable[[float], object]
    pointer: Callable[[tuple[int, int]], object] | None = None

    @classmethod
    def of_chrome(cls, chrome: Chrome) -> Self:
        """Return the viewport of a Chrome on the desktop."""
        return cls(chrome.page, chrome.containers, chrome.pause, lambda at: chrome.desktop.pointer.click(at))

    @classmethod
    def off_screen(cls, page: Page) -> Self:
        """Return the viewport of a page that no window on the desktop shows: nothing of it has a place there."""
        return cls(page, lambda: {"page": Rect(0, 0, 0, 0)}, pause_of(page))

    def page_rect(self) -> Rect:
        """Return where the web page is shown."""
        return self.containers()["page"]


def pause_of(page: Page) -> Callable[[float], None]:
    """Return a pause for ``wait_for``: seconds pass, and Playwright handles the page's events meanwhile."""
    return lambda seconds: page.wait_for_timeout(seconds * 1000)


def to_screen(page: Rect, x: float, y: float, width: float, height: float) -> Rect:
    """Turn a rectangle in CSS pixels of a web page, which shows at ``page``, into screen pixels (scale factor 1)."""
    left, top = round(x), round(y)
    return Rect(page.x + left, page.y + top, round(x + width) - left, round(y + height) - top)
