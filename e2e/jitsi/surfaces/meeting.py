"""A participant's meeting: the surfaces of Jitsi Meet in one page."""

from e2e.harness.errors import Differs
from e2e.harness.waiting import wait_for
from e2e.jitsi.surfaces.base import Viewport, WebSurface
from e2e.jitsi.surfaces.notifications import Notices
from e2e.jitsi.surfaces.password_dialog import PasswordDialog
from e2e.jitsi.surfaces.prejoin import DeviceStatus, PrejoinScreen
from e2e.jitsi.surfaces.room import Room
from e2e.jitsi.surfaces.state.standing import APP_PAGE, Standing

# What the page itself is told about a permission; the native interface is read by its own surfaces.
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

    def arrival(self, seconds: float = 15.0) -> WebSurface:
        """Return the surface on which the link lands: prejoin screen or room; raises WaitTimeout.

        Raises Differs where the deployment's links lead to a page that offers the app.
        """

        def arrived() -> WebSurface | None:
            if self.prejoin.showing():
                return self.prejoin
            place = Standing.of(self.page).place
            if place == "app":
                raise Differs(APP_PAGE)
            # The room's page shows for a moment before the prejoin screen does.
            return self.room if self.room.showing() and place != "prejoin" else None

        return wait_for(
            arrived,
            awaited="the prejoin screen or the room",
            seconds=seconds,
            instead=lambda: ", ".join(self.room.visible_texts()[:12]) or "an empty page",
            pause=lambda pause: self.page.wait_for_timeout(pause * 1000),
        )

    def enter(self, name: str) -> None:
        """Come from the prejoin screen, where there is one, into the room; raises WaitTimeout."""
        if self.arrival() is self.prejoin:
            self.prejoin.enter_name(name)
            self.prejoin.join()
        self.room.entered()

    def notices(self, *keys: str) -> Notices:
        """The notices on screen; those of the title keys must be among them."""
        return Notices(self.viewport, *keys)

    def permissions(self, *names: str) -> list[str]:
        """What the page is told of its permissions (``camera``, ``microphone``): prompt, granted or denied."""
        return list(self.page.evaluate(_PERMISSIONS, list(names)))

    def granted(self, *names: str, seconds: float = 5.0) -> bool:
        """Wait until the page may use all devices of these names; raises WaitTimeout."""
        return wait_for(
            lambda: all(state == "granted" for state in self.permissions(*names)),
            awaited=f"permission for {' and '.join(names)}",
            seconds=seconds,
            instead=lambda: ", ".join(self.permissions(*names)),
            pause=lambda pause: self.page.wait_for_timeout(pause * 1000),
        )

    def uses(self, *names: str, seconds: float = 10.0) -> bool:
        """Wait until Jitsi Meet has opened the devices of these names; raises WaitTimeout."""

        def used() -> list[str]:
            return [name for name, live in self.page.evaluate(_USED).items() if live]

        return wait_for(
            lambda: set(names) <= set(used()),
            awaited=f"Jitsi Meet to use {' and '.join(names)}",
            seconds=seconds,
            instead=lambda: ", ".join(used()) or "no device in use",
            pause=lambda pause: self.page.wait_for_timeout(pause * 1000),
        )
