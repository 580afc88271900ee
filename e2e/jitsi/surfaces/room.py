"""The room itself, once the participant has entered it."""

from pathlib import Path

from playwright.sync_api import Locator

from e2e.harness.errors import GuestsHeldUp
from e2e.harness.waiting import wait_for
from e2e.jitsi.surfaces.base import WebSurface
from e2e.jitsi.surfaces.security_dialog import SecurityDialog
from e2e.jitsi.surfaces.state.received import Received
from e2e.jitsi.surfaces.state.standing import Standing

_RECEIVED = (Path(__file__).parent / "state" / "received.js").read_text("utf-8").split("\n", 2)[2]

_OWN_ID = "() => globalThis.APP?.conference?.getMyUserId?.() ?? ''"


class Room(WebSurface):
    """The conference: stage, filmstrip, toolbar."""

    name = "room"

    @property
    def root(self) -> Locator:
        """The conference page; it shows also while the participant is still joining."""
        return self.page.locator("#videoconference_page")

    def entered(self, seconds: float = 15.0) -> bool:
        """Wait until the participant is in the room.

        Raises WaitTimeout, and GuestsHeldUp where the deployment asks for a login first, or has guests wait:
        nothing is known then of what the page says about the room.
        """

        def inside() -> bool:
            standing = Standing.of(self.page)
            if standing.barrier:
                raise GuestsHeldUp(standing.barrier)
            return standing.place == "room"

        return wait_for(
            inside,
            awaited="the participant to be in the room",
            seconds=seconds,
            instead=lambda: ", ".join(self.visible_texts()[:12]) or "an empty page",
            pause=lambda pause: self.page.wait_for_timeout(pause * 1000),
        )

    def own_id(self) -> str:
        """Return what the others know this participant by."""
        return str(self.page.evaluate(_OWN_ID))

    def received(self) -> Received:
        """Listen for a second, and return what comes in from the others."""
        return Received.of(self.page.evaluate(_RECEIVED))

    def receives(self, *devices: str, sender: str | None = None, seconds: float = 15.0) -> bool:
        """Wait until picture (``camera``) and sound (``microphone``) of another come in; raises WaitTimeout.

        ``sender`` is the other's own id; None for anybody.
        """
        last = Received()

        def all_there() -> bool:
            nonlocal last
            last = self.received()
            return all(last.arrives(device, sender) for device in devices)

        return wait_for(
            all_there,
            awaited=f"another participant's {' and '.join(devices)}",
            seconds=seconds,
            instead=lambda: last.described(sender),
            pause=lambda pause: self.page.wait_for_timeout(pause * 1000),
        )

    def lock(self, password: str) -> None:
        """Set a password through the security dialog, as a host does; raises WaitTimeout."""
        SecurityDialog(self.viewport).lock(password)
