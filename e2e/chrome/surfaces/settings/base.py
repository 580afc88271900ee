"""Pages of chrome://settings: web pages of Chrome's own, whose elements have ids that no language changes."""

import contextlib
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from typing import ClassVar, Self

from playwright.sync_api import ElementHandle, Locator, Page
from playwright.sync_api import Error as PlaywrightError

from e2e.chrome.process.launch import Chrome
from e2e.chrome.surfaces.web.base import ELEMENT_MS, Dom, Entry, WebSurface
from e2e.chrome.surfaces.web.viewport import Viewport
from e2e.desktop.widget import Rect, Widget
from e2e.harness.errors import HarnessError, WaitTimeout
from e2e.messages.message import Message
from e2e.messages.names import surface

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

_ADDRESS = "chrome://settings/"

BLANK = "about:blank"

_SHOWN = "settings-subpage:visible"

# The settings are one document. What its address says is what it shows, whenever its history moves.
# Source: Router in chrome/browser/resources/settings/router.ts, which listens to popstate.
_GO_ON = """url => {
    history.pushState(null, '', url);
    dispatchEvent(new PopStateEvent('popstate'));
}"""

_OTHER = "(shown, before) => shown !== before"

# The element with the focus, shadow trees included, loses it.
_BLUR = """() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) { active = active.shadowRoot.activeElement; }
    active?.blur();
}"""


class SettingsPage(WebSurface, ABC):
    """One page of Chrome's settings, in whichever tab shows it."""

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
        return self.page.locator(_SHOWN).first

    def open(self) -> Self:
        """Open the page, unless a tab shows it, and wait for it.

        It opens where a tab shows another page of the settings, which leads to all others without a load. Else, and in
        a Chrome that is complete, it opens as by typing its address: in that tab, in the reader's while that is blank,
        or in a new one.
        """
        tab = self._tab(lambda page: page.url == self.url)
        if tab is None:
            tab = self._tab(lambda page: page.url.startswith(_ADDRESS))
            if tab is None or self.chrome.complete or not self._lead(tab):
                tab = self._load(tab or self._blank_tab())
        tab.bring_to_front()
        return self.wait_until_shown()

    def open_address(self, address: str) -> None:
        """Open an address as by typing it, whatever it leads to: in the reader's tab while blank, or in a new one."""
        page = self._blank_tab()
        with contextlib.suppress(PlaywrightError):
            page.goto(address)
        page.bring_to_front()

    def close(self) -> None:
        """Close the tab and go back to the reader's page; where it is the reader's own, it goes back to blank."""
        page = self.page
        if page is self.chrome.page:
            page.goto(BLANK)
            return
        page.close()
        self.chrome.page.bring_to_front()

    def _load(self, page: Page) -> Page:
        try:
            page.goto(self.url)
        except PlaywrightError as error:
            self.chrome.check()
            raise HarnessError(
                Message("address-does-not-open", {"url": self.url, "why": error.message})
            ) from error
        return page

    def _lead(self, page: Page) -> bool:
        """Lead a tab from another page of the settings to this one, to its upper end as after a load.

        Return whether this one has taken the other's place.
        """
        try:
            before = page.locator(_SHOWN).first.element_handle(timeout=ELEMENT_MS)
            page.evaluate(_GO_ON, self.url)
            self.wait_for(
                lambda: self.root.evaluate(_OTHER, before, timeout=ELEMENT_MS),
                Message("wait-for-surface", {"surface": surface(self.id)}),
            )
            self._scroller(page).evaluate("scroller => scroller.scrollTo(0, 0)", timeout=ELEMENT_MS)
        except (PlaywrightError, WaitTimeout):
            return False
        return True

    def _tab(self, shows: Callable[[Page], bool]) -> Page | None:
        return next((page for page in self.chrome.context.pages if shows(page)), None)

    def _blank_tab(self) -> Page:
        page = self.chrome.page
        return page if page.url == BLANK else self.chrome.context.new_page()

    def is_shown(self) -> bool:
        """Tell whether the page shows now, in the tab that is in front."""
        try:
            return bool(self.page.locator(_SHOWN).evaluate_all("shown => shown.length && !document.hidden"))
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
        view = self.rect_of(self._scroller(self.page), page).clipped(page)
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

    def _scroller(self, page: Page) -> Locator:
        """Return what scrolls; the page proper, ``#main`` in it, moves and has no edge that hides anything."""
        return page.locator("#container", has=page.locator("#main"))
