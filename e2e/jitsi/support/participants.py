"""The other participants of a meeting: they open the room, lock it, and receive what the reader sends."""

from collections.abc import Callable
from urllib.parse import quote

from playwright.sync_api import BrowserContext
from playwright.sync_api import Error as PlaywrightError

from e2e.chrome.surfaces.web.viewport import Viewport
from e2e.harness.errors import DeploymentFailure, HarnessError, WaitTimeout
from e2e.harness.timing import spent
from e2e.jitsi.deployment.model import Deployment
from e2e.jitsi.support.client_errors import Troubles, stays_empty
from e2e.jitsi.support.page_scripts import NO_SOUND_FILES
from e2e.jitsi.support.receiver import Receiver
from e2e.jitsi.surfaces.dialogs.security import HOST_TOOLBAR
from e2e.jitsi.surfaces.meeting import Meeting
from e2e.messages.message import Message

PASSWORD, WRONG_PASSWORD = "Linde-27", "Buche-31"
"""The password of a locked room, and one that does not open it."""

NO_DIRECT_CONNECTIONS = "&config.p2p.enabled=false"
"""This participant declines a direct connection, so that the others reach it through the bridge or not at all.

With three in a room nobody has direct connections. Source: _shouldBeInP2PMode in lib-jitsi-meet's JitsiConference.
"""


def nobody_gets_in(deployment: Deployment, why: Message | str) -> Message:
    """Return what to say where not even another participant gets into a room."""
    return Message("nobody-gets-in", {"url": deployment.url, "why": why})


def first_line(error: Exception) -> Message | str:
    """Return what an error says: its message, or the first line of Playwright's."""
    return error.message if isinstance(error, HarnessError) else str(error).splitlines()[0]


class Participants:
    """Opens rooms for scenarios.

    Args:
        deployment: where the rooms are.
        new_context: opens a context for a participant of this block alone.
        troubles: takes in what goes wrong with the client in the participants' pages.
        lend: lends the participant who stays for other blocks.
    """

    def __init__(
        self,
        deployment: Deployment,
        new_context: Callable[[], BrowserContext],
        troubles: Troubles,
        lend: Callable[[], Receiver],
    ) -> None:
        self.deployment = deployment
        self.new_context = new_context
        self.troubles = troubles
        self._lend = lend
        self._got_in = False
        self._had_third = False

    def receiver(self) -> Receiver:
        """Return the participant who receives what the reader sends, alone in a room that the reader is to enter."""
        return self._lend()

    def receiver_where(self, proves: bool) -> Receiver | None:
        """Return the receiver in the starting state in which a block ``proves`` that others receive, once; else None.

        In the other states Jitsi Meet is seen to use the devices, before the meeting and in it. Where there is no
        prejoin screen, each state has the receiver.
        """
        return self.receiver() if proves or not self.deployment.prejoin else None

    def third(self, room: str) -> Meeting | None:
        """Have a third participant enter the room, who makes no direct connections; once in a block.

        None where that is done already, and where there is no bridge that the third could be reached by.
        """
        if self._had_third or not self.deployment.bridge:
            return None
        self._had_third = True
        return self.open(room, fragment=NO_DIRECT_CONNECTIONS)

    def check(self) -> None:
        """Raise HarnessError where not even another participant gets into a new room; seen once in a block.

        Where an error of the client's own explains that, it is a DeploymentFailure.
        """
        if self._got_in:
            return
        try:
            self.open(self.deployment.new_room())
        except (WaitTimeout, PlaywrightError) as error:
            if trouble := self.troubles.first():
                raise DeploymentFailure(nobody_gets_in(self.deployment, trouble)) from error
            raise HarnessError(nobody_gets_in(self.deployment, first_line(error))) from error
        self._got_in = True
        self.troubles.forgive()

    @spent("participant")
    def open(self, room: str, *, password: str | None = None, fragment: str = "") -> Meeting:
        """Enter a room and, if there is a ``password``, lock it as a host does.

        ``fragment`` is configuration of this participant's own, as Jitsi Meet reads it in an address.
        """
        page = self.new_context().new_page()
        page.add_init_script(NO_SOUND_FILES)
        # In the address, as it asks for no device then: this one only watches and listens.
        url = self.deployment.room_url(room, prejoin=False)
        page.goto(url + ("&" if "#" in url else "#") + quote(HOST_TOOLBAR, safe="=.") + fragment)
        meeting = Meeting(Viewport.off_screen(page))
        if self.troubles.first() and stays_empty(page):
            raise WaitTimeout(Message("page-shows-nothing"))
        meeting.room.wait_until_entered()
        if password:
            meeting.room.lock(password)
        return meeting
