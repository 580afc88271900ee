"""The other participants of a meeting: they open the room, lock it, and receive what the reader sends."""

from collections.abc import Callable, Mapping
from urllib.parse import quote

from playwright.sync_api import BrowserContext
from playwright.sync_api import Error as PlaywrightError

from e2e.bench import BenchFailure, DeploymentFailure, NotSeenInTime
from e2e.desktop.widget import Rect
from e2e.instance import Instance
from e2e.meeting import HOST_TOOLBAR, Meeting, Viewport
from e2e.meeting.troubles import Troubles, shows_nothing


def _no_screen() -> Mapping[str, Rect]:
    # Another participant has no window on the desktop, so nothing of theirs has a place on the screen.
    return {"page": Rect(0, 0, 0, 0)}


class Hosts:
    """Opens rooms for scenarios."""

    def __init__(
        self, instance: Instance, new_context: Callable[..., BrowserContext], troubles: Troubles
    ) -> None:
        self.instance = instance
        self.new_context = new_context
        self.troubles = troubles
        self._got_in = False

    def check(self) -> None:
        """Raise BenchFailure where not even another participant gets into a new room; seen once in a block.

        Where an error of the client's own explains that, it is a DeploymentFailure.
        """
        if self._got_in:
            return
        nobody = f"nobody gets into a room of {self.instance.url}"
        try:
            self.open(self.instance.new_room())
        except (NotSeenInTime, PlaywrightError) as error:
            if trouble := self.troubles.first():
                raise DeploymentFailure(f"{nobody}: {trouble}") from error
            raise BenchFailure(f"{nobody}: {str(error).splitlines()[0]}") from error
        self._got_in = True
        self.troubles.forgive()

    def open(self, room: str, *, password: str | None = None) -> Meeting:
        """Enter a room as its first participant and, if there is a ``password``, lock it as a host does."""
        page = self.new_context().new_page()
        # In the address, as it asks for no device then: this one only watches and listens.
        url = self.instance.room_url(room, prejoin=False)
        page.goto(url + ("&" if "#" in url else "#") + quote(HOST_TOOLBAR, safe="=."))
        meeting = Meeting(Viewport(page, _no_screen))
        if self.troubles.first() and shows_nothing(page):
            raise NotSeenInTime("the page shows nothing")
        meeting.room.entered()
        if password:
            meeting.room.lock(password)
        return meeting
