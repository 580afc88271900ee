"""The indicator chip: what the left end of the address bar says about camera and microphone."""

from collections.abc import Iterator
from typing import ClassVar

from e2e.chrome.surfaces.base import NativeSurface
from e2e.chrome.surfaces.widgets import readable
from e2e.desktop.at_spi.node import Node
from e2e.desktop.widget import Widget
from e2e.harness.waiting import wait_for

_CHIP = "PermissionDashboardView"


class IndicatorChip(NativeSurface):
    """The chip at the left end of the address bar: a question, a refusal, what is in use; later an icon."""

    name: ClassVar[str] = "indicator chip"

    def locate(self, window: Node) -> Node | None:
        """Return the chip."""
        return window.find(lambda node: node.kind == _CHIP and node.rect.width > 0)

    def label(self) -> str:
        """Return what is written on the chip; "" when it is just an icon or not there."""
        node = self.locate(self.chrome.window())
        return self._texts(node)[0] if node else ""

    def pairs(self) -> Iterator[tuple[Widget, Node]]:
        """Yield the chip itself: a button while text is on it, an icon once it has shrunk."""
        node = self.node()
        label, tooltip = self._texts(node)
        yield Widget(label, "button" if label else "icon", node.rect, _CHIP, tooltip), node

    def wait_label_change(self, before: str = "", seconds: float = 10.0) -> str:
        """Wait until something other than ``before`` is written on the chip, and return it.

        Raises WaitTimeout.
        """
        return wait_for(
            lambda: label if (label := self.label()) != before else None,
            awaited=f"the indicator chip to say something other than {before!r}",
            seconds=seconds,
            pause=self.chrome.pause,
        )

    def wait_icon(self, seconds: float = 15.0) -> None:
        """Wait until the chip has shrunk to an icon. Raises WaitTimeout."""
        wait_for(
            lambda: self.showing() and not self.label(),
            awaited="the indicator chip to shrink to an icon",
            seconds=seconds,
            pause=self.chrome.pause,
        )

    def click(self) -> None:
        """Click the chip. Raises WaitTimeout when it is not showing."""
        self.chrome.desktop.pointer.click(self.rect())

    def _texts(self, node: Node) -> tuple[str, str]:
        """Return the text on the chip and its tooltip; assistive technology is told neither."""
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
