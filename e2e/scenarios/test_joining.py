"""Joining a meeting: the link, Chrome's permission prompt, the prejoin screen, the password, the notices."""

from e2e.chrome import Permissions
from e2e.instance import Instance
from e2e.meeting import CAMERA_PERMISSION, MICROPHONE_PERMISSION
from e2e.scenarios.host import Hosts
from e2e.scenarios.reader import Reader
from e2e.scenarios.registry import scenario
from e2e.scenarios.visit import READER_NAME, Visit, Visits

ALLOWED = Permissions(camera="allow", microphone="allow")
PASSWORD, WRONG_PASSWORD = "Linde-27", "Buche-31"


@scenario("open-link")
def open_link(reader: Reader, visit: Visits) -> None:
    """The reader follows the link and lands in the room, or before it."""
    meeting = visit()
    place = reader.outcome("the link leads to the meeting", meeting.arrival)
    if place is not None:
        reader.sees(place)


@scenario("allow-devices", after="open-link")
def allow_devices(reader: Reader, visit: Visits) -> None:
    """The reader answers the permission prompt by the button that the page quotes."""
    devices = ("camera", "microphone")
    cases = {
        "both devices": (Permissions(), devices),
        "camera only": (Permissions(microphone="allow"), devices[:1]),
        "microphone only": (Permissions(camera="allow"), devices[1:]),
    }
    for case, (permissions, asked) in cases.items():
        with reader.case(case):
            meeting = visit(permissions)
            reader.presses(meeting.prompt)
            reader.outcome(f"the page may use {' and '.join(asked)}", lambda: meeting.granted(*asked))  # noqa: B023
            meeting.close()


@scenario("join-meeting", after="open-link")
def join_meeting(reader: Reader, visit: Visits) -> None:
    """The reader fills in the prejoin screen and enters the room."""
    meeting = visit(ALLOWED, prejoin=True)
    screen = meeting.prejoin
    if any("textfield" in control.roles for control in reader.block.controls):
        field = reader.finds(screen, ("textfield",))
        screen.press(field)
    screen.wait()
    screen.enter_name(READER_NAME)
    reader.presses(screen)
    reader.outcome("the reader is in the room", meeting.room.entered)


@scenario("enter-password", after="open-link")
def enter_password(reader: Reader, visit: Visits, hosts: Hosts, instance: Instance) -> None:
    """The reader is asked for the room's password; a wrong one is refused, the right one opens the room."""
    room = instance.new_room()
    hosts.open(room, password=PASSWORD)
    meeting = visit(ALLOWED, room=room, prejoin=False)
    submit(reader, meeting, WRONG_PASSWORD)
    reader.outcome("a wrong password is not accepted", meeting.password.comes_back_empty)
    submit(reader, meeting, PASSWORD)
    reader.outcome("the reader is in the room", meeting.room.entered)


def submit(reader: Reader, meeting: Visit, password: str) -> None:
    """Type a password and send it off by the button that the page quotes, or else by the Enter key."""
    dialog = meeting.password
    widgets = reader.sees(dialog)
    dialog.type(password)
    buttons = [widget for widget in widgets if widget.role == "button"]
    button = reader.told(widgets, ("button",))
    if button is None and any(control.roles & {"button"} for control in reader.block.controls):
        reader.uses(dialog.name, "button", None, buttons)
        reader.stuck()
    if button is None:
        meeting.page.keyboard.press("Enter")
    else:
        reader.uses(dialog.name, "button", button, buttons)
        dialog.press(button)


@scenario("prejoin-device-error", after="open-link")
def prejoin_device_error(reader: Reader, visit: Visits) -> None:
    """The prejoin screen tells that a permission is missing."""
    for case, permissions in BLOCKED.items():
        with reader.case(case):
            meeting = visit(permissions, prejoin=True)
            reader.sees(meeting.device_status)
            meeting.close()


BLOCKED = {
    "camera blocked": Permissions(camera="block", microphone="allow"),
    "microphone blocked": Permissions(camera="allow", microphone="block"),
    "both blocked": Permissions(camera="block", microphone="block"),
}


@scenario("device-notices", after="open-link")
def device_notices(reader: Reader, visit: Visits, instance: Instance) -> None:
    """Without a prejoin screen, a notice tells of each missing permission."""
    if instance.prejoin:
        reader.note("the link was opened without the prejoin screen; with it, no notice shows in the room")
    for case, permissions in {**BLOCKED, "prompt dismissed": Permissions()}.items():
        with reader.case(case):
            meeting = visit(permissions, prejoin=False)
            if "prompt" in (permissions.camera, permissions.microphone):
                meeting.prompt.wait().dismiss()
            missing = [
                key
                for key, state in (
                    (CAMERA_PERMISSION, permissions.camera),
                    (MICROPHONE_PERMISSION, permissions.microphone),
                )
                if state != "allow"
            ]
            reader.sees(meeting.notices(*missing))
            meeting.close()
