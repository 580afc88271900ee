"""A reader's mouse: real X events, through the XTEST extension."""

from Xlib import X
from Xlib.display import Display
from Xlib.ext import xtest

from e2e.desktop.display.x_server import talking
from e2e.desktop.widget import Rect


class Pointer:
    """The mouse pointer of one display; all positions are screen pixels."""

    def __init__(self, display: Display, size: tuple[int, int]) -> None:
        self._display = display
        self._size = size

    def position(self) -> tuple[int, int]:
        """Where the pointer is, ``x, y``."""
        with talking():
            there = self._display.screen().root.query_pointer()
        return int(there.root_x), int(there.root_y)

    def move(self, x: int, y: int) -> None:
        """Move the pointer to ``x, y``."""
        with talking():
            xtest.fake_input(self._display, X.MotionNotify, x=x, y=y)
            self._display.sync()

    def click(self, at: Rect | tuple[int, int], button: int = 1) -> None:
        """Move to a point, or the middle of a rectangle, and click: button 1 is left, 3 is right."""
        x, y = at.center if isinstance(at, Rect) else at
        self.move(x, y)
        with talking():
            xtest.fake_input(self._display, X.ButtonPress, button)
            xtest.fake_input(self._display, X.ButtonRelease, button)
            self._display.sync()

    def park(self) -> None:
        """Put the pointer where it touches nothing: the bottom right corner of the screen."""
        self.move(self._size[0] - 1, self._size[1] - 1)
