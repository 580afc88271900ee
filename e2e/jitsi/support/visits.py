"""A visit: the reader follows an invitation's link in Chrome, from a starting state that the scenario names."""

import contextlib
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from playwright.sync_api import Error as PlaywrightError

from e2e.chrome.process.arguments import Devices
from e2e.chrome.process.launch import Chrome
from e2e.chrome.process.permissions import Permissions
from e2e.chrome.surfaces.native.address_bar.indicator_chip import IndicatorChip
from e2e.chrome.surfaces.native.bubbles.permission_prompt import PermissionPrompt
from e2e.chrome.surfaces.web.viewport import Viewport
from e2e.desktop.widget import Rect
from e2e.harness.errors import HarnessError
from e2e.harness.timing import spent
from e2e.jitsi.deployment.model import Connection, Deployment
from e2e.jitsi.deployment.rooms import WITHOUT_PREJOIN
from e2e.jitsi.support.client_errors import shows_nothing
from e2e.jitsi.support.page_scripts import NO_CARET, NO_SOUND_FILES, REAL_GROUPS
from e2e.jitsi.support.participants import Participants
from e2e.jitsi.surfaces.meeting import Meeting
from e2e.messages.message import Message
from e2e.scenarios import deployment as core
from e2e.scenarios.deployment import OpenChrome

READER_NAME = "Ada"
PROMPT = Permissions()
"""The starting state of a fresh profile: Chrome asks for both devices."""

LEAVES = 2000.0
"""Milliseconds that leaving a room may take: 20 to 250 were measured."""

NO_PREJOIN = Message("note-prejoin-switched-off")


class Visit(Meeting):
    """The reader's meeting together with the Chrome that shows it."""

    def __init__(self, chrome: Chrome, room_name: str, *, shared: bool = False) -> None:
        super().__init__(Viewport.of_chrome(chrome))
        self.chrome = chrome
        self.room_name = room_name
        self._shared = shared
        self.prompt = PermissionPrompt(chrome)
        self.chip = IndicatorChip(chrome)

    @spent("load")
    def reload(self) -> None:
        """Load the page again, as by the key F5. Raises HarnessError when it does not load."""
        try:
            self.page.reload(wait_until="domcontentloaded")
        except PlaywrightError as error:
            self.chrome.check()
            raise HarnessError(
                Message("page-does-not-reload", {"why": error.message.splitlines()[0]})
            ) from error

    @spent("launch")
    def close(self) -> None:
        """Close the browser, or its window where it is kept, and leave a room before that others stay in."""
        if self._shared and self.chrome.open and not self.chrome.kept:
            # A page that goes says so to the server, as does one whose window closes. Whoever is in the room as Chrome
            # ends stays in it for a minute.
            with contextlib.suppress(PlaywrightError):
                self.page.goto("about:blank", timeout=LEAVES)
        self.chrome.close()


class Visits(core.Visits):
    """Opens visits; each has a tab of its own, in a Chrome that is as with a fresh profile."""

    def __init__(
        self, open_chrome: OpenChrome, deployment: Deployment, lang: str, participants: Participants
    ) -> None:
        self._open_chrome = open_chrome
        self._participants = participants
        self._deployment = deployment
        self._lang = lang
        self._visits: list[Visit] = []
        self.notes = []

    def __call__(
        self,
        permissions: Permissions = PROMPT,
        *,
        room: str | None = None,
        link: bool = True,
        prejoin: bool = True,
        scripts: Sequence[str] = (),
        connection: Connection | None = None,
        devices: Devices = "fake",
        profile: Path | None = None,
        fresh: bool = False,
        sharp: bool = False,
        pages_readable: bool = False,
    ) -> Visit:
        """Open Chrome in a starting state and follow the link of a room (a new one unless it is given).

        Without ``link`` Chrome shows a blank page: steps that are about Chrome's settings alone need no client.
        ``scripts`` run in the page before any of its own.
        With ``fresh`` Chrome is one of this visit alone, which may be closed and started again with its ``profile``.
        With ``pages_readable`` the lists that drop down in pages can be read, as in Chrome's settings.
        With ``sharp`` the camera's picture is fit to be looked at; else it is small.
        Without ``prejoin`` the link leads straight into the room; else that is the deployment's own to say.
        """
        chrome = self._open_chrome(
            permissions,
            devices=devices,
            profile=profile,
            chrome_args=connection.chrome_args if connection else None,
            fresh=fresh,
            pages_readable=pages_readable,
        )
        chrome.show_video(sharp=sharp)
        visit = Visit(chrome, room or self._deployment.new_room(), shared=room is not None)
        self._visits.append(visit)
        # A deployment whose links lead into the room anyway is left as it is.
        into_room = () if prejoin or not self._deployment.prejoin else (WITHOUT_PREJOIN,)
        if into_room:
            self.notes.append(NO_PREJOIN)
        for script in (NO_CARET, NO_SOUND_FILES, REAL_GROUPS, *into_room, *scripts):
            visit.page.add_init_script(script)
        if link:
            self.follow_link(visit)
        return visit

    @spent("load")
    def follow_link(
        self, visit: Visit, *, until: Literal["commit", "domcontentloaded"] = "domcontentloaded"
    ) -> None:
        """Open the link of the visit's room in its page, and wait until its document is there, or has begun.

        An external deployment may lead elsewhere from its first document on: that is waited for in any case.
        """
        if self._deployment.kind == "external":
            until = "domcontentloaded"
        # The embedded deployment follows the browser's language, so that its addresses are as plain as an invitation's.
        lang = self._lang if self._deployment.kind == "external" else None
        url = self._deployment.room_url(visit.room_name, lang=lang)
        try:
            visit.page.goto(url, wait_until=until)
        except PlaywrightError as error:
            visit.chrome.check()
            # The address itself may hold a token.
            why = error.message.splitlines()[0].partition(" at ")[0]
            raise HarnessError(Message("link-does-not-open", {"why": why})) from error
        if self._participants.troubles.first():
            # No need to wait for what the page promises where nobody gets in.
            self._participants.check()

    def secret_area(self) -> Rect | None:
        """Return where the address bar of the last visit is, while its browser is open, if it shows a token."""
        if self._deployment.token is None:
            return None
        for visit in reversed(self._visits):
            if visit.chrome.open:
                return visit.chrome.address_bar_rect()
        return None

    def show_nothing(self) -> bool:
        """Tell whether the page of a visit is empty to its reader."""
        return any(
            visit.chrome.open
            and visit.page.url.startswith(self._deployment.url)
            and shows_nothing(visit.page)
            for visit in self._visits
        )

    def check_answers(self) -> None:
        """Raise HarnessError if a Chrome of the visits has crashed, or does not answer."""
        for visit in self._visits:
            if visit.chrome.open:
                visit.chrome.check_answers()

    def check_usable(self) -> None:
        """Raise HarnessError where nobody gets into a room, or the reader's page is empty."""
        empty = self.show_nothing()
        if not self._deployment.disconnected:
            # Its servers may be well while nobody gets into a room.
            self._participants.check()
        if empty:
            why = self._participants.troubles.first() or Message("no-script-failed")
            raise HarnessError(Message("meeting-shows-nothing", {"why": why}))

    def close(self) -> None:
        """Close all browsers."""
        for visit in self._visits:
            visit.close()
