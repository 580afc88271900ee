"""The site information: the bubble that the icon at the left end of the address bar opens."""

from typing import ClassVar, Literal, Self

from e2e.chrome.process.window import Part
from e2e.chrome.surfaces.native.address_bar.indicator_chip import IndicatorChip
from e2e.chrome.surfaces.native.address_bar.site_information_button import SiteInformationButton
from e2e.chrome.surfaces.native.base import NativeSurface
from e2e.chrome.surfaces.native.widgets import native_widget
from e2e.desktop.at_spi.node import Node
from e2e.desktop.widget import Widget
from e2e.harness.errors import WaitTimeout
from e2e.messages.message import Message

Device = Literal["camera", "microphone"]

_EFFECT_SECONDS = 3.0
"""How long to look what a press did before the next one; it shows after a tenth of a second, as a rule."""


class SiteInformation(NativeSurface):
    """The main page of the bubble.

    It has a row with a toggle for each device whose permission was set. The camera's comes first (the order of
    PageInfo's permissions in Chrome's source), and a single row is whichever device it is.

    Unlike a prompt it takes input from the first moment on. Measured in Chromium 156, pressing as soon as the
    accessibility bus knew the bubble, 0.07 s after the click that opened it: 40 of 40 presses of a toggle counted, 12
    of 12 of the button that resets, 8 of 8 of the one that leads to the settings.
    """

    id: ClassVar[str] = "site-information"
    part: ClassVar[Part] = "bubbles"

    def locate(self, window: Node) -> Node | None:
        """Return the bubble."""
        return window.find(
            lambda node: (
                node.attributes.get("xml-roles") == "alertdialog"
                and node.find(lambda below: below.kind == "PageInfoBubbleView") is not None
            )
        )

    def open(self) -> Self:
        """Open it by the icon in the address bar, or by the indicator chip that is in the icon's place.

        Raises WaitTimeout.
        """
        if not self.is_shown():
            self.wait_for(self._click_what_opens, Message("site-information-icon"))
        return self.wait_until_shown()

    def close(self) -> None:
        """Close it by the key Escape. Raises WaitTimeout when it stays."""
        self.chrome.desktop.keyboard.press("Escape")
        self.wait_until_gone()

    def toggle(self, device: Device) -> Widget:
        """Return a device's toggle. Raises WaitTimeout when it has no row."""
        node = self._toggle(device)
        widget = native_widget(node)
        if widget is None:
            raise WaitTimeout(Message("part-shows-nothing", {"part": node.kind}))
        return widget

    def is_on(self, device: Device) -> bool:
        """Tell whether a device's toggle is on: its use is allowed. Raises WaitTimeout when it has no row."""
        return "checked" in self._toggle(device).states

    def press(self, widget: Widget) -> None:
        """Press a widget with the pointer once nothing moves. Raises WaitTimeout when it is gone."""
        self.wait_until_shown()
        super().press(widget)

    def switch(self, device: Device) -> int:
        """Press a device's toggle, wait until it has changed, and return how often it was pressed for that.

        Raises WaitTimeout when it does not change.

        A row grows by a line when the page begins to use its device, and those below it move: measured, 0.03 to 0.3 s
        after its toggle has changed. A press at that moment falls beside the toggle below, and a reader who sees that
        nothing has happened presses again, once.
        """
        before = self.is_on(device)
        presses = 0
        for seconds in (_EFFECT_SECONDS, 10.0):
            # On a busy machine the first press may count late: a second one would take it back.
            if self.is_on(device) != before:
                break
            self.press(self.toggle(device))
            presses += 1
            try:
                self.wait_for(
                    lambda: self.is_on(device) != before,
                    Message("toggle-to-change", {"device": device}),
                    seconds,
                )
            except WaitTimeout:
                if seconds != _EFFECT_SECONDS:
                    raise
            else:
                break
        return presses

    def wait_until_in_use(self, *devices: Device, seconds: float = 10.0) -> bool:
        """Wait until the rows of devices say, below their names, that they are in use. Raises WaitTimeout."""
        return self.wait_for(
            lambda: all(len(self._lines(device)) > 1 for device in devices),
            Message("rows-to-say-in-use"),
            seconds,
            instead=lambda: ", ".join(line for device in devices for line in self._lines(device)),
        )

    def reset_permissions(self, button: Widget) -> bool:
        """Press the button that resets the permissions, and wait until that is done. Raises WaitTimeout."""
        before = [widget.label for widget in self.widgets()]
        self.press(button)
        return self.wait_for(
            lambda: [widget.label for widget in self.widgets()] != before, Message("permissions-to-be-reset")
        )

    def _click_what_opens(self) -> bool:
        # One look at both: the chip may go, and the icon come in its place.
        window = self.chrome.window()
        for opener in (SiteInformationButton(self.chrome), IndicatorChip(self.chrome)):
            if node := opener.locate(window):
                self.chrome.desktop.pointer.click(node.rect)
                return True
        return False

    def _lines(self, device: Device) -> list[str]:
        return [
            node.name
            for node in self._row(device).find_all(lambda node: node.kind == "Label" and bool(node.name))
        ]

    def _toggle(self, device: Device) -> Node:
        toggle = self._row(device).find(lambda node: node.kind == "ToggleButton")
        if toggle is None:
            raise WaitTimeout(Message("row-without-toggle", {"device": device}))
        return toggle

    def _row(self, device: Device) -> Node:
        rows = self.node().find_all(lambda node: node.kind == "PermissionToggleRowView")
        if not rows:
            raise WaitTimeout(Message("site-information-without-row"))
        return rows[0 if device == "camera" or len(rows) == 1 else 1]
