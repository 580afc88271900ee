"""A Chrome that is kept over visits: each has a window of its own, and begins as in a fresh profile."""

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page

from e2e.chrome.process.arguments import WINDOW_SIZE
from e2e.chrome.process.browser import Browser
from e2e.chrome.process.kept.site_state import SETTINGS, NotAsFresh, SiteState, forget_stored
from e2e.chrome.process.launch import Chrome
from e2e.chrome.process.permissions import Permissions
from e2e.desktop.at_spi.tree import read_tree
from e2e.harness.errors import HarnessError
from e2e.harness.waiting import wait_for
from e2e.messages.message import Message


class KeptSession:
    """A Chrome that is idle, showing a blank tab, or busy with one visit."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.visits = 0
        self.busy = False
        self.failed = False
        self.failure = ""
        """What failed when the last visit was ended."""
        self._fresh: SiteState | None = None
        self._windows: list[str] | None = None

    @property
    def usable(self) -> bool:
        """Whether another visit may begin in it."""
        return not self.failed and self.browser.alive()

    def begin(self, permissions: Permissions) -> Chrome:
        """Bring everything back to a starting state, and return a visit whose tab is blank.

        Raises:
            NotAsFresh: Something of former visits is left.
            HarnessError: Chrome has died, or a tab does not close.
        """
        self.busy, self.failed = True, True
        context = self.browser.context
        idle = context.pages[0]
        idle.goto(SETTINGS)
        self._set(idle, permissions)
        forget_stored(idle, self.browser.origin)
        page = self._new_window()
        self._close_all_but(page)
        self._check_windows()
        self.visits += 1
        self.failed = False
        return Chrome(self.browser, page, end=self._end)

    def _end(self, chrome: Chrome) -> None:
        """Close all that the visit has opened."""
        self.failed = True
        if chrome.crashed or not self.browser.alive():
            return
        self.browser.desktop.pointer.park()
        try:
            # Chrome closes its window with the last tab.
            self._close_all_but(self.browser.context.new_page())
        except (PlaywrightError, HarnessError) as error:
            self.failure = str(error)
            return
        self.busy = self.failed = False

    def _set(self, settings: Page, permissions: Permissions) -> None:
        """Bring what sites may do to a starting state. Raises NotAsFresh where that fails."""
        if self._fresh is None:
            nothing = Permissions()
            self._fresh = SiteState.set(settings, self.browser.origin, nothing, None)
            self._fresh.check(nothing, None)
        SiteState.set(settings, self.browser.origin, permissions, self._fresh).check(permissions, self._fresh)

    def _new_window(self) -> Page:
        """Open a window, and return its blank page. Raises PlaywrightError.

        A tab in a window that is there has the focus, and its window is active, which a window after the launch is not:
        the icons in the address bar look different then. Nothing may be run in the page: Chrome would take that for
        something that its user did there.
        """
        context = self.browser.context
        assert context.browser is not None
        width, height = WINDOW_SIZE
        place = {"left": 0, "top": 0, "width": width, "height": height}
        session = context.browser.new_browser_cdp_session()
        with context.expect_page() as opened:
            session.send("Target.createTarget", {"url": "about:blank", "newWindow": True, **place})
        session.detach()
        return opened.value

    def _close_all_but(self, page: Page) -> None:
        context = self.browser.context
        for other in context.pages:
            if other is not page:
                other.close()
        wait_for(lambda: context.pages == [page], awaited=Message("tabs-to-close"), pause=self.browser.pause)

    def _check_windows(self) -> None:
        """Raise NotAsFresh where there is a bubble, a list or a second window."""
        root = read_tree(
            self.browser.desktop.accessibility, self.browser.program, lambda node: node.parent is None
        )
        there = sorted(node.kind for node in root.children) if root else []
        self._windows = self._windows or there
        if there != self._windows:
            raise NotAsFresh(f"windows: {there}, not {self._windows}")
