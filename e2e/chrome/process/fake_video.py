"""What the reader's video capture device shows: a still scene, so that screenshots come out the same."""

import functools
from pathlib import Path

from PIL import Image, ImageDraw

# Chrome shows the file's name as the device's name: a word that German and English share. The ending
# decides how Chrome reads it (media/capture/video/file_video_capture_device.cc).
VIDEO_NAME = "Webcam" + "\N{EM SPACE}" * 40 + ".y4m"
"""Chrome takes the file's name for the device's, ending and all; the ending lies beyond the edge of every list, so that
a reader of a screenshot sees the name that a device could have."""

FRAMES_PER_SECOND = 15
"""Web applications for meetings ask for no fewer: a slower device does not satisfy the request, and Chrome then
asks the reader for sound alone."""

SHARP = (1280, 720)
SMALL = (640, 360)
"""Where nobody looks at it: it takes less to show and to send. It is no smaller because there are web applications that
ask for at least 240 lines."""

_SIZE = SHARP
_SCALE = 2


def write_video(folder: Path) -> Path:
    """Write what the device shows to ``folder``, small video of a single frame, and return the file."""
    file = folder / VIDEO_NAME
    show(file, SMALL)
    return file


def show(file: Path, size: tuple[int, int]) -> None:
    """Have the device of a file from ``write_video`` show its scene in another size.

    Chrome reads the file again each time that the device is started (measured with Chromium 156).
    """
    video = file.with_name(f"{size[1]}.video")
    if not video.exists():
        video.write_bytes(_video(size))
    link = file.with_name("next")
    link.symlink_to(video.name)
    link.replace(file)


@functools.cache
def _video(size: tuple[int, int]) -> bytes:
    """Return the video, which takes 0.14 to 0.23 s to draw and is the same for each Chrome."""
    luma, blue, red = draw_scene().resize(size).convert("YCbCr").split()
    # Video has head and foot room that pictures have not: ITU-R BT.601, 8 bits.
    luma = luma.point([16 + round(value * 219 / 255) for value in range(256)])
    blue, red = (
        part.point([128 + round((value - 128) * 224 / 255) for value in range(256)]) for part in (blue, red)
    )
    half = (size[0] // 2, size[1] // 2)
    header = f"YUV4MPEG2 W{size[0]} H{size[1]} F{FRAMES_PER_SECOND}:1 Ip A1:1 C420jpeg\nFRAME\n"
    return header.encode() + luma.tobytes() + blue.resize(half).tobytes() + red.resize(half).tobytes()


def draw_scene() -> Image.Image:
    """Draw a friendly, neutral scene: a person's outline in front of a wall with a window and a plant."""
    width, height = (side * _SCALE for side in _SIZE)
    scene = Image.new("RGB", (width, height), "#dfe7ec")
    draw = ImageDraw.Draw(scene)

    def at(*numbers: float) -> list[float]:
        return [number * _SCALE for number in numbers]

    draw.rectangle(at(0, 560, 1280, 720), fill="#c9b8a3")
    draw.rounded_rectangle(at(90, 90, 400, 390), radius=10 * _SCALE, fill="#f6fafc")
    for left in (108, 252):
        for top in (108, 247):
            draw.rectangle(at(left, top, left + 130, top + 125), fill="#b9d9ee")
    draw.rounded_rectangle(at(1010, 430, 1130, 570), radius=14 * _SCALE, fill="#b5705a")
    for x0, y0, x1, y1 in ((1050, 250, 1092, 440), (985, 300, 1065, 420), (1080, 290, 1160, 425)):
        draw.ellipse(at(x0, y0, x1, y1), fill="#6f9f78")
    draw.pieslice(at(380, 470, 900, 1000), 180, 360, fill="#3f6c8f")
    draw.rounded_rectangle(at(590, 400, 690, 530), radius=40 * _SCALE, fill="#d9a583")
    draw.ellipse(at(520, 150, 760, 450), fill="#e3b592")
    draw.pieslice(at(505, 120, 775, 420), 180, 360, fill="#54433a")
    draw.arc(at(590, 320, 690, 400), 30, 150, fill="#9c5b46", width=7 * _SCALE)
    for left in (578, 680):
        draw.ellipse(at(left, 290, left + 22, 312), fill="#54433a")
    return scene.resize(_SIZE, Image.Resampling.LANCZOS)
