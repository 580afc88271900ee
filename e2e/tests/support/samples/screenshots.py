"""Pictures of a small dialog, and captures of it, as screenshots of the tests."""

import datetime
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from e2e.desktop.widget import Rect
from e2e.screenshots.capture.capture import Capture
from e2e.screenshots.capture.environment import Environment
from e2e.screenshots.store.baseline import Baseline
from e2e.screenshots.store.store import Store

HERE = Environment("Chromium 156.0.8078.79", "embedded", "13.2.0", "Liberation Sans", "Debian 12")
MASK = Rect(1, 2, 3, 4)
DAY = datetime.date(2026, 3, 1)
BLUE = ("#d3e3fd", "#0842a0")


def font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype("LiberationSans-Regular.ttf", size)


def draw_text(
    image: Image.Image, at: tuple[float, float], text: str, ink: str, size: int, *, smooth: bool
) -> None:
    if not smooth:
        ImageDraw.Draw(image).text(at, text, ink, font(size))
        return
    scale = 16
    mask = Image.new("L", (image.width * scale, 2 * size * scale), 0)
    x, y = at[0] * scale, (at[1] - int(at[1])) * scale
    ImageDraw.Draw(mask).text((round(x), round(y)), text, 255, font(size * scale))
    image.paste(ink, (0, int(at[1])), mask.resize((image.width, 2 * size), Image.Resampling.BOX))


def panel(
    text: str = "Zulassen",
    *,
    size: int = 13,
    colors: tuple[str, str] = BLUE,
    shift: float = 0.0,
    smooth: bool = False,
    other: str = "Blockieren",
    toggle: str = "#0b57d0",
    width: int = 300,
) -> Image.Image:
    """Draw a small dialog with two buttons and a toggle; ``shift`` moves the text by parts of a pixel.

    ``smooth`` draws it without hinting, as Chrome does where it places glyphs between pixels.
    """
    image = Image.new("RGB", (width, 150), "white")
    draw = ImageDraw.Draw(image)
    draw.rounded_rectangle((4, 4, width - 5, 145), 12, outline="#c7c7c7")
    ground, ink = colors
    for top, label in ((20, text), (60, other)):
        draw.rounded_rectangle((20, top, width - 21, top + 30), 15, fill=ground)
        draw_text(image, (40 + shift, top + 7), label, ink, size, smooth=smooth or shift != 0)
    big = Image.new("RGB", (32 * 8, 18 * 8), "white")
    pen = ImageDraw.Draw(big)
    pen.rounded_rectangle((0, 0, 32 * 8 - 1, 18 * 8 - 1), 72, fill=toggle)
    pen.ellipse((16 * 8, 2 * 8, 30 * 8, 16 * 8), fill="white")
    image.paste(big.resize((32, 18), Image.Resampling.BOX), (20, 110))
    return image


def capture(
    picture: str | Image.Image = "Zulassen",
    *,
    environment: Environment = HERE,
    masks: tuple[Rect, ...] = (),
) -> Capture:
    """Return a capture of the dialog with this text, or of a picture with the labels of the usual one."""
    text = picture if isinstance(picture, str) else "Zulassen"
    image = panel(picture) if isinstance(picture, str) else picture
    return Capture(image, environment, (text, "Blockieren"), masks)


def contents(folder: Path) -> dict[str, bytes]:
    """Return what is in the files of a folder, by name."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def whole_baseline(store: Store, name: str) -> Baseline:
    """Return a stored screenshot that has to be whole."""
    baseline = store.baseline(name)
    assert isinstance(baseline, Baseline), baseline
    return baseline
