"""The whole screen as a block's walk saw it: looked at often, kept where the page turns out to be wrong."""

from collections.abc import Callable
from pathlib import Path

from PIL import Image

from e2e.desktop import Desktop, Rect

GREY = (128, 128, 128)


class Screens:
    """Remembers the last look at the screen of one block.

    ``report`` is the folder of the run's results, ``name`` the picture's name in it, without a suffix. ``hidden`` gives
    an area that must not be seen in it, such as an address with a token.
    """

    def __init__(
        self, desktop: Desktop, report: Path, name: str, *, hidden: Callable[[], Rect | None]
    ) -> None:
        self._desktop = desktop
        self._report = report
        self._name = f"screens/{name}.png"
        self._hidden = hidden
        self._last: Image.Image | None = None

    def look(self) -> None:
        """Remember the screen as it is now."""
        self._last = self._desktop.screen.grab()
        if area := self._hidden():
            self._last.paste(GREY, area.box)

    def keep(self) -> str | None:
        """Write what was seen last and return its name, relative to the report's folder; None if there is nothing."""
        if self._last is None:
            return None
        path = self._report / self._name
        path.parent.mkdir(parents=True, exist_ok=True)
        self._last.save(path)
        return self._name
