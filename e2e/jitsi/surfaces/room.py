"""The room itself, once the participant has entered it."""

from typing import ClassVar

from playwright.sync_api import Locator

from e2e.harness.errors import GuestsHeldUp
from e2e.harness.timing import spent
from e2e.harness.waiting import wait_for
from e2e.jitsi.devices import which
from e2e.jitsi.surfaces.base import JitsiSurface
from e2e.jitsi.surfaces.dialogs.security import SecurityDialog
from e2e.jitsi.surfaces.state.received import Received
from e2e.jitsi.surfaces.state.standing import Standing
from e2e.messages.message import Message

LISTENS = 1.3
"""Seconds for which a participant listens at a time: a fake microphone beeps once a second."""

RECEIVED = 15.0
"""Seconds in which what somebody sends is received."""

_OWN_ID = "() => globalThis.APP?.conference?.getMyUserId?.() ?? ''"


class Room(JitsiSurface):
    """The conference: stage, filmstrip, toolbar."""

    id: ClassVar[str] = "room"

    @property
    def root(self) -> Locator:
        """The conference page; it shows also while the participant is still joining."""
        return self.page.locator("#videoconference_page")

    def wait_until_entered(self, seconds: float = 15.0) -> bool:
        """Wait until the participant is in the room.

        Raises WaitTimeout, and GuestsHeldUp where the deployment asks for a login first, or has guests wait:
        nothing is known then of what the page says about the room.
        """

        def inside() -> bool:
            standing = Standing.of(self.page)
            if standing.barrier:
                raise GuestsHeldUp(standing.barrier)
            return standing.place == "room"

        return self.wait_for(inside, Message("participant-to-be-in-room"), seconds)

    def own_id(self) -> str:
        """Return the id by which the others know this participant."""
        return str(self.page.evaluate(_OWN_ID))

    def received(self, sender: str, *devices: str, seconds: float = LISTENS) -> Received:
        """Listen until what ``sender`` sends from the devices comes in, or the time is over; return what came in."""
        return Received.listen(self.page, sender, devices, seconds)

    @spent("participant")
    def wait_until_received(self, *devices: str, sender: str, seconds: float = RECEIVED) -> bool:
        """Wait until what another participant sends from now on is received.

        Args:
            devices: ``camera`` for the picture, ``microphone`` for the sound.
            sender: the other's own id: what anybody else sends proves nothing.
            seconds: how long to wait.

        Raises:
            WaitTimeout: something is not received; the message says what is.
        """
        last = Received()

        def all_received() -> bool:
            nonlocal last
            last = self.received(sender, *devices, seconds=min(seconds, LISTENS))
            return all(last.arrives(device) for device in devices)

        return wait_for(
            all_received,
            awaited=Message("media-to-arrive", {"devices": which(devices)}),
            seconds=seconds,
            instead=lambda: last.described(),
            pause=self.viewport.pause,
        )

    def lock(self, password: str) -> None:
        """Set a password through the security dialog, as a host does. Raises WaitTimeout."""
        SecurityDialog(self.viewport).lock(password)
