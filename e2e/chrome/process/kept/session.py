"""A Chrome that is kept over visits: each has a window of its own, and begins as in a fresh profile."""

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page

from e2e.chrome.process.arguments import WINDOW_SIZE
from e2e.chrome.process.browser import Browser
from e2e.chrome.process.kept.site_state import SETTINGS, NotAsFresh, SiteState, forget_stored
from e2e.chrome.process.launch import Chrome
from e2e.chrome.process.permissions import Permissions
from e2e.chrome.process.window import WINDOW
from e2e.desktop.at_spi.tree import read_tree
from e2e.harness.errors import HarnessError, WaitTimeout
from e2e.harness.pace import PACE
from e2e.harness.waiting import wait_for
from e2e.messages.message import Message

GONE = 3.0
"""Seconds in which what belongs to a window that was closed goes."""


class KeptSession:
    """A Chrome that is idle, with one tab on its settings, or busy with one visit."""

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
        # A page's dialog hides where things are; those of another visit may be elsewhere.
        self.browser.containers = {}
        self.browser.context.set_default_timeout(30_000 * PACE.at_start)
        idle, *others = self.browser.context.pages
        if others:
            raise NotAsFresh(f"tabs: {[page.url for page in others]}")
        if idle.url != SETTINGS:
            idle.goto(SETTINGS)
        idle.wait_for_load_state()
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
            # Chrome ends with its last tab, and Chrome 156 ends as well when a hidden target shows its settings.
            self._close_all_but(self._open(SETTINGS))
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
        width, height = WINDOW_SIZE
        return self._open("about:blank", newWindow=True, left=0, top=0, width=width, height=height)

    def _open(self, url: str, **place: int) -> Page:
        """Open a tab, in a window of its own or not. Raises PlaywrightError."""
        context = self.browser.context
        assert context.browser is not None
        session = context.browser.new_browser_cdp_session()
        with context.expect_page() as opened:
            session.send("Target.createTarget", {"url": url, **place})
        session.detach()
        return opened.value

    def _close_all_but(self, page: Page) -> None:
        context = self.browser.context
        for other in context.pages:
            if other is not page:
                other.close()
        wait_for(lambda: context.pages == [page], awaited=Message("tabs-to-close"), pause=self.browser.pause)

    def _check_windows(self) -> None:
        """Raise NotAsFresh where there is a bubble, a list or a second window, and does not go."""
        seen: list[list[str]] = []

        def one() -> bool:
            seen.append(self._windows_shown())
            # Of a window that was just closed, parts without a name are left for a moment.
            return (
                seen[-1] == self._windows if self._windows else seen[-1].count(WINDOW) == 1 and all(seen[-1])
            )

        try:
            wait_for(
                one, awaited=Message("browser-window"), seconds=GONE, every=0.02, pause=self.browser.pause
            )
        except WaitTimeout as error:
            raise NotAsFresh(f"windows: {seen[-1]}, not {self._windows}") from error
        self._windows = seen[-1]

    def _windows_shown(self) -> list[str]:
        bus, program = self.browser.desktop.accessibility, self.browser.program
        root = read_tree(bus, program, lambda node: node.parent is None)
        return sorted(node.kind for node in root.children) if root else []
