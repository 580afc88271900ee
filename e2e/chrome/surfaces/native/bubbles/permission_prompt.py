"""The permission prompt: the bubble in which a site asks for devices."""

from collections.abc import Callable
from typing import ClassVar

from e2e.chrome.process.window import Part
from e2e.chrome.surfaces.native.base import NativeSurface
from e2e.desktop.at_spi.node import Node
from e2e.desktop.widget import Widget
from e2e.harness.errors import WaitTimeout
from e2e.messages.message import Message

EFFECT_SECONDS = 1.2
"""How long to look what a press did before the next one: each that comes too soon restarts the prompt's guard."""

_PRESSES = 4


class PermissionPrompt(NativeSurface):
    """The permission prompt below the left end of the address bar."""

    id: ClassVar[str] = "permission-prompt"
    part: ClassVar[Part] = "bubbles"

    def locate(self, window: Node) -> Node | None:
        """Return the alert dialog that holds Chrome's prompt."""
        return window.find(
            lambda node: (
                node.attributes.get("xml-roles") == "alertdialog"
                and node.find(lambda below: below.kind.startswith("PermissionPrompt")) is not None
            )
        )

    def buttons(self) -> list[Widget]:
        """Return the answers that the reader can give, top down, without the icon that closes the prompt."""
        return [widget for widget in self.widgets() if widget.role == "button"]

    def press(self, widget: Widget) -> None:
        """Press a widget and, after a button, wait until the prompt has gone. Raises WaitTimeout when it stays."""
        for _ in range(_PRESSES):
            self._do(lambda: super(PermissionPrompt, self).press(widget))
            if widget.role != "button" or self._goes():
                return
        raise WaitTimeout(Message("prompt-stays", {"label": widget.label, "times": _PRESSES}))

    def dismiss(self) -> None:
        """Close the prompt without an answer, by the key Escape. Raises WaitTimeout when it stays."""
        for _ in range(_PRESSES):
            self._do(lambda: self.chrome.desktop.keyboard.press("Escape"))
            if self._goes():
                return
        raise WaitTimeout(Message("prompt-stays-after-escape"))

    def _do(self, act: Callable[[], None]) -> None:
        self.wait_until_ready()
        act()
        self.restart_guard()

    def _goes(self) -> bool:
        try:
            self.wait_until_gone(EFFECT_SECONDS)
        except WaitTimeout:
            return False
        return True
