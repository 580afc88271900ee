"""Error notices: what Jitsi Meet says when a device, the password or the meeting itself fails."""

import json
from collections.abc import Mapping
from typing import Any

from e2e.chrome.process.permissions import Permissions
from e2e.jitsi.deployment.model import Deployment
from e2e.jitsi.support.participants import PASSWORD, WRONG_PASSWORD, Participants
from e2e.jitsi.support.permission_repair import (
    ALLOWED,
    BLOCKED,
    CAMERA_BLOCKED,
    MICROPHONE_BLOCKED,
    STATE_BOTH_BLOCKED,
    STATE_CAMERA_BLOCKED,
    STATE_MICROPHONE_BLOCKED,
    STILL,
)
from e2e.jitsi.support.two_notifications import (
    CHROME_ASKS,
    NOTICES_AFTER_PROMPTS,
    dismiss_prompts_until,
    visit_with_two_notices,
)
from e2e.jitsi.support.visits import PROMPT, Visit, Visits
from e2e.jitsi.surfaces.notifications import (
    CAMERA_ERROR,
    CAMERA_PERMISSION,
    MICROPHONE_ERROR,
    MICROPHONE_PERMISSION,
    Notice,
)
from e2e.messages.message import Message
from e2e.scenarios.reader import Reader
from e2e.scenarios.registry import scenario
from e2e.screenshots.capture.crop import bounding_box

NOTICE_MARGIN = 6
"""Pixels around a notice in its screenshot: the next notice begins 8 pixels away."""

CAMERA_BUSY = ("NotReadableError", "Could not start video source")
MICROPHONE_BUSY = ("NotReadableError", "Could not start audio source")
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
        reader.note(Message("note-without-prejoin"))


def expect_notice(reader: Reader, meeting: Visit, key: str) -> Notice:
    """Wait for the notice whose title has the key, and record it."""
    notice = Notice(meeting.viewport, key)
    reader.reads_title(notice, reader.sees(notice, seconds=15.0))
    return notice


def capture_notice(reader: Reader, notice: Notice) -> None:
    """Take the screenshot of a notice."""
    reader.shows(0, notice, margin=NOTICE_MARGIN)


@scenario("camera-permission-notice")
def camera_permission(reader: Reader, visit: Visits, deployment: Deployment) -> None:
    """Chrome may not use the camera."""
    in_room_only(reader, deployment)
    meeting = visit(CAMERA_BLOCKED, prejoin=False)
    capture_notice(reader, expect_notice(reader, meeting, CAMERA_PERMISSION))


@scenario("microphone-permission-notice")
def microphone_permission(reader: Reader, visit: Visits, deployment: Deployment) -> None:
    """Chrome may not use the microphone."""
    in_room_only(reader, deployment)
    with reader.starting_state(STATE_MICROPHONE_BLOCKED):
        meeting = visit(MICROPHONE_BLOCKED, prejoin=False)
        expect_notice(reader, meeting, MICROPHONE_PERMISSION)
        meeting.close()
    with reader.starting_state(STATE_BOTH_BLOCKED):
        # Its screenshot is taken here: no camera picture moves around the notice.
        meeting = visit_with_two_notices(reader, visit, BLOCKED)
        capture_notice(reader, expect_notice(reader, meeting, MICROPHONE_PERMISSION))


@scenario("dismissed-prompt-notices")
def dismissed_prompt(reader: Reader, visit: Visits, deployment: Deployment) -> None:
    """The reader dismisses Chrome's prompts without an answer; they come back when the page is loaded again."""
    in_room_only(reader, deployment)
    meeting = visit_with_two_notices(reader, visit, PROMPT)
    reader.outcome(CHROME_ASKS, meeting.prompt.wait_until_shown)
    notices = meeting.notices(CAMERA_PERMISSION, MICROPHONE_PERMISSION)
    reader.outcome(NOTICES_AFTER_PROMPTS, lambda: dismiss_prompts_until(meeting, notices))
    reader.sees(notices)
    for key in notices.keys:
        notice = Notice(meeting.viewport, key)
        reader.reads_title(notice, notice.widgets())
    reader.shows(0, notices, lambda: bounding_box(notices.rects()), margin=NOTICE_MARGIN)
    meeting.reload()
    reader.outcome(Message("chrome-asks-again"), meeting.prompt.wait_until_shown)


@scenario("camera-missing-notice")
def camera_missing(reader: Reader, visit: Visits, deployment: Deployment) -> None:
    """There is no camera."""
    in_room_only(reader, deployment)
    meeting = visit(ALLOWED, prejoin=False, devices="no-video")
    capture_notice(reader, expect_notice(reader, meeting, CAMERA_ERROR))


@scenario("microphone-missing-notice")
def microphone_missing(reader: Reader, visit: Visits, deployment: Deployment) -> None:
    """There is no microphone."""
    in_room_only(reader, deployment)
    # Of cameras there is what the computer has, and nobody shall look through it.
    meeting = visit_with_two_notices(reader, visit, CAMERA_BLOCKED, devices="no-audio")
    capture_notice(reader, expect_notice(reader, meeting, MICROPHONE_ERROR))


@scenario("camera-busy-notice")
def camera_busy(reader: Reader, visit: Visits, deployment: Deployment) -> None:
    """Another program holds the camera."""
    in_room_only(reader, deployment)
    reader.note(Message("note-device-stand-in", {"devices": "camera"}))
    meeting = visit(ALLOWED, prejoin=False, scripts=[failing({"video": CAMERA_BUSY})])
    capture_notice(reader, expect_notice(reader, meeting, CAMERA_ERROR))


@scenario("microphone-busy-notice")
def microphone_busy(reader: Reader, visit: Visits, deployment: Deployment) -> None:
    """Another program holds the microphone."""
    in_room_only(reader, deployment)
    reader.note(Message("note-device-stand-in", {"devices": "microphone"}))
    # The camera fails as well, so that no camera picture moves around the notice.
    errors = {"audio": MICROPHONE_BUSY, "video": CAMERA_BUSY}
    meeting = visit_with_two_notices(reader, visit, ALLOWED, failing(errors))
    capture_notice(reader, expect_notice(reader, meeting, MICROPHONE_ERROR))


def failing(errors: Mapping[str, tuple[str, str]]) -> str:
    """Return a script that lets asking for a device fail; ``errors`` maps audio and video to name and message."""
    return _FAILING_DEVICES.format(errors=json.dumps(errors))


@scenario("prejoin-device-notice")
def prejoin_device(reader: Reader, visit: Visits) -> None:
    """The prejoin screen has one sentence for every trouble with a device."""
    states: dict[Message, tuple[Permissions, dict[str, Any]]] = {
        STATE_MICROPHONE_BLOCKED: (MICROPHONE_BLOCKED, {}),
        Message("state-no-camera"): (ALLOWED, {"devices": "no-video"}),
        STATE_CAMERA_BLOCKED: (CAMERA_BLOCKED, {}),
    }
    for state, (permissions, how) in states.items():
        with reader.starting_state(state):
            meeting = visit(permissions, **how)
            strip = meeting.device_status
            widgets = reader.sees(strip, seconds=15.0)
            reader.reads_title(strip, widgets)
            if state == STATE_CAMERA_BLOCKED:
                reader.shows(0, strip)
            meeting.close()


@scenario("wrong-password-notice")
def wrong_password(reader: Reader, visit: Visits, participants: Participants, deployment: Deployment) -> None:
    """After a wrong password the dialog asks again and says nothing; the right one still opens the room."""
    room = deployment.new_room()
    participants.open(room, password=PASSWORD)
    meeting = visit(STILL, room=room, prejoin=False)
    dialog = meeting.password
    reader.sees(dialog)
    with reader.using(dialog):
        dialog.type_password(WRONG_PASSWORD)
        dialog.submit_password()
    reader.outcome(
        Message("dialog-asks-again"),
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
    reader.outcome(Message("right-password-opens-room"), meeting.room.wait_until_entered)
