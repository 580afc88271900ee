"""Labels as messages show them; evidence keeps them as they were seen."""

import re

from e2e.markup.text import squeeze

_VIDEO_FILE = re.compile(r"(?<=\S) \.(?:y4m|mjpeg)\b")
"""What the harness's fake video file adds to its name, where nobody sees it (``e2e.chrome.process.fake_video``)."""


def plain(label: str) -> str:
    """Return a label in one line, every run of white space one space, as a reader at the screen would spell it."""
    return _VIDEO_FILE.sub("", squeeze(label))
