"""The dialog in which a page asks or says something itself: ``alert``, ``confirm`` and ``prompt`` of its scripts."""

from typing import ClassVar

from e2e.chrome.process.window import PAGE_DIALOG, Part
from e2e.chrome.surfaces.native.base import NativeSurface
from e2e.desktop.at_spi.node import Node
from e2e.desktop.widget import Widget


class PageDialog(NativeSurface):
    """The dialog over the page, which stands still until the reader has answered.

    A web surface with a button that opens it says so: ``opens_dialogs``. Nothing of the page can be read meanwhile.
    """

    id: ClassVar[str] = "page-dialog"
    part: ClassVar[Part] = "bubbles"

    def locate(self, window: Node) -> Node | None:
        """Return the frame that has the dialog in it, with its buttons."""
        return window.find(
            lambda node: (
                node.kind == "BubbleFrameView"
                and node.find(lambda below: below.kind.startswith(PAGE_DIALOG)) is not None
            )
        )

    def press(self, widget: Widget) -> None:
        """Press a widget and, after a button, wait until the dialog has gone. Raises WaitTimeout when it stays."""
        self.wait_until_ready()
        super().press(widget)
        if widget.role == "button":
            self.wait_until_gone()
