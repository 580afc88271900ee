"""Buttons of the toolbar that a page sends its reader to."""

from collections.abc import Iterator
from typing import ClassVar

from e2e.chrome.process.loading import reloading
from e2e.chrome.surfaces.base import NativeSurface
from e2e.chrome.surfaces.widgets import native_widget
from e2e.desktop.at_spi.node import Node
from e2e.desktop.widget import Widget


class _ToolbarButton(NativeSurface):
    kind: ClassVar[str]

    def locate(self, window: Node) -> Node | None:
        """Return the button."""
        return window.find(lambda node: node.kind == self.kind and node.rect.width > 0)

    def pairs(self) -> Iterator[tuple[Widget, Node]]:
        """Yield the button itself."""
        node = self.node()
        widget = native_widget(node)
        if widget:
            yield widget, node

    def click(self) -> None:
        """Click the button. Raises WaitTimeout when it is not showing."""
        self.chrome.desktop.pointer.click(self.rect())


class SiteInformationButton(_ToolbarButton):
    """The icon at the left end of the address bar; the indicator chip takes its place while there is one."""

    name: ClassVar[str] = "site information button"
    kind: ClassVar[str] = "LocationIconView"


class ReloadButton(_ToolbarButton):
    """The button left of the address bar that loads the page again."""

    name: ClassVar[str] = "reload button"
    kind: ClassVar[str] = "ReloadButton"

    def click(self) -> None:
        """Click the button and wait until the page is there anew. Raises WaitTimeout."""
        reloading(self.chrome, super().click)
