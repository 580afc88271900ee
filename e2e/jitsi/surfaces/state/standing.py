"""Where a participant stands: in the room, before it, or held up by something that the deployment puts before it."""

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

_STANDING = (Path(__file__).parent / "standing.js").read_text("utf-8")

LOCKED_OUT = "the deployment asks for a login or token: set JITSI_TOKEN, or see whether it has expired"
APP_PAGE = (
    "a link of this deployment opens a page that offers the app, and not the meeting: "
    "set deeplinking.disabled in its config.js"
)
BARRIERS = {
    "login": LOCKED_OUT,
    "host": (
        "this deployment has guests wait until a host has logged in: set JITSI_TOKEN to a host's token, "
        "or let guests open rooms"
    ),
    "lobby": (
        "this deployment keeps guests in a lobby, where nobody lets them in: switch it off for new rooms, "
        "or set JITSI_TOKEN to a token that passes it"
    ),
    "app": APP_PAGE,
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
    def barrier(self) -> str | None:
        """What keeps the participant out, and what to do; None where nothing does."""
        return BARRIERS.get(self.place)
