"""A stored screenshot, as comparisons read it."""

from dataclasses import dataclass

from PIL import Image

from e2e.messages.message import Message
from e2e.screenshots.store.provenance import Entry


@dataclass(frozen=True)
class Baseline:
    """A stored screenshot.

    Args:
        name: its file name.
        image: the picture, RGB.
        entry: its provenance, None if nothing is recorded.
        edited: whether its pixels are not those that the suite took. Recompressing is no edit.
    """

    name: str
    image: Image.Image
    entry: Entry | None
    edited: bool = False


@dataclass(frozen=True)
class BaselineBroken:
    """A stored screenshot that cannot be used.

    Args:
        name: its file name.
        reason: why it cannot be used.
    """

    name: str
    reason: Message
