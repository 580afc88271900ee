"""The process of a Chrome on a desktop: started, asked whether it is well, ended for sure."""

import contextlib
import os
import signal
import tempfile
from pathlib import Path
from typing import Any, Self, Unpack

from playwright.sync_api import BrowserContext, Playwright
from playwright.sync_api import Error as PlaywrightError

from e2e.chrome.installed.binary import ChromeBinary
from e2e.chrome.process.arguments import Variant
from e2e.chrome.process.fake_video import VIDEO_NAME
from e2e.chrome.process.starting import StartingState, launch_options, prepare_profile, process_id_of, start
from e2e.chrome.surfaces.ui_devtools import UIDevTools
from e2e.desktop.at_spi.interface import Interface
from e2e.desktop.at_spi.tree import application_of
from e2e.desktop.desktop import Desktop
from e2e.desktop.widget import Rect
from e2e.harness.closeable import Closeable
from e2e.harness.errors import HarnessError
from e2e.harness.processes.ports import free_port
from e2e.harness.waiting import wait_for
from e2e.messages.message import Message


class Browser(Closeable):
    """One process of Chrome with its window; ``context`` is Playwright's. A visit to a page is a ``Chrome``."""

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
        video: Path | None,
        complete: bool,
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
        self.video = video
        """What its video capture device shows; None where that is a file of somebody else's."""
        self.complete = complete
        """Whether it is spared nothing."""
        self.containers: dict[str, Rect] = {}
        """Where the parts of the window were when they were read last."""
        if not context.pages:
            context.new_page()
        self.program = wait_for(
            self._on_the_bus,
            awaited=Message("chrome-on-accessibility-bus"),
            seconds=20,
            pause=self.pause,
        )
        """Its reference on the accessibility bus."""
        self.interface = Interface(desktop.accessibility, self.program)
        """What it shows, on that bus."""

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
                video=None if state.get("video") else folder / VIDEO_NAME,
                complete=state.get("complete", False),
            )
        except BaseException:
            with contextlib.suppress(PlaywrightError):
                context.close()
            raise

    def alive(self) -> bool:
        """Tell whether the process still runs."""
        with contextlib.suppress(OSError, IndexError):
            # A process that has ended stays in the table, as a zombie, until its parent asks for it.
            state = Path(f"/proc/{self.pid}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()[0]
            return state not in "ZX"
        return False

    def check(self) -> None:
        """Raise HarnessError when the process or the desktop has died."""
        self.desktop.check()
        if not self.alive():
            raise HarnessError(Message("chrome-died"))

    def check_answers(self) -> None:
        """The same, and raise HarnessError when the process or a part of the desktop does not answer."""
        self.check()
        self.desktop.check_program_answers(Message("process-chrome"), self.program.program)

    def pause(self, seconds: float) -> None:
        """Let time pass while Playwright's events go on being handled; for ``wait_for``."""
        self.check()
        for page in self.context.pages:
            with contextlib.suppress(PlaywrightError):
                page.wait_for_timeout(seconds * 1000)
                return
        self.check()
        raise HarnessError(Message("chrome-without-page"))

    def close(self) -> None:
        """End the process, dead already or not.

        Its profile stays until the desktop is closed. May be called twice.
        """
        self.inspector.close()
        if self.alive():
            with contextlib.suppress(PlaywrightError):
                self.context.close()
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, signal.SIGKILL)

    def _on_the_bus(self) -> Any:
        self.check()
        return application_of(self.desktop.accessibility, self.pid)
