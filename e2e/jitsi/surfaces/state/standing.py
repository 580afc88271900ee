"""Where a participant stands: in the room, before it, or held up by something that the deployment puts before it."""

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

from e2e.messages.message import Message

_STANDING = (Path(__file__).parent / "standing.js").read_text("utf-8")

BARRIERS = {
    "login": Message("barrier-login"),
    "host": Message("barrier-host"),
    "lobby": Message("barrier-lobby"),
    "app": Message("barrier-app"),
}
"""What to say, and to do, where no guest gets any further."""


@dataclass(frozen=True)
class Standing:
    """``place`` is "room", "prejoin", one of BARRIERS, or "" while the page is on its way; ``error`` is the last one.

    ``prejoin`` and ``bridge`` are what the deployment's configuration says: whether a link leads to the prejoin screen,
    and whether there is somebody (Jicofo) who gives a conference a video bridge.
    """

    place: str
    error: str
    prejoin: bool
    bridge: bool

    @classmethod
    def of(cls, page: Page) -> "Standing":
        """Ask a page."""
        return cls(**page.evaluate(_STANDING))

    @property
    def barrier(self) -> Message | None:
        """What keeps the participant out, and what to do; None where nothing does."""
        return BARRIERS.get(self.place)
