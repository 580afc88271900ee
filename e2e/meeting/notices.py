"""Notifications: the notices at the edge of the room."""

from playwright.sync_api import Locator

from e2e.meeting.surface import Viewport, WebSurface


class Notice(WebSurface):
    """One notification, known by the key of its title or text, which is the same in every language.

    Source: a notification's ``data-testid`` in Jitsi Meet's own Notification component.
    """

    name = "notification"

    def __init__(self, viewport: Viewport, key: str) -> None:
        super().__init__(viewport)
        self.key = key
        self.name = f"notification {key}"

    @property
    def root(self) -> Locator:
        """The notification, with ribbon, icon and buttons."""
        return self.page.locator(f"#notifications-container [data-testid='{self.key}'][role]")


class DeviceNotices:
    """The notifications about missing permissions."""

    def __init__(self, viewport: Viewport) -> None:
        self.camera = Notice(viewport, "deviceError.cameraPermission")
        self.microphone = Notice(viewport, "deviceError.microphonePermission")
