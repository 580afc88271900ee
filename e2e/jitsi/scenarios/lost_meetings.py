"""Lost meetings: the overlay that covers a meeting whose connection or conference has failed, and the way back."""

import contextlib
from collections.abc import Callable

from e2e.chrome.process.loading import reloading
from e2e.harness.errors import WaitTimeout
from e2e.harness.waiting import wait_for
from e2e.jitsi.deployment.model import Deployment
from e2e.jitsi.support.permission_repair import STILL
from e2e.jitsi.support.visits import READER_NAME, Visit, Visits
from e2e.jitsi.surfaces.reload_overlay import ReloadOverlay
from e2e.messages.message import Message
from e2e.scenarios.reader import Reader
from e2e.scenarios.registry import scenario

PANEL_MARGIN = 0
"""Pixels around the panel that says that the meeting is lost: what is dimmed around it does not belong to the page."""

LOST = 60.0
"""Seconds until a lost connection is called lost. Where a server keeps the streams of those who lose it, as official
ones do, Jitsi Meet first tries three times to take its own up again: after 1.5 to 3 s, then 3 to 9 s, then 4.5 to 27 s.
Source: ResumeTask and XmppConnection in lib-jitsi-meet."""


_ORGANISER_LEFT = """() => {
    const { conference } = APP.store.getState()['features/base/conference'];
    const { errors, events } = JitsiMeetJS;

    conference.eventEmitter.emit(events.conference.CONFERENCE_FAILED, errors.conference.FOCUS_LEFT);
}"""


@scenario("connection-lost-notice", early=True, seconds=20)
def connection_lost(reader: Reader, visit: Visits, deployment: Deployment) -> None:
    """The server is gone, or restarted: an overlay says so. Its button leads back once there is a server again."""
    with deployment.connection() as connection:
        if deployment.kind == "external":
            reader.note(Message("note-disconnected"))
        meeting = visit(STILL, prejoin=False, connection=connection)
        reader.outcome(Message("in-room"), meeting.room.wait_until_entered)
        overlay = ReloadOverlay(meeting.viewport)
        connection.disconnect()
        if deployment.kind == "embedded":
            # A server that was restarted knows no stream from before: Jitsi Meet calls the connection lost at its first
            # try, and shows the same panel as after three tries without any server.
            connection.reconnect()
        try:
            widgets = reader.sees(overlay, seconds=LOST)
            reader.reads_title(overlay, widgets)
            button = reader.find_or_stop(overlay, ("button",))
            reader.shows(0, overlay, masks=overlay.dynamic_regions(), margin=PANEL_MARGIN)
        finally:
            connection.reconnect()
        reader.outcome(
            Message("button-leads-back"),
            lambda: returns_to_meeting(meeting, lambda: overlay.press(button)),
        )


@scenario("conference-failed-notice")
def conference_failed(reader: Reader, visit: Visits, deployment: Deployment) -> None:
    """The conference fails: an overlay says so. Loading the page again leads back into the meeting."""
    meeting = visit(STILL, prejoin=False)
    reader.outcome(Message("in-room"), meeting.room.wait_until_entered)
    if deployment.provoke_conference_failure(meeting.room_name):
        reader.note(Message("note-conference-failed"))
    else:
        reader.note(Message("note-organiser-stand-in"))
        meeting.page.evaluate(_ORGANISER_LEFT)
    overlay = ReloadOverlay(meeting.viewport)
    widgets = reader.sees(overlay)
    reader.reads_title(overlay, widgets)
    reader.shows(0, overlay, masks=overlay.dynamic_regions(), margin=PANEL_MARGIN)
    if deployment.token:
        reader.note(Message("note-link-again"))

    def load_again() -> None:
        if deployment.token:
            visit.follow_link(meeting)
        else:
            meeting.chrome.desktop.keyboard.press(reader.key() or "F5")

    reader.outcome(Message("reload-leads-back"), lambda: returns_to_meeting(meeting, load_again))


def returns_to_meeting(meeting: Visit, act: Callable[[], object], seconds: float = 15.0) -> bool:
    """Do what loads the page again, and enter the room; raises WaitTimeout.

    The room's page shows for a moment before the prejoin screen does, so only a reader who is in has arrived.
    """
    reloading(meeting.chrome, act)

    def inside() -> bool:
        if meeting.prejoin.is_shown():
            meeting.prejoin.enter_name(READER_NAME)
            meeting.prejoin.join()
            return meeting.room.wait_until_entered()
        with contextlib.suppress(WaitTimeout):
            return meeting.room.wait_until_entered(0.2)
        return False

    return wait_for(
        inside, awaited=Message("meeting-after-reload"), seconds=seconds, pause=meeting.chrome.pause
    )
