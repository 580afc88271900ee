"""The stored side of a comparison."""

from dataclasses import dataclass

from PIL import Image

from e2e.screenshots.store.provenance import Entry


@dataclass(frozen=True)
class Baseline:
    """A stored screenshot: its picture as RGB, and its provenance where there is any.

    ``edited`` tells that the picture's pixels are not those that the suite took; recompressing does not edit.
    """

    name: str
    image: Image.Image
    entry: Entry | None
    edited: bool = False


@dataclass(frozen=True)
class BaselineBroken:
    """A stored screenshot that cannot be used; ``reason`` is a sentence for a writer."""

    name: str
    reason: str
