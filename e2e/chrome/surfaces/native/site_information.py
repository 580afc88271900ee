"""The site information: the bubble behind the icon at the left end of the address bar."""

import contextlib
from typing import ClassVar, Literal, Self

from e2e.chrome.surfaces.base import NativeSurface
from e2e.chrome.surfaces.native.indicator_chip import IndicatorChip
from e2e.chrome.surfaces.native.toolbar import SiteInformationButton
from e2e.chrome.surfaces.widgets import native_widget
from e2e.desktop.at_spi.node import Node
from e2e.desktop.widget import Widget
from e2e.harness.errors import WaitTimeout
from e2e.harness.waiting import wait_for

Device = Literal["camera", "microphone"]


class SiteInformation(NativeSurface):
    """The bubble, on its main page or on one of the detail pages that its rows lead to.

    The main page has a row with a toggle for each device whose permission was set; the camera's comes first
    (the order of PageInfo's permissions in Chrome's source), and a single row is whichever device it is.
    """

    name: ClassVar[str] = "site information"

    def locate(self, window: Node) -> Node | None:
        """Return the bubble."""
        return window.find(
            lambda node: (
                node.attributes.get("xml-roles") == "alertdialog"
                and node.find(lambda below: below.kind == "PageInfoBubbleView") is not None
            )
        )

    def open(self) -> Self:
        """Open the bubble by the icon in the address bar, or by the indicator chip while it is in its place."""
        if not self.showing():
            wait_for(
                self._click_what_opens, awaited="the icon of the site information", pause=self.chrome.pause
            )
        self.wait().ready()
        return self

    def close(self) -> None:
        """Close the bubble by the key Escape. Raises WaitTimeout when it stays."""
        self.chrome.desktop.keyboard.press("Escape")
        self.gone()

    def on_main_page(self) -> bool:
        """Tell whether the bubble shows its main page."""
        node = self.locate(self.chrome.window())
        return node is not None and _main(node) is not None

    def toggle(self, device: Device) -> Widget:
        """Return a device's toggle on the main page. Raises WaitTimeout when it has no row there."""
        return _widget(self._part(device, "ToggleButton"))

    def is_on(self, device: Device) -> bool:
        """Tell whether a device's toggle is on: its use is allowed."""
        return "checked" in self._part(device, "ToggleButton").states

    def switch(self, device: Device) -> None:
        """Press a device's toggle and wait until it has changed. Raises WaitTimeout when it does not."""
        before = self.is_on(device)
        self.press(self.toggle(device))
        wait_for(
            lambda: self.is_on(device) != before,
            awaited=f"the toggle of the {device} to change",
            pause=self.chrome.pause,
        )

    def wait_in_use(self, *devices: Device, seconds: float = 10.0) -> bool:
        """Wait until the rows of devices say that they are in use, below their names. Raises WaitTimeout."""
        return wait_for(
            lambda: all(len(self._lines(device)) > 1 for device in devices),
            awaited=f"the row of {' and '.join(devices)} to say that it is in use",
            seconds=seconds,
            instead=lambda: ", ".join(line for device in devices for line in self._lines(device)),
            pause=self.chrome.pause,
        )

    def details_icon(self, device: Device) -> Widget:
        """Return the icon that leads to a device's detail page."""
        return _widget(self._part(device, "ImageButton"))

    def details(self, device: Device) -> None:
        """Go to a device's detail page."""
        self._go(self.details_icon(device), "PageInfoPermissionContentView")

    def cookies_row(self) -> Widget:
        """Return the row of the main page that leads to cookies and the site's data."""
        return _widget(self._rows()[-2])

    def cookies(self) -> None:
        """Go to the page about cookies."""
        self._go(self.cookies_row(), "CookiesDescriptionLabelWrapper")

    def connection_row(self) -> Widget:
        """Return the row of the main page that says whether the connection is secure."""
        return _widget(self._rows()[0])

    def connection(self) -> None:
        """Go to the page about the connection."""
        self._go(self.connection_row(), "PageInfoSecurityContentView")

    def settings_row(self) -> Widget:
        """Return the row of the main page, or of a detail page, that leads to Chrome's settings."""
        return _widget(self._rows()[-1])

    def back_icon(self) -> Widget:
        """Return the icon on a detail page that leads back."""
        # The icon that closes the bubble is the other one.
        icons = [node for node in self.node().walk() if node.kind == "ImageButton"]
        return _widget(icons[0])

    def back(self) -> None:
        """Go back from a detail page to the main page."""
        self._go(self.back_icon(), "PageInfoMainView")

    def reset_button(self) -> Widget | None:
        """Return the button of the main page that resets the permissions.

        None when there is nothing to reset.
        """
        button = self.node().find(lambda node: node.kind == "MdTextButton")
        return native_widget(button) if button else None

    def reset(self, button: Widget | None = None) -> bool:
        """Press the button that resets the permissions, and wait until it has been done.

        Raises WaitTimeout.
        """
        button = button or self.reset_button()
        if button is None:
            raise WaitTimeout("the site information has no button that resets permissions")
        before = [widget.label for widget in self.widgets()]
        self.press(button)
        return wait_for(
            lambda: [widget.label for widget in self.widgets()] != before,
            awaited="the permissions to be reset",
            pause=self.chrome.pause,
        )

    def _click_what_opens(self) -> bool:
        for opener in (SiteInformationButton(self.chrome), IndicatorChip(self.chrome)):
            # The chip may go, and the icon come in its place, between one look and the next.
            with contextlib.suppress(WaitTimeout):
                if opener.showing():
                    opener.click()
                    return True
        return False

    def _go(self, widget: Widget, kind: str) -> None:
        self.press(widget)
        wait_for(
            lambda: self.node().find(lambda node: node.kind == kind),
            awaited=f"{kind} in the site information",
            pause=self.chrome.pause,
        )

    def _lines(self, device: Device) -> list[str]:
        return [
            node.name
            for node in self._row(device).find_all(lambda node: node.kind == "Label" and bool(node.name))
        ]

    def _part(self, device: Device, kind: str) -> Node:
        part = self._row(device).find(lambda node: node.kind == kind)
        if part is None:
            raise WaitTimeout(f"the row of the {device} has no {kind}")
        return part

    def _row(self, device: Device) -> Node:
        rows = self.node().find_all(lambda node: node.kind == "PermissionToggleRowView")
        if not rows:
            raise WaitTimeout("the site information has no row for a device")
        return rows[0 if device == "camera" or len(rows) == 1 else 1]

    def _rows(self) -> list[Node]:
        rows = self.node().find_all(lambda node: node.kind == "RichHoverButton")
        if not rows:
            raise WaitTimeout("the site information has no rows that lead on")
        return rows


def _main(node: Node) -> Node | None:
    return node.find(lambda below: below.kind == "PageInfoMainView")


def _widget(node: Node) -> Widget:
    widget = native_widget(node)
    if widget is None:
        raise WaitTimeout(f"{node.kind} shows nothing")
    return widget
