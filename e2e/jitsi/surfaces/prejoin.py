"""The prejoin screen: what a participant sees before entering the room."""

from typing import ClassVar, Self

from playwright.sync_api import Locator

from e2e.chrome.surfaces.web.base import ELEMENT_MS
from e2e.desktop.widget import Rect
from e2e.harness.errors import Differs, WaitTimeout
from e2e.jitsi.surfaces.base import JitsiSurface
from e2e.jitsi.surfaces.state.standing import Standing
from e2e.messages.message import Message


class _BeforeRoom(JitsiSurface):
    """A surface that shows only before the room."""

    def wait_until_shown(self, seconds: float = 10.0) -> Self:
        """Wait until it shows. Raises WaitTimeout, and Differs where there is no prejoin screen at all."""
        try:
            return super().wait_until_shown(seconds)
        except WaitTimeout:
            standing = Standing.of(self.page)
            if standing.place == "room" and not standing.prejoin:
                raise Differs(Message("no-prejoin-screen")) from None
            raise


class PrejoinScreen(_BeforeRoom):
    """Camera preview, name field, joining button, and the state of the devices."""

    id: ClassVar[str] = "prejoin-screen"

    @property
    def root(self) -> Locator:
        """The screen with its preview; the test id stands at its form only."""
        return self.page.locator(".premeeting-screen").filter(has=self.page.get_by_test_id("prejoin.screen"))

    @property
    def name_field(self) -> Locator:
        """The field for the participant's name."""
        return self.page.locator("#premeeting-name-input")

    @property
    def join_button(self) -> Locator:
        """The button that enters the room."""
        return self.page.get_by_test_id("prejoin.joinMeeting")

    def dynamic_regions(self) -> list[Rect]:
        """Return where something differs from run to run, in screen pixels: the name of the room."""
        heading = self.root.locator("[class*='roomName']").first
        if not heading.is_visible():
            return []
        return [self.rect_of(heading)]

    def enter_name(self, name: str) -> None:
        """Type a name into the field. Raises WaitTimeout when it does not show."""
        with self.element_present():
            self.name_field.fill(name, timeout=ELEMENT_MS)

    def join(self) -> None:
        """Enter the room by the button, whatever it is called. Raises WaitTimeout when it cannot be pressed."""
        with self.element_present():
            self.join_button.click(timeout=ELEMENT_MS)


class DeviceStatus(_BeforeRoom):
    """The strip of the prejoin screen that says that a permission is missing."""

    id: ClassVar[str] = "device-status-of-the-prejoin-screen"

    @property
    def root(self) -> Locator:
        """The strip, when it is about an error."""
        return self.page.locator(".device-status-error")
