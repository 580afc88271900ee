"""The room itself, once the participant has entered it."""

from playwright.sync_api import Locator

from e2e.bench import wait_for
from e2e.meeting.security import SecurityDialog
from e2e.meeting.surface import WebSurface

# Jitsi Meet's own tests ask the same object whether a participant has joined.
_JOINED = "() => Boolean(globalThis.APP?.conference?.isJoined?.())"


class Room(WebSurface):
    """The conference: stage, filmstrip, toolbar."""

    name = "room"

    @property
    def root(self) -> Locator:
        """The conference page; it shows also while the participant is still joining."""
        return self.page.locator("#videoconference_page")

    def entered(self, seconds: float = 15.0) -> bool:
        """Wait until the participant is in the room; raises NotSeenInTime."""
        return self._becomes(_JOINED, "the participant to be in the room", seconds)

    def lock(self, password: str) -> None:
        """Set a password through the security dialog, as a host does; raises NotSeenInTime."""
        SecurityDialog(self.viewport).lock(password)

    def _becomes(self, script: str, awaited: str, seconds: float) -> bool:
        return wait_for(
            lambda: bool(self.page.evaluate(script)),
            awaited=awaited,
            seconds=seconds,
            instead=lambda: ", ".join(self.visible_texts()[:12]) or "an empty page",
            pause=lambda pause: self.page.wait_for_timeout(pause * 1000),
        )
