"""The other participants of a meeting: they open the room, lock it, and receive what the reader sends."""

from collections.abc import Callable, Mapping
from urllib.parse import quote

from playwright.sync_api import BrowserContext
from playwright.sync_api import Error as PlaywrightError

from e2e.bench import BenchFailure, NotSeenInTime
from e2e.desktop.widget import Rect
from e2e.instance import Instance
from e2e.meeting import HOST_TOOLBAR, Meeting, Viewport


def _no_screen() -> Mapping[str, Rect]:
    # Another participant has no window on the desktop, so nothing of theirs has a place on the screen.
    return {"page": Rect(0, 0, 0, 0)}


class Hosts:
    """Opens rooms for scenarios."""

    def __init__(self, instance: Instance, new_context: Callable[..., BrowserContext]) -> None:
        self.instance = instance
        self.new_context = new_context

    def check(self) -> None:
        """Raise BenchFailure where not even another participant gets into a new room."""
        try:
            self.open(self.instance.new_room())
        except (NotSeenInTime, PlaywrightError) as error:
            raise BenchFailure(f"nobody gets into a room of {self.instance.url}: {error}") from error

    def open(self, room: str, *, password: str | None = None) -> Meeting:
        """Enter a room as its first participant and, if there is a ``password``, lock it as a host does."""
        page = self.new_context().new_page()
        # In the address, as it asks for no device then: this one only watches and listens.
        url = self.instance.room_url(room, prejoin=False)
        page.goto(url + ("&" if "#" in url else "#") + quote(HOST_TOOLBAR, safe="=."))
        meeting = Meeting(Viewport(page, _no_screen))
        meeting.room.entered()
        if password:
            meeting.room.lock(password)
        return meeting
