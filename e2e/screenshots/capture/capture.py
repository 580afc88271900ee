"""A screenshot as it was just taken: the picture, and what is known about it."""

from collections.abc import Iterable
from dataclasses import dataclass

from PIL import Image

from e2e.desktop.widget import Rect
from e2e.markup.text import squeeze
from e2e.screenshots.capture.environment import Environment

AS_SHIPPED = "as-shipped"


@dataclass(frozen=True)
class Capture:
    """One picture, and how it was taken.

    Args:
        image: the picture.
        environment: where it was taken.
        labels: the labels visible in it, in reading order, with the page's host name in place of the deployment's.
        masks: the dynamic regions (a video, the name of a room, times) in pixels of the picture. The picture keeps
            them, comparing leaves them out.
        variant: Chrome's interface variant.
    """

    image: Image.Image
    environment: Environment
    labels: tuple[str, ...] = ()
    masks: tuple[Rect, ...] = ()
    variant: str = AS_SHIPPED


def folded(labels: Iterable[str]) -> list[str]:
    """Return the labels without empty ones, every run of white space (non-breaking included) one space."""
    return [label for label in map(squeeze, labels) if label]
