"""Pages of chrome://settings: web pages of Chrome's own, whose elements have ids that no language changes."""

import contextlib
from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import ClassVar, Self

from playwright.sync_api import ElementHandle, Locator, Page
from playwright.sync_api import Error as PlaywrightError

from e2e.chrome.process.launch import Chrome
from e2e.chrome.surfaces.web.base import Dom, Entry, WebSurface
from e2e.chrome.surfaces.web.viewport import Viewport
from e2e.desktop.widget import Rect, Widget
from e2e.harness.errors import HarnessError, WaitTimeout
from e2e.messages.message import Message

# Chrome's own elements, from ui/webui/resources/cr_elements and chrome/browser/resources/settings in its source.
_DOM = Dom(
    controls={
        "cr-icon-button": "icon",
        "cr-button, controlled-button": "button",
        "cr-link-row": "button",
        "cr-toggle, settings-toggle-button": "toggle",
        "cr-radio-button, controlled-radio-button, settings-collapse-radio-button": "radio",
    },
    skipped="style, script, template, svg, cr-tooltip, cr-ripple, cr-action-menu",
    text_nodes=True,
    whole=True,
    # A row is named after the permission that it is about.
    groups={"site-details-permission": "category"},
)

# The element with the focus, shadow trees included, loses it.
_BLUR = """() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) { active = active.shadowRoot.activeElement; }
    active?.blur();
}"""


class SettingsPage(WebSurface, ABC):
    """One page of Chrome's settings, in a tab of its own."""

    id: ClassVar[str] = "site-settings"
    container: ClassVar[str] = "window"
    dom: ClassVar[Dom] = _DOM

    def __init__(self, chrome: Chrome) -> None:
        super().__init__(Viewport.of_chrome(chrome))
        self.chrome = chrome

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
        raise WaitTimeout(Message("no-tab-shows", {"url": self.url}))

    @property
    def root(self) -> Locator:
        """The element that is the page proper, without Chrome's menu beside it."""
        return self.page.locator("settings-subpage:visible").first

    def open(self) -> Self:
        """Open the page in a new tab, as by typing its address, unless a tab shows it; wait for it."""
        if not any(page.url == self.url for page in self.chrome.context.pages):
            try:
                self.chrome.context.new_page().goto(self.url)
            except PlaywrightError as error:
                self.chrome.check()
                raise HarnessError(
                    Message("address-does-not-open", {"url": self.url, "why": error.message})
                ) from error
        self.page.bring_to_front()
        return self.wait_until_shown()

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

    def is_shown(self) -> bool:
        """Tell whether the page shows now, in the tab that is in front."""
        try:
            return self.root.is_visible() and bool(self.page.evaluate("document.hidden === false"))
        except (WaitTimeout, PlaywrightError):
            return False

    @contextlib.contextmanager
    def element_present(self) -> Iterator[None]:
        """Turn what Playwright raises for an element that is not there into WaitTimeout."""
        try:
            yield
        except PlaywrightError as error:
            raise WaitTimeout(
                Message("element-missing-why", {"url": self.url, "why": error.message.splitlines()[0]})
            ) from error

    def release_focus(self) -> None:
        """Take the focus from whatever has it, and park the pointer: for a screenshot."""
        card, view = self.rect(), self.chrome.page_rect()
        # A click beside the card takes it from Chrome's own buttons, but nothing takes it inside.
        pointer = self.chrome.desktop.pointer
        pointer.click(((card.x + card.width + view.x + view.width) // 2, card.center[1]))
        self.page.evaluate(_BLUR)
        pointer.park()

    def rect(self) -> Rect:
        """Return where the page is, without Chrome's menu: the part that the window shows."""
        page = self.chrome.page_rect()
        view = self.rect_of(self._scroller(), page).clipped(page)
        return self.rect_of(self.root, page).clipped(view)

    def containers(self) -> dict[str, Rect]:
        """Return the rectangles that positions can refer to: window, address-bar, page, surface."""
        return {**self.chrome.containers(), "surface": self.rect()}

    def press(self, widget: Widget) -> None:
        """Press a widget with the pointer, and scroll to it first. Raises WaitTimeout when it is gone."""
        self.chrome.desktop.pointer.click(self.find(widget).rect)

    def entries(self, *, reveal: int | None = None, target: ElementHandle | None = None) -> list[Entry]:
        """Return all its widgets, in view or not. Raises WaitTimeout when it is not the tab in front."""
        if not self.is_shown():
            raise WaitTimeout(Message("address-not-showing", {"url": self.url}))
        return super().entries(reveal=reveal, target=target)

    def shown_texts(self) -> Message | str:
        """Return what the tab shows, for messages."""
        try:
            return super().shown_texts()
        except WaitTimeout:
            return Message("another-page")

    def _scroller(self) -> Locator:
        """Return what scrolls; the page proper, ``#main`` in it, moves and has no edge that hides anything."""
        return self.page.locator("#container", has=self.page.locator("#main"))
