"""Notifications: the notices at the edge of the room."""

from typing import Self

from playwright.sync_api import Locator

from e2e.meeting.surface import Viewport, WebSurface

CAMERA_PERMISSION = "deviceError.cameraPermission"
MICROPHONE_PERMISSION = "deviceError.microphonePermission"


class Notices(WebSurface):
    """The notifications that are on screen, one above the other.

    ``keys`` are those that must be among them: the keys of their titles, which are the same in every language.
    Source: a notification's ``data-testid`` in Jitsi Meet's own Notification component.
    """

    name = "notices"

    def __init__(self, viewport: Viewport, *keys: str) -> None:
        super().__init__(viewport)
        self.keys = keys

    @property
    def root(self) -> Locator:
        """The stack of notifications."""
        return self.page.locator("#notifications-container")

    def notice(self, key: str) -> Locator:
        """One notification, with ribbon, icon and buttons."""
        return self.root.locator(f"[data-testid='{key}'][role]")

    def showing(self) -> bool:
        """Tell whether all that must be there show now."""
        return all(self.notice(key).is_visible() for key in self.keys)

    def wait(self, seconds: float = 10.0) -> Self:
        """Return as soon as all that must be there show, at rest; raises NotSeenInTime."""
        for key in self.keys:
            self.wait_for(self.notice(key), f"notice {key}", seconds)
        self.rests()
        return self
