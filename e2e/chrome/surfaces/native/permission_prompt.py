"""The permission prompt: the bubble in which a site asks for camera and microphone."""

from typing import ClassVar

from e2e.chrome.surfaces.base import NativeSurface
from e2e.desktop.at_spi.node import Node
from e2e.desktop.widget import Widget
from e2e.harness.errors import WaitTimeout

# Each press that comes too soon makes the prompt's guard wait anew, so look for 1.2 s what a press did before the next.
EFFECT_SECONDS = 1.2

_PRESSES = 4


class PermissionPrompt(NativeSurface):
    """The permission prompt below the left end of the address bar."""

    name: ClassVar[str] = "permission prompt"

    def locate(self, window: Node) -> Node | None:
        """Return the alert dialog that holds Chrome's prompt."""
        return window.find(
            lambda node: (
                node.attributes.get("xml-roles") == "alertdialog"
                and node.find(lambda below: below.kind.startswith("PermissionPrompt")) is not None
            )
        )

    def title(self) -> str:
        """Return the text on top, which names the site that asks."""
        heading = self.node().find(lambda node: node.role == "heading")
        return heading.name if heading else ""

    def buttons(self) -> list[Widget]:
        """Return the answers that the reader can give, top down; the icon that closes the prompt is none."""
        return [widget for widget in self.widgets() if widget.role == "button"]

    def press(self, widget: Widget) -> None:
        """Press a widget.

        After a button, wait until the prompt has gone. Raises WaitTimeout when it stays.
        """
        for _ in range(_PRESSES):
            self.ready()
            super().press(widget)
            self._shape = None
            if widget.role != "button" or self._goes():
                return
        raise WaitTimeout(
            f"the permission prompt stays, although {widget.label!r} was pressed {_PRESSES} times"
        )

    def dismiss(self) -> None:
        """Put the prompt away without an answer: the key Escape. Raises WaitTimeout when it stays."""
        for _ in range(_PRESSES):
            self.ready()
            self.chrome.desktop.keyboard.press("Escape")
            self._shape = None
            if self._goes():
                return
        raise WaitTimeout("the permission prompt stays, although Escape was pressed")

    def _goes(self) -> bool:
        try:
            self.gone(EFFECT_SECONDS)
        except WaitTimeout:
            return False
        return True
