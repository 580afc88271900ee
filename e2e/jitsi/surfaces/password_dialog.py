"""The dialog that asks for a room's password."""

import contextlib

from playwright.sync_api import Locator

from e2e.harness.errors import WaitTimeout
from e2e.harness.waiting import wait_for
from e2e.jitsi.surfaces.base import GONE_MS, WebSurface


class PasswordDialog(WebSurface):
    """Asks a participant who enters a locked room for its password."""

    name = "password dialog"

    @property
    def root(self) -> Locator:
        """The dialog around the password field."""
        return self.page.get_by_role("dialog").filter(has=self.field)

    @property
    def field(self) -> Locator:
        """The password field."""
        return self.page.locator("#required-password-input")

    def type(self, password: str) -> None:
        """Type a password into the field. Raises WaitTimeout when it has gone."""
        with self.there():
            self.field.fill(password, timeout=GONE_MS)

    def submit(self) -> None:
        """Send off what was typed, by the Enter key. Raises WaitTimeout when the field has gone."""
        with self.there():
            self.field.press("Enter", timeout=GONE_MS)

    def _empty(self) -> bool:
        with contextlib.suppress(WaitTimeout), self.there():
            return self.field.is_visible() and self.field.input_value(timeout=GONE_MS) == ""
        return False

    def asks_again(self, seconds: float = 10.0) -> bool:
        """Wait for the dialog to ask again, as it does after a wrong password; raises WaitTimeout.

        It empties its field and closes as soon as a password is sent, so only one at rest has been opened anew.
        """
        self.wait(seconds)
        return wait_for(
            self._empty,
            awaited="the password dialog to ask again",
            seconds=seconds,
            pause=lambda pause: self.page.wait_for_timeout(pause * 1000),
        )
