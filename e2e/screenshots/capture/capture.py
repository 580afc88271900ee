"""A screenshot as it was just taken: the picture, and what is known about it."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from PIL import Image

from e2e.desktop.widget import Rect
from e2e.screenshots.capture.environment import Environment

AS_SHIPPED = "as-shipped"


@dataclass(frozen=True)
class Capture:
    """One picture with its circumstances.

    ``labels`` are the labels visible in it, in reading order; host names that belong to the deployment under
    test have to be replaced by the page's own before. ``masks`` are the dynamic regions (camera picture, room
    name, times), in pixels of the picture: the picture keeps them, comparing leaves them out. ``variant`` is
    the variant of Chrome.
    """

    image: Image.Image
    environment: Environment
    labels: tuple[str, ...] = ()
    masks: tuple[Rect, ...] = ()
    variant: str = AS_SHIPPED


def folded(labels: Iterable[str]) -> list[str]:
    """Return the labels without empty ones, every run of white space (non-breaking included) one space."""
    plain = (" ".join(unicodedata.normalize("NFC", label).split()) for label in labels)
    return [label for label in plain if label]
