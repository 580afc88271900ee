"""The prejoin screen: what a participant sees before entering the room."""

from typing import Self

from playwright.sync_api import Locator

from e2e.desktop.widget import Rect
from e2e.harness.errors import Differs, WaitTimeout
from e2e.jitsi.surfaces.base import GONE_MS, WebSurface
from e2e.jitsi.surfaces.state.standing import Standing

NO_PREJOIN_SCREEN = "this deployment has no prejoin screen: its links lead straight into the room"


class _Before(WebSurface):
    """What shows only before the room."""

    def wait(self, seconds: float = 10.0) -> Self:
        """Return as soon as it shows; raises WaitTimeout, and Differs where there is no prejoin screen at all."""
        try:
            return super().wait(seconds)
        except WaitTimeout:
            standing = Standing.of(self.page)
            if standing.place == "room" and not standing.prejoin:
                raise Differs(NO_PREJOIN_SCREEN) from None
            raise


class PrejoinScreen(_Before):
    """Camera preview, name field, joining button, and the state of the devices."""

    name = "prejoin screen"

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

    def living(self) -> list[Rect]:
        """Where something stands that is another one in every run: the name of the room."""
        heading = self.root.locator("[class*='roomName']").first
        if not heading.is_visible():
            return []
        return [self.place_of(heading)]

    def enter_name(self, name: str) -> None:
        """Type a name into the field. Raises WaitTimeout when there is none."""
        with self.there():
            self.name_field.fill(name, timeout=GONE_MS)

    def join(self) -> None:
        """Enter the room by the button, whatever it is called. Raises WaitTimeout when it cannot be pressed."""
        with self.there():
            self.join_button.click(timeout=GONE_MS)


class DeviceStatus(_Before):
    """The strip of the prejoin screen that tells of missing permissions."""

    name = "device status of the prejoin screen"

    @property
    def root(self) -> Locator:
        """The strip, when it tells of an error."""
        return self.page.locator(".device-status-error")

    def frames(self) -> dict[str, Rect]:
        """Place words refer to the whole page as well as to the prejoin screen."""
        screen = PrejoinScreen(self.viewport)
        return {**super().frames(), "dialog": screen.rect()}
