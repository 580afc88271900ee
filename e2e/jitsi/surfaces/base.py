"""The base of every surface of Jitsi Meet."""

from collections.abc import Mapping

from e2e.chrome.surfaces.web.base import WebSurface
from e2e.desktop.widget import Rect, Widget


class JitsiSurface(WebSurface):
    """A surface of Jitsi Meet, in the reader's Chrome or in another participant's."""

    def widget_from(self, data: Mapping[str, str], rect: Rect) -> Widget:
        """Return a widget; one that shows no text is labelled with its accessible name.

        The stored screenshots list these names among their labels.
        """
        return Widget(data["label"] or data["tooltip"], data["role"], rect, data["name"])
