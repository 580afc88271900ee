"""Error notices: what Jitsi Meet says when a device, the password or the meeting itself fails."""

import contextlib
import json
from collections.abc import Callable, Mapping
from typing import Any

from e2e.chrome.process.loading import reloading
from e2e.chrome.process.permissions import Permissions
from e2e.harness.errors import WaitTimeout
from e2e.harness.waiting import wait_for
from e2e.jitsi.deployment.model import Deployment
from e2e.jitsi.support.participants import Participants
from e2e.jitsi.support.permission_repair import ALLOWED, BLOCKED, CAMERA_BLOCKED, MICROPHONE_BLOCKED
from e2e.jitsi.support.two_notifications import ASKS, PUT_AWAY, put_away, two_notices
from e2e.jitsi.support.visits import PROMPT, READER_NAME, Visit, Visits
from e2e.jitsi.surfaces.notifications import (
    CAMERA_ERROR,
    CAMERA_PERMISSION,
    MICROPHONE_ERROR,
    MICROPHONE_PERMISSION,
    Notice,
)
from e2e.jitsi.surfaces.reload_overlay import ReloadOverlay
from e2e.messages.message import Message
from e2e.scenarios.reader import Reader
from e2e.scenarios.registry import scenario
from e2e.screenshots.capture.crop import bounding_box

STILL = CAMERA_BLOCKED
"""Without a camera nothing lives behind a panel, or around it."""

NOTICE_MARGIN = 6
"""Pixels around a notice in its screenshot: the next notice begins 8 pixels away."""

PANEL_MARGIN = 0
"""Pixels around the panel that tells of a lost meeting: what is dimmed behind it is none of the page's matter."""

LOST = 60.0
"""Seconds until a lost connection is called lost. Where a server keeps the streams of those who lose it, as official
ones do, Jitsi Meet first tries three times to take its own up again: after 1.5 to 3 s, then 3 to 9 s, then 4.5 to 27 s.
Source: ResumeTask and XmppConnection in lib-jitsi-meet."""

PASSWORD, WRONG_PASSWORD = "Linde-27", "Buche-31"

CAMERA_BUSY = ("NotReadableError", "Could not start video source")
MICROPHONE_BUSY = ("NotReadableError", "Could not start audio source")
STAND_IN = (
    "a stand-in: no program can hold the {device} of the test bench, so the page was given the answer that Chrome "
    "gives for a device in use (NotReadableError)"
)

LINK_ANEW = (
    "the link was opened anew: it carries the token of this deployment, the address of the room does not"
)
LINE_CUT = "the line between this Chrome and the deployment was cut; the deployment itself was left alone"
ORGANISER_STAND_IN = (
    "a stand-in: the organiser of this deployment's conferences cannot be made to leave, so the page was given the "
    "news that Jitsi Meet's library gives when it does"
)
_ORGANISER_LEFT = """() => {
    const { conference } = APP.store.getState()['features/base/conference'];
    const { errors, events } = JitsiMeetJS;

    conference.eventEmitter.emit(events.conference.CONFERENCE_FAILED, errors.conference.FOCUS_LEFT);
}"""

# Chrome's own answer for a device that it cannot start: MediaStreamRequestResult in media_stream_manager.cc, as turned
# into a DOMException in blink's user_media_request.cc. {errors} maps "audio" and "video" to name and message.
_FAILING_DEVICES = """(() => {{
    const errors = {errors};
    const devices = navigator.mediaDevices;
    const getUserMedia = devices.getUserMedia.bind(devices);

    devices.getUserMedia = async constraints => {{
        const kind = Object.keys(errors).find(kind => constraints[kind]);

        if (kind) {{
            throw new DOMException(errors[kind][1], errors[kind][0]);
        }}

        return getUserMedia(constraints);
    }};
}})()"""


def in_room_only(reader: Reader, deployment: Deployment) -> None:
    """Say in the verdict that the notices of this scenario do not show on every link."""
    if deployment.prejoin:
        reader.note("the link was opened without the prejoin screen; with it, no notice shows in the room")


def sees_notice(reader: Reader, meeting: Visit, key: str) -> Notice:
    """Wait for the notice whose title has the key, and record it."""
    notice = Notice(meeting.viewport, key)
    reader.reads_title(notice, reader.sees(notice, seconds=15.0))
    return notice


def shows_notice(reader: Reader, notice: Notice) -> None:
    """Take the screenshot of a notice."""
    reader.shows(0, notice, margin=NOTICE_MARGIN)


@scenario("camera-permission-notice")
def camera_permission(reader: Reader, visit: Visits, deployment: Deployment) -> None:
    """Chrome may not use the camera."""
    in_room_only(reader, deployment)
    meeting = visit(CAMERA_BLOCKED, prejoin=False)
    shows_notice(reader, sees_notice(reader, meeting, CAMERA_PERMISSION))


@scenario("microphone-permission-notice")
def microphone_permission(reader: Reader, visit: Visits, deployment: Deployment) -> None:
    """Chrome may not use the microphone."""
    in_room_only(reader, deployment)
    with reader.starting_state("microphone blocked"):
        meeting = visit(MICROPHONE_BLOCKED, prejoin=False)
        sees_notice(reader, meeting, MICROPHONE_PERMISSION)
        meeting.close()
    with reader.starting_state("both blocked"):
        # Its screenshot is taken here: no camera picture lives around the notice.
        meeting = two_notices(reader, visit, BLOCKED)
        shows_notice(reader, sees_notice(reader, meeting, MICROPHONE_PERMISSION))


@scenario("dismissed-prompt-notices")
def dismissed_prompt(reader: Reader, visit: Visits, deployment: Deployment) -> None:
    """The reader puts Chrome's prompts away without an answer; they come back when the page is loaded anew."""
    in_room_only(reader, deployment)
    meeting = two_notices(reader, visit, PROMPT)
    reader.outcome(ASKS, meeting.prompt.wait_until_shown)
    notices = meeting.notices(CAMERA_PERMISSION, MICROPHONE_PERMISSION)
    reader.outcome(PUT_AWAY, lambda: put_away(meeting, notices))
    reader.sees(notices)
    for key in notices.keys:
        notice = Notice(meeting.viewport, key)
        reader.reads_title(notice, notice.widgets())
    reader.shows(0, notices, lambda: bounding_box(notices.rects()), margin=NOTICE_MARGIN)
    meeting.reload()
    reader.outcome("Chrome asks once more", meeting.prompt.wait_until_shown)


@scenario("camera-missing-notice")
def camera_missing(reader: Reader, visit: Visits, deployment: Deployment) -> None:
    """There is no camera."""
    in_room_only(reader, deployment)
    meeting = visit(ALLOWED, prejoin=False, devices="no-video")
    shows_notice(reader, sees_notice(reader, meeting, CAMERA_ERROR))


@scenario("microphone-missing-notice")
def microphone_missing(reader: Reader, visit: Visits, deployment: Deployment) -> None:
    """There is no microphone."""
    in_room_only(reader, deployment)
    # Of cameras there is what the computer has, and nobody shall look through it.
    meeting = two_notices(reader, visit, CAMERA_BLOCKED, devices="no-audio")
    shows_notice(reader, sees_notice(reader, meeting, MICROPHONE_ERROR))


@scenario("camera-busy-notice")
def camera_busy(reader: Reader, visit: Visits, deployment: Deployment) -> None:
    """Another program holds the camera."""
    in_room_only(reader, deployment)
    reader.note(STAND_IN.format(device="camera"))
    meeting = visit(ALLOWED, prejoin=False, scripts=[failing({"video": CAMERA_BUSY})])
    shows_notice(reader, sees_notice(reader, meeting, CAMERA_ERROR))


@scenario("microphone-busy-notice")
def microphone_busy(reader: Reader, visit: Visits, deployment: Deployment) -> None:
    """Another program holds the microphone."""
    in_room_only(reader, deployment)
    reader.note(STAND_IN.format(device="microphone"))
    # The camera fails as well, so that no camera picture lives around the notice.
    errors = {"audio": MICROPHONE_BUSY, "video": CAMERA_BUSY}
    meeting = two_notices(reader, visit, ALLOWED, failing(errors))
    shows_notice(reader, sees_notice(reader, meeting, MICROPHONE_ERROR))


def failing(errors: Mapping[str, tuple[str, str]]) -> str:
    """Return a script that lets asking for a device fail; ``errors`` maps audio and video to name and message."""
    return _FAILING_DEVICES.format(errors=json.dumps(errors))


@scenario("prejoin-device-notice")
def prejoin_device(reader: Reader, visit: Visits) -> None:
    """The prejoin screen has one sentence for every trouble with a device."""
    cases: dict[str, tuple[Permissions, dict[str, Any]]] = {
        "microphone blocked": (MICROPHONE_BLOCKED, {}),
        "no camera": (ALLOWED, {"devices": "no-video"}),
        "camera blocked": (CAMERA_BLOCKED, {}),
    }
    for case, (permissions, how) in cases.items():
        with reader.starting_state(case):
            meeting = visit(permissions, **how)
            strip = meeting.device_status
            widgets = reader.sees(strip, seconds=15.0)
            reader.reads_title(strip, widgets)
            if case == "camera blocked":
                reader.shows(0, strip)
            meeting.close()


@scenario("wrong-password-notice")
def wrong_password(reader: Reader, visit: Visits, hosts: Participants, deployment: Deployment) -> None:
    """After a wrong password the dialog asks again and says nothing; the right one still opens the room."""
    room = deployment.new_room()
    hosts.open(room, password=PASSWORD)
    meeting = visit(STILL, room=room, prejoin=False)
    dialog = meeting.password
    reader.sees(dialog)
    with reader.using(dialog):
        dialog.type_password(WRONG_PASSWORD)
        dialog.submit_password()
    reader.outcome(
        "the dialog asks again, and its field is empty",
        dialog.wait_until_it_asks_again,
    )
    widgets = reader.sees(dialog)
    reader.reads_title(dialog, widgets)
    # The focus goes where a reader who clicks beside the field puts it: no frame around the field, no caret in it.
    for heading in [widget for widget in widgets if widget.role == "heading"][:1]:
        reader.press(dialog, heading)
    reader.shows(0, dialog, margin=0)
    with reader.using(dialog):
        dialog.type_password(PASSWORD)
        dialog.submit_password()
    reader.outcome("the right password opens the room", meeting.room.wait_until_entered)


@scenario("connection-lost-notice")
def connection_lost(reader: Reader, visit: Visits, deployment: Deployment) -> None:
    """The server is gone: an overlay says so. Once the server is back, its button leads back into the meeting."""
    with deployment.connection() as connection:
        if deployment.kind == "external":
            reader.note(LINE_CUT)
        meeting = visit(STILL, prejoin=False, connection=connection)
        reader.outcome("the reader is in the room", meeting.room.wait_until_entered)
        overlay = ReloadOverlay(meeting.viewport)
        connection.disconnect()
        try:
            widgets = reader.sees(overlay, seconds=LOST)
            reader.reads_title(overlay, widgets)
            button = reader.find_or_stop(overlay, ("button",))
            reader.shows(0, overlay, masks=overlay.dynamic_regions(), margin=PANEL_MARGIN)
        finally:
            connection.reconnect()
        reader.outcome(
            "the button leads back into the meeting",
            lambda: comes_back(meeting, lambda: overlay.press(button)),
        )


@scenario("conference-failed-notice")
def conference_failed(reader: Reader, visit: Visits, deployment: Deployment) -> None:
    """The conference fails: an overlay says so. Loading the page anew leads back into the meeting."""
    meeting = visit(STILL, prejoin=False)
    reader.outcome("the reader is in the room", meeting.room.wait_until_entered)
    if deployment.provoke_conference_failure(meeting.room_name):
        reader.note("the conference was made to fail: its organiser, the occupant named focus, left the room")
    else:
        reader.note(ORGANISER_STAND_IN)
        meeting.page.evaluate(_ORGANISER_LEFT)
    overlay = ReloadOverlay(meeting.viewport)
    widgets = reader.sees(overlay)
    reader.reads_title(overlay, widgets)
    reader.shows(0, overlay, masks=overlay.dynamic_regions(), margin=PANEL_MARGIN)
    if deployment.token:
        reader.note(LINK_ANEW)

    def load_anew() -> None:
        if deployment.token:
            visit.follow_link(meeting)
        else:
            meeting.chrome.desktop.keyboard.press(reader.key() or "F5")

    reader.outcome(
        "loading the page anew leads back into the meeting", lambda: comes_back(meeting, load_anew)
    )


def comes_back(meeting: Visit, act: Callable[[], object], seconds: float = 15.0) -> bool:
    """Do what loads the page anew, and enter the room; raises WaitTimeout.

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
