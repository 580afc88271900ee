"""Joining a meeting: the link, Chrome's permission prompt, the prejoin screen, the password, the notices."""

from e2e.chrome.process.permissions import Permissions
from e2e.chrome.surfaces.native.device_permissions import device_permissions, state_of
from e2e.desktop.widget import Widget
from e2e.jitsi.deployment.model import Deployment
from e2e.jitsi.devices import which
from e2e.jitsi.support.participants import PASSWORD, WRONG_PASSWORD, Participants
from e2e.jitsi.support.permission_repair import ALLOWED, BLOCKED_STATES, STATE_BOTH_BLOCKED
from e2e.jitsi.support.surroundings import address_of, with_address_bar
from e2e.jitsi.support.two_notifications import (
    CHROME_ASKS,
    NOTICES_AFTER_PROMPTS,
    dismiss_prompts_until,
    visit_with_two_notices,
)
from e2e.jitsi.support.visits import READER_NAME, Visit, Visits
from e2e.jitsi.surfaces.notifications import CAMERA_PERMISSION, MICROPHONE_PERMISSION, Notices
from e2e.messages.message import Message
from e2e.scenarios.reader import Reader
from e2e.scenarios.registry import scenario
from e2e.screenshots.capture.crop import bounding_box

DIALOG_MARGIN = 0
"""Pixels around the dialog: what is dimmed around it does not belong to the page."""


@scenario("open-link")
def open_link(reader: Reader, visit: Visits) -> None:
    """The reader follows the link and lands in the room, or before it."""
    meeting = visit()
    place = reader.outcome(Message("link-leads-to-meeting"), meeting.wait_until_arrived)
    if place is not None:
        reader.sees(place)


@scenario("allow-devices", requires="open-link")
def allow_devices(reader: Reader, visit: Visits) -> None:
    """The reader answers the permission prompt by the button that the page quotes."""
    devices = ("camera", "microphone")
    states = {
        Message("state-both-asked"): (Permissions(), devices),
        Message("state-camera-asked"): (device_permissions(microphone="allow"), devices[:1]),
        Message("state-microphone-asked"): (device_permissions(camera="allow"), devices[1:]),
    }
    # A page that shows two prompts shows those for a single device.
    first = len(reader.block.screenshots) - len(states)
    for number, (state, (permissions, asked)) in enumerate(states.items(), first):
        with reader.starting_state(state):
            meeting = visit(permissions, sharp=True)
            answer = reader.find_or_stop(meeting.prompt, ("button",))
            if number >= 0:
                meeting.prompt.wait_until_ready()
                reader.shows(
                    number,
                    meeting.prompt,
                    lambda: with_address_bar(meeting, meeting.prompt.rect()),  # noqa: B023
                    masks=[address_of(meeting)],
                    pointer=answer.rect,
                    margin=0,
                    within=meeting.chrome.window_rect(),
                )
            reader.press(meeting.prompt, answer)
            reader.outcome(
                Message("page-may-use", {"devices": which(asked)}),
                lambda: meeting.wait_until_granted(*asked),  # noqa: B023
            )
            meeting.close()


@scenario("join-meeting", requires="open-link")
def join_meeting(reader: Reader, visit: Visits) -> None:
    """The reader fills in the prejoin screen and enters the room."""
    meeting = visit(ALLOWED, sharp=True)
    screen = meeting.prejoin
    fields = [widget for widget in reader.sees(screen) if widget.role == "textfield"]
    named = any("textfield" in control.roles and control.label for control in reader.block.controls)
    field = reader.named_by_page(fields, ("textfield",)) if named else next(iter(fields), None)
    reader.record_interaction(screen, "textfield", field, fields)
    if field is None:
        reader.stop()
    reader.press(screen, field)
    with reader.using(screen):
        screen.enter_name(READER_NAME)
    button = reader.find_or_stop(screen, ("button",))
    reader.shows(0, screen, masks=screen.dynamic_regions(), pointer=button.rect, margin=0)
    reader.press(screen, button)
    reader.outcome(Message("in-room"), meeting.room.wait_until_entered)


@scenario("enter-password", requires="open-link")
def enter_password(reader: Reader, visit: Visits, participants: Participants, deployment: Deployment) -> None:
    """The reader is asked for the room's password; a wrong one is refused, the right one opens the room."""
    room = deployment.new_room()
    participants.open(room, password=PASSWORD)
    meeting = visit(ALLOWED, room=room, prejoin=False)
    reader.sees(meeting.password)
    reader.shows(0, meeting.password, margin=DIALOG_MARGIN)
    submit(reader, meeting, WRONG_PASSWORD)
    reader.outcome(Message("wrong-password-refused"), meeting.password.wait_until_it_asks_again)
    submit(reader, meeting, PASSWORD)
    reader.outcome(Message("in-room"), meeting.room.wait_until_entered)


def submit(reader: Reader, meeting: Visit, password: str) -> None:
    """Type a password and send it off by the button that the page quotes, or else by the Enter key."""
    dialog = meeting.password
    widgets = reader.sees(dialog)
    with reader.using(dialog):
        dialog.type_password(password)
    buttons = [widget for widget in widgets if widget.role == "button"]
    button = reader.named_by_page(widgets, ("button",))
    if button is None and any(control.roles & {"button"} for control in reader.block.controls):
        reader.record_interaction(dialog, "button", None, buttons)
        reader.stop()
    if button is None:
        with reader.using(dialog):
            dialog.submit_password()
    else:
        reader.record_interaction(dialog, "button", button, buttons)
        reader.press(dialog, button)


@scenario("prejoin-device-error", requires="open-link")
def prejoin_device_error(reader: Reader, visit: Visits) -> None:
    """The prejoin screen says that a permission is missing."""
    for state, permissions in BLOCKED_STATES.items():
        with reader.starting_state(state):
            meeting = visit(permissions)
            widgets = reader.sees(meeting.device_status)
            if reader.block.labels:
                reader.reads_title(meeting.device_status, widgets)
            if state == STATE_BOTH_BLOCKED:
                screen = meeting.prejoin
                reader.shows(0, screen, masks=screen.dynamic_regions(), margin=0)
            meeting.close()


DISMISSED = Message("state-prompt-dismissed")

BETWEEN_NOTICES = 6
"""Pixels around the notices: the next one, which does not belong to the page, begins 8 pixels away."""


def named(reader: Reader, notices: Notices, widgets: list[Widget]) -> None:
    """Record that the page, which quotes notices, names each one that its reader meets."""
    titles = [notices.title(key) for key in notices.keys]
    for title in titles:
        widget = next((widget for widget in widgets if widget.label == title), None)
        found = reader.named_by_page([widget], (widget.role,)) if widget else None
        reader.record_interaction(
            notices, "notice", found, [widget for widget in widgets if widget.label in titles]
        )


@scenario("device-notices", requires="open-link")
def device_notices(reader: Reader, visit: Visits, deployment: Deployment) -> None:
    """Without a prejoin screen, a notice shows for each missing permission."""
    if deployment.prejoin:
        reader.note(Message("note-without-prejoin"))
    for state, permissions in {**BLOCKED_STATES, DISMISSED: Permissions()}.items():
        with reader.starting_state(state):
            meeting = visit_with_two_notices(reader, visit, permissions)
            missing = [
                key
                for key, setting in (
                    (CAMERA_PERMISSION, state_of(permissions, "camera")),
                    (MICROPHONE_PERMISSION, state_of(permissions, "microphone")),
                )
                if setting != "allow"
            ]
            notices = meeting.notices(*missing)
            if state == DISMISSED:
                reader.outcome(CHROME_ASKS, meeting.prompt.wait_until_shown)
                reader.outcome(NOTICES_AFTER_PROMPTS, lambda: dismiss_prompts_until(meeting, notices))  # noqa: B023
            widgets = reader.sees(notices)
            if reader.block.labels:
                named(reader, notices, widgets)
            if state == STATE_BOTH_BLOCKED:
                reader.shows(0, notices, lambda: bounding_box(notices.rects()), margin=BETWEEN_NOTICES)  # noqa: B023
            meeting.close()
