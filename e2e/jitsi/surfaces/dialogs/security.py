"""The security dialog, in which a host sets a room's password."""

from typing import ClassVar

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Locator

from e2e.harness.errors import WaitTimeout
from e2e.jitsi.surfaces.base import JitsiSurface
from e2e.messages.message import Message

HOST_TOOLBAR = 'config.toolbarButtons=["security"]'
"""In the fragment of a room's address: a toolbar with nothing but the security button, which in the full toolbar
hides in a menu whose items have no names but their labels. Source: Jitsi Meet's option ``toolbarButtons``."""


# The dialog closes by itself; what the server has accepted is in Jitsi Meet's store.
_LOCKED = "() => Boolean(APP.store.getState()['features/base/conference'].locked)"


class SecurityDialog(JitsiSurface):
    """Reached by the toolbar of a participant who came by an address with ``HOST_TOOLBAR``."""

    id: ClassVar[str] = "security-dialog"

    @property
    def root(self) -> Locator:
        """The dialog around the part about the password."""
        return self.page.get_by_role("dialog").filter(has=self.page.locator(".password-section"))

    def open(self) -> None:
        """Open the dialog by the toolbar."""
        self.page.mouse.move(400, 400)
        self.page.locator(".toolbox-content-items .toolbox-button").first.click()

    def lock(self, password: str) -> None:
        """Set the password, which closes the dialog. Raises WaitTimeout."""
        try:
            self.open()
            self.root.locator(".add-password").click()
            self.page.locator("#info-password-input").fill(password)
            self.page.keyboard.press("Enter")
            self.page.wait_for_function(_LOCKED)
        except PlaywrightError as error:
            raise WaitTimeout(Message("room-not-locked", {"why": error.message.splitlines()[0]})) from error
