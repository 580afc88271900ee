"""The reader's Chrome: a visit to a page in a browser on the desktop, read by structure."""

import contextlib
from collections.abc import Callable
from typing import Self, Unpack

from playwright.sync_api import Dialog, Page, Playwright
from playwright.sync_api import Error as PlaywrightError

from e2e.chrome.installed.binary import ChromeBinary
from e2e.chrome.process.browser import Browser
from e2e.chrome.process.fake_video import SHARP, SMALL, show
from e2e.chrome.process.starting import StartingState
from e2e.chrome.process.window import Part, Window
from e2e.desktop.at_spi.node import Node
from e2e.desktop.desktop import Desktop
from e2e.desktop.widget import Rect
from e2e.harness.closeable import Closeable
from e2e.harness.errors import HarnessError
from e2e.harness.waiting import wait_for
from e2e.messages.message import Message


class Chrome(Closeable):
    """The reader's Chrome: ``context`` and ``page`` are Playwright's, the rest is what a reader sees.

    All rectangles are in screen pixels. Whatever asks Chrome raises HarnessError when Chrome has died.

    Args:
        browser: The process that shows the page.
        page: The page of this visit.
        end: Ends the visit in a browser that is kept; without it, the browser ends with the visit.
    """

    def __init__(
        self, browser: Browser, page: Page, *, end: "Callable[[Chrome], object] | None" = None
    ) -> None:
        self.browser = browser
        self.desktop = browser.desktop
        self.binary = browser.binary
        self.context = browser.context
        self.profile = browser.profile
        self.pid = browser.pid
        self.origin = browser.origin
        self.lang = browser.lang
        self.variant = browser.variant
        self.inspector = browser.inspector
        self.page = page
        self.open = True
        """Whether it was not closed yet; one that has died is open."""
        self.before_close: Callable[[], object] | None = None
        """Called once, before a browser that still runs is closed."""
        self.after_close: Callable[[], object] | None = None
        """Undoes, in a Chrome that is kept, what was done to its context for this visit."""
        self._end = end
        self._window = Window(browser, self.check, self.pause)
        self._crashed: list[str] = []
        for opened in self.context.pages:
            self._watch(opened)
        self.context.on("page", self._watch)

    @classmethod
    def launch(
        cls,
        playwright: Playwright,
        desktop: Desktop,
        binary: ChromeBinary,
        *,
        lang: str,
        origin: str,
        **state: Unpack[StartingState],
    ) -> Self:
        """Start a browser of its own for this visit; see ``Browser.launch``. Its first page is blank."""
        browser = Browser.launch(playwright, desktop, binary, lang=lang, origin=origin, **state)
        return cls(browser, browser.context.pages[0])

    @property
    def kept(self) -> bool:
        """Whether the browser has had other visits, or will have."""
        return self._end is not None

    @property
    def complete(self) -> bool:
        """Whether it is spared nothing: what is seen in it was not brought about by a shortcut."""
        return self.browser.complete

    @property
    def crashed(self) -> bool:
        """Whether one of its pages has crashed."""
        return bool(self._crashed)

    def show_video(self, *, sharp: bool) -> None:
        """Have the video capture device show a sharp picture or a small one, whenever it is started from now on."""
        if self.browser.video is not None:
            show(self.browser.video, SHARP if sharp else SMALL)

    @property
    def version(self) -> str:
        """What the browser says it is, for the verdict."""
        return self.binary.version

    def alive(self) -> bool:
        """Tell whether the browser process still runs."""
        return self.browser.alive()

    def check(self) -> None:
        """Raise HarnessError when the browser, one of its pages or the desktop has died."""
        self.browser.check()
        if self._crashed:
            raise HarnessError(Message("page-crashed", {"url": self._crashed[0]}))

    def check_answers(self) -> None:
        """The same, and raise HarnessError when the browser or a part of the desktop does not answer."""
        self.check()
        self.browser.check_answers()

    def pause(self, seconds: float) -> None:
        """Let time pass while Playwright's events go on being handled; for ``wait_for``."""
        self.check()
        with contextlib.suppress(PlaywrightError):
            self.page.wait_for_timeout(seconds * 1000)
            return
        self.check()
        self.browser.pause(seconds)

    def tree(self) -> Node:
        """Read all that the browser shows now, what pages show included."""
        return self._window.tree()

    def window(self, part: Part = "window", *, afresh: bool = True) -> Node:
        """Read what the browser window shows now, bubbles included, or a part of it; see ``Window.read``."""
        return self._window.read(part, afresh=afresh)

    def window_rect(self) -> Rect:
        """Where the browser window is."""
        return self.containers()["window"]

    def address_bar_rect(self) -> Rect:
        """Where the address bar is, with the icons in it."""
        return self.containers()["address-bar"]

    def page_rect(self) -> Rect:
        """Where the web page is: the area that page content is shown in."""
        return self.containers()["page"]

    def containers(self) -> dict[str, Rect]:
        """Return the rectangles that a page names places in: window, address-bar and page."""
        return self._window.containers()

    def bring_to_front_and_settle(self) -> None:
        """Bring the page to the front, take the focus out of the address bar, and park the pointer."""
        self.page.bring_to_front()

        def page_has_focus() -> bool:
            if not self._window.address_has_focus():
                return True
            # Escape closes the suggestions, and a click into the page takes the focus.
            self.desktop.keyboard.press("Escape")
            page = self.page_rect()
            self.desktop.pointer.click((page.x + page.width - 3, page.y + page.height - 3))
            return False

        self.desktop.pointer.park()
        wait_for(page_has_focus, awaited=Message("focus-to-leave-address-bar"), every=0.1, pause=self.pause)
        self.desktop.pointer.park()

    def close(self) -> None:
        """End the visit and, unless it is kept, Chrome, dead already or not.

        Its profile stays until the desktop is closed. May be called twice.
        """
        if not self.open:
            return
        self.open = False
        before_close, self.before_close = self.before_close, None
        try:
            if before_close is not None and self.alive():
                before_close()
        finally:
            self.context.remove_listener("page", self._watch)
            if self._end is not None:
                self._end(self)
                if self.after_close is not None and self.alive():
                    self.after_close()
            else:
                self.browser.close()

    def _watch(self, page: Page) -> None:
        page.on("crash", lambda crashed: self._crashed.append(crashed.url))
        page.on("dialog", _leave_to_reader)


def _leave_to_reader(dialog: Dialog) -> None:
    """Leave a dialog of the page to the reader; Playwright answers it where nobody takes the event."""
    if dialog.type == "beforeunload":
        # It is the scenario that leaves the page.
        dialog.accept()
