"""The camera indicator: the address bar shows by it that a page uses, or may not use, camera and microphone.

Which one a reader meets depends on Chrome's variant: today's chip at the left, whose click opens the site
information, or the older icon at the right with a bubble of its own.
"""

from typing import ClassVar

from e2e.chrome.process.launch import Chrome
from e2e.chrome.process.window import Part
from e2e.chrome.surfaces.native.address_bar.indicator_chip import IndicatorChip
from e2e.chrome.surfaces.native.base import NativeButton, NativeSurface
from e2e.chrome.surfaces.native.bubbles.site_information import SiteInformation
from e2e.desktop.at_spi.node import Node
from e2e.desktop.widget import Widget
from e2e.messages.message import Message


class CameraIndicator(IndicatorChip):
    """Today's chip at the left end of the address bar."""

    id: ClassVar[str] = "camera-indicator"

    def open(self) -> SiteInformation:
        """Click the chip and wait for the site information. Raises WaitTimeout."""
        self.wait_until_shown().click()
        return SiteInformation(self.chrome).wait_until_shown()


class ClassicCameraIndicator(NativeButton):
    """The older camera icon at the right end of the address bar."""

    id: ClassVar[str] = "camera-indicator"
    kind: ClassVar[str] = "ContentSettingImageView"

    def open(self) -> "CameraIndicatorBubble":
        """Click the icon and wait for its bubble. Raises WaitTimeout."""
        self.wait_until_shown().click()
        return CameraIndicatorBubble(self.chrome).wait_until_shown()


class CameraIndicatorBubble(NativeSurface):
    """The bubble of the older camera icon: radio buttons and, below, one button to manage and one to finish."""

    id: ClassVar[str] = "camera-indicator-bubble"
    part: ClassVar[Part] = "bubbles"
    container: ClassVar[str] = "surface"

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
        self.wait_until_ready()
        super().press(widget)

    def choices(self) -> list[Widget]:
        """Return the radio buttons: the first allows, the second blocks."""
        return [widget for widget in self.widgets() if widget.role == "radio"]

    def chosen(self) -> Widget | None:
        """Return the radio button that is chosen."""
        return next((widget for widget, node in self.widgets_with_nodes() if "checked" in node.states), None)

    def choose(self, choice: Widget) -> None:
        """Press a radio button and wait until it is chosen. Raises WaitTimeout."""
        self.press(choice)
        self.wait_for(
            lambda: (chosen := self.chosen()) is not None and chosen.label == choice.label,
            Message("label-to-be-chosen", {"label": choice.label}),
        )

    def finish(self) -> None:
        """Press the button that closes the bubble, the last one, and wait until it has gone. Raises WaitTimeout."""
        self.press([widget for widget in self.widgets() if widget.role == "button"][-1])
        self.wait_until_gone()


def camera_indicator(chrome: Chrome) -> CameraIndicator | ClassicCameraIndicator:
    """Return the camera indicator of Chrome's variant; ``open`` of either opens what its click opens."""
    return (
        ClassicCameraIndicator(chrome) if chrome.variant == "classic-indicator" else CameraIndicator(chrome)
    )
