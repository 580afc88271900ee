"""Notifications: the notices at the edge of the room."""

from typing import ClassVar, Self

from playwright.sync_api import Locator

from e2e.chrome.surfaces.web.base import ELEMENT_MS
from e2e.chrome.surfaces.web.viewport import Viewport
from e2e.desktop.widget import Rect
from e2e.harness.waiting import wait_for
from e2e.jitsi.surfaces.base import JitsiSurface
from e2e.markup.text import squeeze
from e2e.messages.message import Message

CAMERA_PERMISSION = "deviceError.cameraPermission"
MICROPHONE_PERMISSION = "deviceError.microphonePermission"
CAMERA_ERROR = "deviceError.cameraError"
MICROPHONE_ERROR = "deviceError.microphoneError"


class Notices(JitsiSurface):
    """The notifications that are on screen, one above the other.

    ``keys`` are those that must be among them: the keys of their titles, which are the same in every language.
    Source: a notification's ``data-testid`` in Jitsi Meet's own Notification component.
    """

    id: ClassVar[str] = "notices"

    def __init__(self, viewport: Viewport, *keys: str) -> None:
        super().__init__(viewport)
        self.keys = keys

    @property
    def root(self) -> Locator:
        """The stack of notifications."""
        return self.page.locator("#notifications-container")

    def notice(self, key: str) -> Locator:
        """Return one notification, with ribbon, icon and buttons."""
        return self.root.locator(f"[data-testid='{key}'][role]")

    def title(self, key: str) -> str:
        """Return the title of one notification, as it reads. Raises WaitTimeout when it has gone."""
        with self.element_present():
            return squeeze(self.notice(key).locator("span").first.inner_text(timeout=ELEMENT_MS))

    def rects(self) -> list[Rect]:
        """Return where those are that must be there, in screen pixels. Raises WaitTimeout when one has gone."""
        page = self.viewport.page_rect()
        return [self.rect_of(self.notice(key), page) for key in self.keys]

    def is_shown(self) -> bool:
        """Tell whether all that must be there show now."""
        return all(self.notice(key).is_visible() for key in self.keys)

    def shown_notices(self) -> Message | str:
        """Return which notices show now, by key and title, for messages."""
        shown = self.root.locator("[data-testid][role]").evaluate_all(
            "all => all.map(one => [one.dataset.testid, one.querySelector('span')?.innerText ?? ''])"
        )
        return ", ".join(f"{key} ({squeeze(title)})" for key, title in shown) or Message("no-notice")

    def wait_until_shown(self, seconds: float = 10.0) -> Self:
        """Wait until all that must be there show, at rest. Raises WaitTimeout."""
        for key in self.keys:
            self.wait_for_notice(key, seconds)
        self.wait_until_at_rest()
        return self

    def wait_for_notice(self, key: str, seconds: float) -> None:
        """Wait for one notice to show. Raises WaitTimeout, which says which one it was and which were there."""
        wait_for(
            self.notice(key).is_visible,
            awaited=Message("notice-in-room", {"key": key}),
            seconds=seconds,
            instead=self.shown_notices,
            pause=self.viewport.pause,
        )


class Notice(JitsiSurface):
    """One notification by itself; ``key`` is that of its title. What it says does not count for its neighbours."""

    id: ClassVar[str] = "notice"

    def __init__(self, viewport: Viewport, key: str) -> None:
        super().__init__(viewport)
        self.key = key

    @property
    def root(self) -> Locator:
        """The notification, with ribbon, icon and buttons."""
        return Notices(self.viewport).notice(self.key)

    def wait_until_shown(self, seconds: float = 10.0) -> Self:
        """Wait until it shows, at rest. Raises WaitTimeout."""
        Notices(self.viewport).wait_for_notice(self.key, seconds)
        self.wait_until_at_rest()
        return self
