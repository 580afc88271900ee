"""The surface of the sound check: the banner at the bottom of its page."""

from typing import ClassVar

from playwright.sync_api import Locator

from e2e.chrome.surfaces.web.base import WebSurface


class Banner(WebSurface):
    """The banner, which shows as soon as the page may listen."""

    id: ClassVar[str] = "banner"

    @property
    def root(self) -> Locator:
        """The element with the role of a status."""
        return self.page.get_by_role("status")
