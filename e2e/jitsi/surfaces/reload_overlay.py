"""What covers the meeting when it is lost: why, how long until the page loads itself anew, and perhaps a button."""

from playwright.sync_api import Locator

from e2e.desktop.widget import Rect
from e2e.jitsi.surfaces.base import WebSurface


class ReloadOverlay(WebSurface):
    """Shows after a lost connection or a failed conference. Source: PageReloadOverlay in Jitsi Meet's own code."""

    name = "reload overlay"

    @property
    def root(self) -> Locator:
        """The panel with the message, not the veil around it."""
        return self.page.locator("#overlay").get_by_role("dialog")

    def living(self) -> list[Rect]:
        """Where something counts down: the seconds and the progress bar, in screen pixels."""
        parts = (self.root.locator(name) for name in ("#reload_overlay_text", "#reloadProgressBar"))
        page = self.viewport.page_rect()
        return [self.place_of(part, page) for part in parts if part.is_visible()]
