"""Waiting for a page that the reader, not Playwright, loads again."""

from collections.abc import Callable

from playwright.sync_api import Error as PlaywrightError

from e2e.chrome.process.launch import Chrome
from e2e.harness.timing import spent
from e2e.harness.waiting import wait_for
from e2e.messages.message import Message

_LOADED = "document.readyState !== 'loading' && performance.timeOrigin"


@spent("load")
def reloading(chrome: Chrome, act: Callable[[], object], seconds: float = 15.0) -> None:
    """Do something that loads the page again and wait until its new document is there.

    Raises WaitTimeout.
    """
    before = chrome.page.evaluate("performance.timeOrigin")
    act()

    def loaded_again() -> bool:
        try:
            return chrome.page.evaluate(_LOADED) not in (False, before)
        except PlaywrightError:
            # The old document has gone, the new one is not there yet.
            return False

    wait_for(loaded_again, awaited=Message("page-to-load-again"), seconds=seconds, pause=chrome.pause)
