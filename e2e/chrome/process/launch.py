"""Chrome on a desktop: started with a fresh profile, read by structure, ended for sure."""

import contextlib
import os
import signal
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self, Unpack

from playwright.sync_api import BrowserContext, Dialog, Page, Playwright
from playwright.sync_api import Error as PlaywrightError

from e2e.chrome.installed.binary import ChromeBinary
from e2e.chrome.process.arguments import Variant
from e2e.chrome.process.starting import StartingState, launch_options, prepare_profile, process_id_of, start
from e2e.chrome.surfaces.ui_devtools import UIDevTools
from e2e.desktop.at_spi.node import Node
from e2e.desktop.at_spi.tree import application_of, read_tree
from e2e.desktop.desktop import Desktop
from e2e.desktop.widget import Rect
from e2e.harness.closeable import Closeable
from e2e.harness.errors import HarnessError, WaitTimeout
from e2e.harness.ports import free_port
from e2e.harness.waiting import wait_for
from e2e.messages.message import Message

_WINDOW = "BrowserRootView"

PAGE_DIALOG = "JavaScriptTabModalDialog"
"""How the class begins of the dialog that a page's own script opens."""


class Chrome(Closeable):
    """The reader's Chrome: ``context`` and ``page`` are Playwright's, the rest is what a reader sees.

    All rectangles are in screen pixels. Whatever asks Chrome raises HarnessError when Chrome has died.
    """

    def __init__(
        self,
        *,
        desktop: Desktop,
        binary: ChromeBinary,
        context: BrowserContext,
        profile: Path,
        process_id: int,
        origin: str,
        lang: str,
        variant: Variant,
        inspector: UIDevTools,
    ) -> None:
        self.desktop = desktop
        self.binary = binary
        self.context = context
        self.profile = profile
        self.pid = process_id
        self.origin = origin
        self.lang = lang
        self.variant = variant
        self.inspector = inspector
        self.open = True
        """Whether it was not closed yet; one that has died is open."""
        self.before_close: Callable[[], object] | None = None
        """Called once, before a browser that still runs is closed."""
        self.page = context.pages[0] if context.pages else context.new_page()
        self._crashed: list[str] = []
        self._containers: dict[str, Rect] = {}
        for page in context.pages:
            self._watch(page)
        context.on("page", self._watch)
        self._program = wait_for(
            self._on_the_bus,
            awaited=Message("chrome-on-accessibility-bus"),
            seconds=20,
            pause=self.pause,
        )

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
        """Start Chrome with its window (1280x800) at the top left of the desktop; its first page is blank.

        Args:
            playwright: Playwright.
            desktop: Where the window opens.
            binary: The program.
            lang: The language of Chrome's own interface.
            origin: The site (scheme://host[:port]) that has the permissions of the starting state.
            state: The starting state.

        Raises:
            HarnessError: Chrome does not start.
        """
        desktop.check()
        folder = Path(tempfile.mkdtemp(prefix="chrome-", dir=desktop.workspace.folder))
        profile = prepare_profile(folder, origin, state)
        inspector_port = free_port()
        options = launch_options(desktop, binary, folder, lang, inspector_port, state)
        context = start(playwright, binary, profile, options)
        try:
            process_id = process_id_of(profile)
            # Playwright starts a browser as the head of a process group of its own.
            desktop.workspace.adopt(process_id)
            return cls(
                desktop=desktop,
                binary=binary,
                context=context,
                profile=profile,
                process_id=process_id,
                origin=origin,
                lang=lang,
                variant=state.get("variant", "as-shipped"),
                inspector=UIDevTools(inspector_port),
            )
        except BaseException:
            with contextlib.suppress(PlaywrightError):
                context.close()
            raise

    @property
    def version(self) -> str:
        """What the browser says it is, for the verdict."""
        return self.binary.version

    def alive(self) -> bool:
        """Tell whether the browser process still runs."""
        with contextlib.suppress(OSError, IndexError):
            # A process that has ended stays in the table, as a zombie, until its parent asks for it.
            state = Path(f"/proc/{self.pid}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()[0]
            return state not in "ZX"
        return False

    def check(self) -> None:
        """Raise HarnessError when the browser, one of its pages or the desktop has died."""
        self.desktop.check()
        if not self.alive():
            raise HarnessError(Message("chrome-died"))
        if self._crashed:
            raise HarnessError(Message("page-crashed", {"url": self._crashed[0]}))

    def check_answers(self) -> None:
        """The same, and raise HarnessError when the browser or a part of the desktop does not answer."""
        self.check()
        self.desktop.check_program_answers(Message("process-chrome"), self._program.program)

    def pause(self, seconds: float) -> None:
        """Let time pass while Playwright's events go on being handled; for ``wait_for``."""
        self.check()
        with contextlib.suppress(PlaywrightError):
            self.page.wait_for_timeout(seconds * 1000)
            return
        self.check()
        for page in self.context.pages:
            with contextlib.suppress(PlaywrightError):
                page.wait_for_timeout(seconds * 1000)
                return
        raise HarnessError(Message("chrome-without-page"))

    def tree(self, *, web: bool = False) -> Node:
        """Read what the browser window shows now, bubbles included; with ``web`` also what pages show."""

        def into(node: Node) -> bool:
            # Every bubble is listed under the window and once more beside it.
            beside = node.parent is not None and node.parent.role == "application" and node.kind != _WINDOW
            return not beside and (web or not node.role.startswith("document"))

        root = read_tree(self.desktop.accessibility, self._program, into)
        if root is None:
            self.check()
            raise HarnessError(Message("chrome-off-accessibility-bus"))
        return root

    def window(self) -> Node:
        """Read the browser window.

        Bubbles belong to it. Raises HarnessError when it does not show within 10 s: no page of the project closes it.
        """
        try:
            return wait_for(
                lambda: self.tree().find(lambda node: node.kind == _WINDOW),
                awaited=Message("browser-window"),
                pause=self.pause,
            )
        except WaitTimeout as error:
            raise HarnessError(error.message) from error

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
        window = self.window()
        parts = {"address-bar": "LocationBarView", "page": "ContentsContainerView"}
        if self._containers and window.find(lambda node: node.kind.startswith(PAGE_DIALOG)):
            # A modal dialog is all that the accessibility bus knows while it shows; the rest stays where it was.
            return self._containers
        self._containers = {
            "window": window.rect,
            **{name: _part(window, kind).rect for name, kind in parts.items()},
        }
        return self._containers

    def bring_to_front_and_settle(self) -> None:
        """Bring the page to the front, take the focus out of the address bar, and park the pointer."""
        self.page.bring_to_front()

        def page_has_focus() -> bool:
            bar = self.window().find(lambda node: node.kind == "OmniboxViewViews")
            if bar is None or "focused" not in bar.states:
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
        """End Chrome, dead already or not.

        Its profile stays until the desktop is closed. May be called twice.
        """
        self.open = False
        self.inspector.close()
        before_close, self.before_close = self.before_close, None
        if self.alive():
            if before_close is not None:
                before_close()
            with contextlib.suppress(PlaywrightError):
                self.context.close()
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, signal.SIGKILL)

    def _watch(self, page: Page) -> None:
        page.on("crash", lambda crashed: self._crashed.append(crashed.url))
        page.on("dialog", _leave_to_reader)

    def _on_the_bus(self) -> Any:
        self.check()
        return application_of(self.desktop.accessibility, self.pid)


def _leave_to_reader(dialog: Dialog) -> None:
    """Leave a dialog of the page to the reader; Playwright answers it where nobody takes the event."""
    if dialog.type == "beforeunload":
        # It is the scenario that leaves the page.
        dialog.accept()


def _part(window: Node, kind: str) -> Node:
    part = window.find(lambda node: node.kind == kind)
    if part is None:
        raise HarnessError(Message("browser-window-without", {"part": kind}))
    return part
