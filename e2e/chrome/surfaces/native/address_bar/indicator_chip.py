"""The indicator chip: what the left end of the address bar says about camera and microphone."""

from collections.abc import Iterator
from typing import ClassVar

from e2e.chrome.surfaces.native.base import NativeButton
from e2e.chrome.surfaces.native.widgets import readable
from e2e.desktop.at_spi.node import Node
from e2e.desktop.widget import Widget
from e2e.messages.message import Message


class IndicatorChip(NativeButton):
    """The chip at the left end of the address bar: a question, a refusal, what is in use; later an icon."""

    id: ClassVar[str] = "indicator-chip"
    kind: ClassVar[str] = "PermissionDashboardView"

    def label(self) -> str:
        """Return what is written on the chip; "" when it is just an icon or not there."""
        node = self.locate(self.chrome.window())
        return self._texts(node)[0] if node else ""

    def widgets_of(self, node: Node) -> Iterator[tuple[Widget, Node]]:
        """Yield the chip itself: a button while text is on it, an icon once it has shrunk."""
        label, tooltip = self._texts(node)
        yield Widget(label, "button" if label else "icon", node.rect, self.kind, tooltip), node

    def wait_until_icon(self, seconds: float = 15.0) -> None:
        """Wait until the chip has shrunk to an icon. Raises WaitTimeout."""
        self.wait_for(lambda: self.is_shown() and not self.label(), Message("chip-to-shrink"), seconds)

    def _texts(self, node: Node) -> tuple[str, str]:
        """Return the text on the chip and its tooltip; assistive technology knows neither."""
        # Shrunk it is a circle; it keeps its text all the same.
        shrunk = node.rect.width < 2 * node.rect.height
        for view in self.chrome.inspector.views().walk():
            if view.kind != "PermissionChipView":
                continue
            properties = self.chrome.inspector.properties(view)
            if properties.get("Visible") == "true":
                text, tooltip = (
                    readable(properties.get("Text", "")),
                    readable(properties.get("TooltipText", "")),
                )
                return ("" if shrunk else text), tooltip
        return "", ""
