"""The participant who stays: one page, in one room, for all blocks of a worker whose readers send something."""

import contextlib
from collections.abc import Callable
from typing import Any

from playwright.sync_api import BrowserContext, Page
from playwright.sync_api import Error as PlaywrightError

from e2e.chrome.surfaces.web.viewport import Viewport
from e2e.harness.closeable import Closeable
from e2e.harness.errors import HarnessError, WaitTimeout
from e2e.harness.pace import PACE
from e2e.harness.timing import spent
from e2e.harness.waiting import wait_for
from e2e.jitsi.deployment.model import Deployment
from e2e.jitsi.support.client_errors import Troubles
from e2e.jitsi.support.page_scripts import NO_SOUND_FILES
from e2e.jitsi.surfaces.meeting import Meeting
from e2e.jitsi.surfaces.room import RECEIVED
from e2e.messages.message import Message

ALONE = 1.0
"""Seconds until the reader before has left the room: whose tab is closed is gone after 0.1 s, but whose Chrome ends in
the room stays for the 60 s for which the server keeps a stream. With a third in it, nobody has a direct connection."""

ANSWERS_MS = 30_000
"""Milliseconds in which a receiver's page does what it is asked, at the usual pace."""

# ``connected`` is XmppConnection's, in lib-jitsi-meet: whether its socket is open.
_PRESENCE = """() => {
    const conference = globalThis.APP?.store?.getState()['features/base/conference']?.conference;

    return {
        document: performance.timeOrigin,
        inside: Boolean(conference?.isJoined() && (conference.xmpp?.connection?.connected ?? true)),
        others: conference?.getParticipants().length ?? 0
    };
}"""


class Receiver(Meeting):
    """The participant who stays, in a page that is on its way into the room."""

    def __init__(self, page: Page, room_name: str) -> None:
        super().__init__(Viewport.off_screen(page))
        self.room_name = room_name
        self.proven = False
        """Whether it has received what it was lent for last: only who is known to work stays."""
        self._document: float | None = None

    @spent("participant")
    def wait_until_there(self) -> None:
        """Wait until the page is in the room. Raises HarnessError."""
        self.room.wait_until_entered()
        self._document = self._presence()["document"]

    def receives(self, *devices: str, sender: str, seconds: float = RECEIVED) -> bool:
        """Wait so many seconds until what ``sender`` sends from now on is received. Raises WaitTimeout.

        Raises HarnessError where the receiver itself is no longer in the room: that says nothing of the sender.
        """
        try:
            self.room.wait_until_received(*devices, sender=sender, seconds=seconds)
        except WaitTimeout as error:
            if not self._still_there(self._presence()):
                raise HarnessError(Message("receiver-left", {"why": error.message})) from error
            raise
        self.proven = True
        return True

    def alone(self) -> bool:
        """Tell whether the receiver is still in the room that it entered, and all others have left it."""

        def alone() -> bool:
            presence = self._presence()
            return self._still_there(presence) and not presence["others"]

        try:
            return wait_for(
                alone, awaited=Message("others-to-leave"), seconds=ALONE, pause=self.viewport.pause
            )
        except (WaitTimeout, PlaywrightError):
            return False

    def _still_there(self, presence: dict[str, Any]) -> bool:
        # A page that lost its server loads itself again, and may be back in the room.
        return bool(presence["inside"]) and presence["document"] == self._document

    def _presence(self) -> dict[str, Any]:
        presence: dict[str, Any] = self.page.evaluate(_PRESENCE)
        return presence


class StayingReceiver(Closeable):
    """Lends the participant who stays to one scenario after the other, and replaces it where it may not work."""

    def __init__(self, deployment: Deployment) -> None:
        self._deployment = deployment
        self._receiver: Receiver | None = None
        self._generation = deployment.generation
        self._stop_watching: Callable[[], None] | None = None

    @spent("participant")
    def lend(self, new_context: Callable[[], BrowserContext], troubles: Troubles) -> Receiver:
        """Return the receiver, alone in its room; or a new one, whose page loads while the reader's Chrome starts.

        That page is in a ``new_context``, which stays. What goes wrong in it is the troubles' until it is taken back.
        """
        self.take_back()
        receiver, generation = self._receiver, self._deployment.generation
        # The page of one who has lost the server takes a moment to notice.
        stays = receiver is not None and receiver.proven and self._generation == generation
        if receiver is None or not stays or not receiver.alone():
            self.close()
            receiver = self._receiver = Receiver(new_context().new_page(), self._deployment.new_room())
            receiver.page.add_init_script(NO_SOUND_FILES)
            self._generation = generation
        # One who stays has the pace of the block for which it came.
        receiver.page.context.set_default_timeout(ANSWERS_MS * PACE.at_start)
        self._stop_watching = troubles.watch(receiver.page.context)
        if not receiver.proven:
            # In the address, as it asks for no device then: this one only watches and listens.
            url = self._deployment.room_url(receiver.room_name, prejoin=False)
            receiver.page.goto(url, wait_until="commit")
        receiver.proven = False
        return receiver

    def take_back(self) -> None:
        """Listen no longer to what goes wrong in the receiver's page."""
        if self._stop_watching:
            self._stop_watching()
            self._stop_watching = None

    def close(self) -> None:
        """Leave the room. May be called twice."""
        self.take_back()
        receiver, self._receiver = self._receiver, None
        if receiver is not None:
            # Its browser may have died.
            with contextlib.suppress(PlaywrightError):
                receiver.page.context.close()
