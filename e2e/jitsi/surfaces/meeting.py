"""A participant's meeting: the surfaces of Jitsi Meet in one page."""

from e2e.chrome.surfaces.web.viewport import Viewport
from e2e.harness.errors import Differs
from e2e.harness.waiting import wait_for
from e2e.jitsi.devices import which
from e2e.jitsi.surfaces.base import JitsiSurface
from e2e.jitsi.surfaces.dialogs.password import PasswordDialog
from e2e.jitsi.surfaces.notifications import Notices
from e2e.jitsi.surfaces.prejoin import DeviceStatus, PrejoinScreen
from e2e.jitsi.surfaces.room import Room
from e2e.jitsi.surfaces.state.standing import BARRIERS, Standing
from e2e.messages.message import Message

# What the page itself knows of a permission; the native interface is read by its own surfaces.
_PERMISSIONS = """async names => {
    const states = await Promise.all(names.map(name => navigator.permissions.query({ name })));
    return states.map(status => status.state);
}"""

_USED = """() => {
    const tracks = globalThis.APP?.store?.getState()['features/base/tracks'] ?? [];
    const live = type => tracks.some(({ jitsiTrack, local, mediaType, muted }) => local && !muted
        && mediaType === type && jitsiTrack?.getTrack()?.readyState === 'live');

    return { camera: live('video'), microphone: live('audio') };
}"""


class Meeting:
    """All surfaces of one participant."""

    def __init__(self, viewport: Viewport) -> None:
        self.viewport = viewport
        self.page = viewport.page
        self.prejoin = PrejoinScreen(viewport)
        self.device_status = DeviceStatus(viewport)
        self.password = PasswordDialog(viewport)
        self.room = Room(viewport)

    def wait_until_arrived(self, seconds: float = 15.0) -> JitsiSurface:
        """Return the surface that the link leads to: prejoin screen or room. Raises WaitTimeout.

        Raises Differs where the deployment's links lead to a page that offers the app.
        """

        def arrived() -> JitsiSurface | None:
            if self.prejoin.is_shown():
                return self.prejoin
            place = Standing.of(self.page).place
            if place == "app":
                raise Differs(BARRIERS["app"])
            # The room's page shows for a moment before the prejoin screen does.
            return self.room if self.room.is_shown() and place != "prejoin" else None

        return self.room.wait_for(arrived, Message("prejoin-screen-or-room"), seconds)

    def enter(self, name: str) -> None:
        """Enter the room, through the prejoin screen where there is one. Raises WaitTimeout."""
        if self.wait_until_arrived() is self.prejoin:
            self.prejoin.enter_name(name)
            self.prejoin.join()
        self.room.wait_until_entered()

    def notices(self, *keys: str) -> Notices:
        """Return the notices on screen, among which those of the title keys must be."""
        return Notices(self.viewport, *keys)

    def permissions(self, *names: str) -> list[str]:
        """Return what the page knows of its permissions (``camera``, ``microphone``): prompt, granted or denied."""
        return list(self.page.evaluate(_PERMISSIONS, list(names)))

    def wait_until_granted(self, *names: str, seconds: float = 5.0) -> bool:
        """Wait until the page may use all devices of these names. Raises WaitTimeout."""
        return wait_for(
            lambda: all(state == "granted" for state in self.permissions(*names)),
            awaited=Message("permission-to-be-granted", {"devices": which(names)}),
            seconds=seconds,
            instead=lambda: ", ".join(self.permissions(*names)),
            pause=self.viewport.pause,
        )

    def wait_until_used(self, *names: str, seconds: float = 10.0) -> bool:
        """Wait until Jitsi Meet has opened the devices of these names. Raises WaitTimeout."""

        def used() -> list[str]:
            return [name for name, live in self.page.evaluate(_USED).items() if live]

        return wait_for(
            lambda: set(names) <= set(used()),
            awaited=Message("devices-to-be-used", {"devices": which(names)}),
            seconds=seconds,
            instead=lambda: Message("devices-in-use", {"devices": which(used())}),
            pause=self.viewport.pause,
        )
