"""What is on the screen: the pixels of the X root window, without the mouse pointer."""

from collections.abc import Sequence

from PIL import Image, ImageChops, ImageDraw
from Xlib import X
from Xlib.display import Display

from e2e.desktop.display.x_server import talking
from e2e.desktop.widget import Rect
from e2e.harness.errors import HarnessError
from e2e.harness.waiting import wait_for
from e2e.messages.message import Message


class Screen:
    """The screen of one display."""

    def __init__(self, display: Display) -> None:
        self._display = display
        shape = display.screen().root.get_geometry()
        self.rect = Rect(0, 0, int(shape.width), int(shape.height))

    def grab(self, rect: Rect | None = None) -> Image.Image:
        """Return what is on the screen, as an RGB image.

        Args:
            rect: the part to return, in screen pixels; what of it is off the screen is left out.

        Raises:
            HarnessError: nothing of ``rect`` is on the screen.
        """
        part = (rect or self.rect).clipped(self.rect)
        if not part.width or not part.height:
            raise HarnessError(Message("outside-screen", {"rect": str(rect), "screen": str(self.rect)}))
        with talking():
            grabbed = self._display.screen().root.get_image(*part, X.ZPixmap, 0xFFFFFFFF)
        return Image.frombytes("RGB", (part.width, part.height), grabbed.data, "raw", "BGRX")

    def grab_still(
        self, rect: Rect | None = None, ignore: Sequence[Rect] = (), grabs: int = 4, seconds: float = 8.0
    ) -> Image.Image:
        """Wait until grabs in a row, 0.06 s apart, are equal; return the last one.

        Args:
            rect: the part of the screen, in screen pixels.
            ignore: areas that may differ, in screen pixels.
            grabs: how many grabs must be equal.
            seconds: how long the screen may take to come to rest.

        Raises:
            WaitTimeout: the screen does not come to rest; the message says where it changed last.
        """
        part = (rect or self.rect).clipped(self.rect)
        equal: list[Image.Image] = []
        moved = [Message("no-change-yet")]

        def still() -> Image.Image | None:
            now = self.grab(part)
            if equal and (change := self._difference(equal[-1], now, part, ignore)):
                moved[0] = Message("screen-changed", {"rect": str(change)})
                equal.clear()
            equal.append(now)
            return now if len(equal) >= grabs else None

        return wait_for(
            still, awaited=Message("still-screen"), seconds=seconds, every=0.06, instead=lambda: moved[0]
        )

    @staticmethod
    def _difference(one: Image.Image, other: Image.Image, part: Rect, ignore: Sequence[Rect]) -> Rect | None:
        difference = ImageChops.difference(one, other)
        draw = ImageDraw.Draw(difference)
        for area in ignore:
            hidden = area.shifted(-part.x, -part.y)
            draw.rectangle((hidden.x, hidden.y, hidden.box[2] - 1, hidden.box[3] - 1), fill=0)
        box = difference.getbbox()
        return box and Rect(box[0] + part.x, box[1] + part.y, box[2] - box[0], box[3] - box[1])
