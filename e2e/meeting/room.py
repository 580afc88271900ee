"""The room itself, once the participant has entered it."""

from pathlib import Path

from playwright.sync_api import Locator

from e2e.bench import BenchFailure, wait_for
from e2e.meeting.security import SecurityDialog
from e2e.meeting.surface import WebSurface

LOCKED_OUT = "the instance asks for a login or token: set JITSI_TOKEN, or see whether it has expired"
_RECEIVED = (Path(__file__).parent / "received.js").read_text("utf-8").split("\n", 2)[2]

# Jitsi Meet's own tests ask the same object whether a participant has joined.
_JOINED = "() => Boolean(globalThis.APP?.conference?.isJoined?.())"


# What Jitsi Meet keeps in its state where it shows a login instead of the room (features/base/connection, conference).
_LOCKED_OUT = """() => {
    const state = globalThis.APP?.store?.getState();

    return Boolean(state?.['features/base/connection']?.passwordRequired
        || state?.['features/base/conference']?.authRequired);
}"""


class Room(WebSurface):
    """The conference: stage, filmstrip, toolbar."""

    name = "room"

    @property
    def root(self) -> Locator:
        """The conference page; it shows also while the participant is still joining."""
        return self.page.locator("#videoconference_page")

    def entered(self, seconds: float = 15.0) -> bool:
        """Wait until the participant is in the room.

        Raises NotSeenInTime, and BenchFailure where the instance asks for a login or token first: no reader of a page
        has one, so it is the suite that was not given what opens the instance.
        """

        def inside() -> bool:
            if self.page.evaluate(_LOCKED_OUT):
                raise BenchFailure(LOCKED_OUT)
            return bool(self.page.evaluate(_JOINED))

        return wait_for(
            inside,
            awaited="the participant to be in the room",
            seconds=seconds,
            instead=lambda: ", ".join(self.visible_texts()[:12]) or "an empty page",
            pause=lambda pause: self.page.wait_for_timeout(pause * 1000),
        )

    def received(self) -> dict[str, bool]:
        """Tell whether this participant sees and hears another one: by device of the sender, camera and microphone."""
        return dict(self.page.evaluate(_RECEIVED))

    def receives(self, *devices: str, seconds: float = 15.0) -> bool:
        """Wait until picture (``camera``) and sound (``microphone``) of another come in; raises NotSeenInTime."""
        last: list[dict[str, bool]] = [{}]

        def all_there() -> bool:
            last[0] = self.received()
            return all(last[0].get(device) for device in devices)

        return wait_for(
            all_there,
            awaited=f"another participant's {' and '.join(devices)}",
            seconds=seconds,
            instead=lambda: ", ".join(device for device, there in last[0].items() if there) or "nothing",
            pause=lambda pause: self.page.wait_for_timeout(pause * 1000),
        )

    def lock(self, password: str) -> None:
        """Set a password through the security dialog, as a host does; raises NotSeenInTime."""
        SecurityDialog(self.viewport).lock(password)
