"""What went wrong with the client itself in a browser: scripts that failed, and files of it that did not come.

Only events are listened to: whatever is run in a page counts as something that its user did there.
"""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page, Request, Response, WebError
from playwright.sync_api import Error as PlaywrightError

from e2e.chrome.surfaces.web.viewport import pause_of
from e2e.harness.errors import WaitTimeout
from e2e.harness.waiting import wait_for
from e2e.markup.text import squeeze
from e2e.messages.message import Message

_OWN = ("document", "script", "stylesheet")
"""The kinds of files without which there is no client."""

_LEFT = "net::ERR_ABORTED"
"""How a request ends whose page was closed or left meanwhile."""

_FRAME = re.compile(r"([^/\s()?#]+)(?:\?[^\s:)]*)?:(\d+):\d+\)?$", re.MULTILINE)

# Text, a picture, or anything to press or to fill in.
_SHOWS_SOMETHING = """() => Boolean(document.body) && (document.body.innerText.trim() !== ''
    || [ ...document.body.querySelectorAll('img, video, canvas, svg, button, input, iframe') ]
        .some(element => element.checkVisibility() && element.getBoundingClientRect().width > 0))"""


class Troubles:
    """Remembers the first thing that went wrong with the client, in whichever browser.

    ``harmless`` are those with which somebody got into a room all the same: they explain nothing, and are kept for
    the other blocks.
    """

    def __init__(self, harmless: set[Message]) -> None:
        self._harmless = harmless
        self._said: list[Message] = []

    def watch(self, context: BrowserContext) -> Callable[[], None]:
        """Listen to all pages of a browser's context; return what ends that."""
        context.on("weberror", self._script)
        context.on("requestfailed", self._request)
        context.on("response", self._response)

        def stop() -> None:
            context.remove_listener("weberror", self._script)
            context.remove_listener("requestfailed", self._request)
            context.remove_listener("response", self._response)

        return stop

    def first(self) -> Message | None:
        """Return what went wrong first; None while nothing has."""
        return next((said for said in self._said if said not in self._harmless), None)

    def forgive(self) -> None:
        """Take all that went wrong so far for harmless."""
        self._harmless.update(self._said)

    def script_failed(self, name: str, message: str, stack: str) -> None:
        """Take in an error that no script caught."""
        frame = _FRAME.search(stack)
        where = f" ({frame[1]}:{frame[2]})" if frame else ""
        said = squeeze(f"{name}: {message}")
        self._said.append(Message("client-script-failed", {"why": f"{said[:200]}{where}"}))

    def file_missing(self, url: str, kind: str, why: Message | str) -> None:
        """Take in a file that did not come; only those without which there is no client count."""
        if kind in _OWN and why != _LEFT:
            self._said.append(Message("client-file-missing", {"file": file_name(url), "why": why}))

    def _script(self, failed: WebError) -> None:
        # Chrome's own pages do not belong to the client.
        if failed.page is None or failed.page.url.startswith("http"):
            error = failed.error
            self.script_failed(error.name or "Error", error.message, error.stack or "")

    def _request(self, request: Request) -> None:
        self.file_missing(request.url, request.resource_type, request.failure or Message("no-reply"))

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self.file_missing(response.url, response.request.resource_type, f"HTTP {response.status}")


def file_name(url: str) -> str:
    """Return the name of a file in a message: nothing else of its address, which may hold a token."""
    return urlsplit(url).path.rpartition("/")[2] or "the page"


def stays_empty(page: Page, seconds: float = 5.0) -> bool:
    """Tell whether a page still shows nothing after ``seconds``: a client that works takes a moment to draw itself."""
    try:
        return not wait_for(
            lambda: not shows_nothing(page),
            awaited=Message("page-to-show-something"),
            seconds=seconds,
            pause=pause_of(page),
        )
    except WaitTimeout:
        return True


def shows_nothing(page: Page) -> bool:
    """Tell whether a page is empty to whoever looks at it. To be asked only where that is a failure already."""
    try:
        return not page.evaluate(_SHOWS_SOMETHING)
    except PlaywrightError:
        # It is being loaded, or gone: that is another matter.
        return False
