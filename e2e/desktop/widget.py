"""What a reader can see and press: plain data, the same for Chrome's own interface and for a web page."""

from dataclasses import dataclass
from typing import NamedTuple


class Rect(NamedTuple):
    """A rectangle in screen pixels; ``x, y`` is the top left corner."""

    x: int
    y: int
    width: int
    height: int

    @property
    def center(self) -> tuple[int, int]:
        """The pixel in the middle, ``x, y``."""
        return self.x + self.width // 2, self.y + self.height // 2

    @property
    def box(self) -> tuple[int, int, int, int]:
        """``left, top, right, bottom``, as Pillow wants it; right and bottom are the first pixels outside."""
        return self.x, self.y, self.x + self.width, self.y + self.height

    def contains(self, point: tuple[int, int]) -> bool:
        """Tell whether a pixel, ``x, y``, lies in it."""
        left, top, right, bottom = self.box
        return left <= point[0] < right and top <= point[1] < bottom

    def shifted(self, dx: int, dy: int) -> "Rect":
        """The same rectangle, moved by ``dx, dy`` pixels."""
        return Rect(self.x + dx, self.y + dy, self.width, self.height)

    def grown(self, margin: int) -> "Rect":
        """The rectangle with ``margin`` more pixels at each side."""
        return Rect(self.x - margin, self.y - margin, self.width + 2 * margin, self.height + 2 * margin)

    def clipped(self, area: "Rect") -> "Rect":
        """The part that lies in ``area``; width and height are 0 if no part does."""
        left, top = max(self.x, area.x), max(self.y, area.y)
        right = min(self.x + self.width, area.x + area.width)
        bottom = min(self.y + self.height, area.y + area.height)
        return Rect(left, top, max(0, right - left), max(0, bottom - top))


@dataclass(frozen=True)
class Widget:
    """One widget that is showing.

    ``label`` is what a reader reads on it or beside it ("" for a bare icon). ``role`` is one of: button,
    icon (a button without text on it), toggle, checkbox, radio, combobox, option, textfield, link, tab,
    menuitem, listitem, image, heading, text, dialog, notice, other. ``name`` is the widget's id, class or
    test id where it has one that is independent of the language. ``tooltip`` is what is not written on it:
    its tooltip, the accessible name of an icon, what a combo box is for.
    """

    label: str
    role: str
    rect: Rect
    name: str = ""
    tooltip: str = ""
