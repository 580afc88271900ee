"""The reload bar: after a change of permissions Chrome offers, above the page, to load it again."""

from typing import ClassVar

from e2e.chrome.process.loading import reloading
from e2e.chrome.surfaces.native.base import NativeSurface
from e2e.desktop.at_spi.node import Node
from e2e.desktop.widget import Widget
from e2e.harness.errors import WaitTimeout
from e2e.messages.message import Message
from e2e.messages.names import surface

_BUTTON = "MdTextButton"


class ReloadBar(NativeSurface):
    """The bar between address bar and page, with a text, a button and an icon that closes it."""

    id: ClassVar[str] = "reload-bar"

    def locate(self, window: Node) -> Node | None:
        """Return the bar; the toolbar has a reload button of its own, which is not in it."""
        bars = window.find(lambda node: node.kind == "InfoBarContainerView")
        return bars and bars.find(
            lambda node: node.role == "alert" and node.find(lambda below: below.kind == _BUTTON) is not None
        )

    def button(self) -> Widget:
        """Return the button that loads the page again. Raises WaitTimeout when the bar is not showing."""
        for widget, node in self.widgets_with_nodes():
            if node.kind == _BUTTON:
                return widget
        raise WaitTimeout(Message("no-button-on-surface", {"surface": surface(self.id)}))

    def reload_page(self) -> None:
        """Press the button, and wait until the page is loaded and the bar gone. Raises WaitTimeout."""
        button = self.button()
        reloading(self.chrome, lambda: self.press(button))
        self.wait_until_gone()
