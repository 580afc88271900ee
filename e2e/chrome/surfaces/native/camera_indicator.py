"""The camera indicator: it tells in the address bar that a page uses, or may not use, camera and microphone.

Which one a reader meets depends on Chrome's variant: today's chip at the left, whose click opens the site
information, or the older icon at the right with a bubble of its own.
"""

from collections.abc import Iterator
from typing import ClassVar

from e2e.chrome.process.launch import Chrome
from e2e.chrome.surfaces.base import NativeSurface
from e2e.chrome.surfaces.native.indicator_chip import IndicatorChip
from e2e.chrome.surfaces.native.site_information import SiteInformation
from e2e.chrome.surfaces.widgets import native_widget
from e2e.desktop.at_spi.node import Node
from e2e.desktop.widget import Widget
from e2e.harness.waiting import wait_for


class CameraIndicator(IndicatorChip):
    """Today's chip at the left end of the address bar."""

    name: ClassVar[str] = "camera indicator"

    def open(self) -> SiteInformation:
        """Click the chip and wait for the site information. Raises WaitTimeout."""
        self.wait().click()
        information = SiteInformation(self.chrome).wait()
        information.ready()
        return information


class ClassicCameraIndicator(NativeSurface):
    """The older camera icon at the right end of the address bar."""

    name: ClassVar[str] = "camera indicator"

    def locate(self, window: Node) -> Node | None:
        """Return the icon."""
        return window.find(lambda node: node.kind == "ContentSettingImageView" and node.rect.width > 0)

    def pairs(self) -> Iterator[tuple[Widget, Node]]:
        """Yield the icon itself."""
        node = self.node()
        if widget := native_widget(node):
            yield widget, node

    def click(self) -> None:
        """Click the icon. Raises WaitTimeout when it is not showing."""
        self.chrome.desktop.pointer.click(self.rect())

    def open(self) -> "CameraIndicatorBubble":
        """Click the icon and wait for its bubble. Raises WaitTimeout."""
        self.wait().click()
        return CameraIndicatorBubble(self.chrome).wait()


class CameraIndicatorBubble(NativeSurface):
    """The bubble of the older camera icon: radio buttons and, below, one button to manage and one to finish."""

    name: ClassVar[str] = "camera indicator bubble"
    frame: ClassVar[str] = "surface"

    def locate(self, window: Node) -> Node | None:
        """Return the bubble."""
        return window.find(
            lambda node: (
                node.attributes.get("xml-roles") == "alertdialog"
                and node.find(lambda below: below.kind == "ContentSettingBubbleContents") is not None
            )
        )

    def press(self, widget: Widget) -> None:
        """Press a widget once the bubble takes input. Raises WaitTimeout."""
        self.ready()
        super().press(widget)

    def choices(self) -> list[Widget]:
        """Return the radio buttons: the first allows, the second blocks."""
        return [widget for widget in self.widgets() if widget.role == "radio"]

    def chosen(self) -> Widget | None:
        """Return the radio button that is chosen."""
        return next((widget for widget, node in self.pairs() if "checked" in node.states), None)

    def choose(self, choice: Widget) -> None:
        """Press a radio button and wait until it is chosen. Raises WaitTimeout."""
        self.press(choice)
        wait_for(
            lambda: (chosen := self.chosen()) is not None and chosen.label == choice.label,
            awaited=f"{choice.label!r} to be chosen",
            pause=self.chrome.pause,
        )

    def manage_button(self) -> Widget:
        """Return the button that leads to Chrome's settings."""
        return self._buttons()[0]

    def done_button(self) -> Widget:
        """Return the button that closes the bubble."""
        return self._buttons()[-1]

    def done(self) -> None:
        """Press the button that closes the bubble, and wait until it has gone. Raises WaitTimeout."""
        self.press(self.done_button())
        self.gone()

    def _buttons(self) -> list[Widget]:
        return [widget for widget in self.widgets() if widget.role == "button"]


def camera_indicator(chrome: Chrome) -> CameraIndicator | ClassicCameraIndicator:
    """Return the camera indicator of Chrome's variant; ``open`` of either opens what its click opens."""
    return (
        ClassicCameraIndicator(chrome) if chrome.variant == "classic-indicator" else CameraIndicator(chrome)
    )
