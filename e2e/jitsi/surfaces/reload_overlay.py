"""What covers the meeting when it is lost: why, how long until the page reloads itself, and perhaps a button."""

from typing import ClassVar

from playwright.sync_api import Locator

from e2e.desktop.widget import Rect
from e2e.jitsi.surfaces.base import JitsiSurface


class ReloadOverlay(JitsiSurface):
    """Shows after a lost connection or a failed conference. Source: PageReloadOverlay in Jitsi Meet's own code."""

    id: ClassVar[str] = "reload-overlay"

    @property
    def root(self) -> Locator:
        """The panel with the message, not the dimmed part around it."""
        return self.page.locator("#overlay").get_by_role("dialog")

    def dynamic_regions(self) -> list[Rect]:
        """Return where something counts down, in screen pixels: the seconds and the progress bar."""
        parts = (self.root.locator(name) for name in ("#reload_overlay_text", "#reloadProgressBar"))
        page = self.viewport.page_rect()
        return [self.rect_of(part, page) for part in parts if part.is_visible()]
