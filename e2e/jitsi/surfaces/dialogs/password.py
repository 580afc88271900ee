"""The dialog that asks for a room's password."""

import contextlib
from typing import ClassVar

from playwright.sync_api import Locator

from e2e.chrome.surfaces.web.base import ELEMENT_MS
from e2e.harness.errors import WaitTimeout
from e2e.jitsi.surfaces.base import JitsiSurface
from e2e.messages.message import Message


class PasswordDialog(JitsiSurface):
    """Asks a participant who enters a locked room for its password."""

    id: ClassVar[str] = "password-dialog"

    @property
    def root(self) -> Locator:
        """The dialog around the password field."""
        return self.page.get_by_role("dialog").filter(has=self.field)

    @property
    def field(self) -> Locator:
        """The password field."""
        return self.page.locator("#required-password-input")

    def type_password(self, password: str) -> None:
        """Type a password into the field. Raises WaitTimeout when it has gone."""
        with self.element_present():
            self.field.fill(password, timeout=ELEMENT_MS)

    def submit_password(self) -> None:
        """Submit what was typed, by the Enter key. Raises WaitTimeout when the field has gone."""
        with self.element_present():
            self.field.press("Enter", timeout=ELEMENT_MS)

    def _empty(self) -> bool:
        with contextlib.suppress(WaitTimeout), self.element_present():
            return self.field.is_visible() and self.field.input_value(timeout=ELEMENT_MS) == ""
        return False

    def wait_until_it_asks_again(self, seconds: float = 10.0) -> bool:
        """Wait until the dialog asks again, as it does after a wrong password. Raises WaitTimeout.

        It empties its field and closes as soon as a password is sent, so only one at rest has been opened again.
        """
        self.wait_until_shown(seconds)
        return self.wait_for(self._empty, Message("password-dialog-to-ask-again"), seconds)
