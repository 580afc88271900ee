"""What the three ways of granting permissions have in common: the states they start in, and the proof at their end."""

from e2e.chrome.process.permissions import Permissions
from e2e.chrome.surfaces.native.bubbles.site_information import Device, SiteInformation
from e2e.chrome.surfaces.native.device_permissions import device_permissions, state_of
from e2e.jitsi.devices import which
from e2e.jitsi.support.participants import Participants
from e2e.jitsi.support.receiver import Receiver
from e2e.jitsi.support.visits import READER_NAME, Visit
from e2e.messages.message import Message
from e2e.scenarios.reader import Reader

DEVICES: tuple[Device, Device] = ("camera", "microphone")
ALLOWED = device_permissions(camera="allow", microphone="allow")
BLOCKED = device_permissions(camera="block", microphone="block")
CAMERA_BLOCKED = device_permissions(camera="block", microphone="allow")
MICROPHONE_BLOCKED = device_permissions(camera="allow", microphone="block")

STILL = CAMERA_BLOCKED
"""Without a camera nothing moves around a panel."""

STATE_CAMERA_BLOCKED = Message("state-camera-blocked")
STATE_MICROPHONE_BLOCKED = Message("state-microphone-blocked")
STATE_BOTH_BLOCKED = Message("state-both-blocked")
ONE_BLOCKED = {STATE_CAMERA_BLOCKED: CAMERA_BLOCKED, STATE_MICROPHONE_BLOCKED: MICROPHONE_BLOCKED}
BLOCKED_STATES = {**ONE_BLOCKED, STATE_BOTH_BLOCKED: BLOCKED}

NO_BRIDGE = Message("note-no-bridge")


def blocked_devices(permissions: Permissions) -> tuple[Device, ...]:
    """Return the devices that a starting state blocks."""
    return tuple(device for device in DEVICES if state_of(permissions, device) == "block")


def wait_until_devices_requested(reader: Reader, meeting: Visit) -> None:
    """Wait until the page has asked for both devices; Chrome's indicator changes with each time it asks."""
    with reader.expects(Message("link-leads-to-meeting")):
        place = meeting.wait_until_arrived()
    if place is meeting.prejoin:
        with reader.expects(Message("devices-requested")):
            meeting.device_status.wait_until_shown()
    else:
        with reader.expects(Message("in-room")):
            meeting.room.wait_until_entered()


def opened_site_information(reader: Reader, meeting: Visit) -> SiteInformation:
    """Open the site information, which an earlier step of the page is about."""
    information = SiteInformation(meeting.chrome)
    with reader.expects(Message("site-information-opens")):
        information.open()
    return information


def switch(reader: Reader, information: SiteInformation, *devices: Device) -> None:
    """Press the switches of devices in the site information."""
    for device in devices:
        with reader.expects(Message("switch-usable", {"devices": device})):
            presses = information.switch(device)
        if presses > 1:
            reader.note(Message("note-pressed-again", {"devices": device}))


def expect_devices_used(reader: Reader, meeting: Visit, *devices: Device) -> bool:
    """Prove that Jitsi Meet uses devices that have just been allowed, and tell whether it is the place for it.

    The prejoin screen takes them at once. Whoever is in the room without them has to load the page again.
    """
    with reader.expects(Message("meeting-still-there")):
        place = meeting.wait_until_arrived()
    if place is not meeting.prejoin:
        return False
    if "microphone" in devices:
        reader.note(Message("note-default-microphone"))
    reader.outcome(
        Message("devices-used-at-once", {"devices": which(devices)}),
        lambda: meeting.wait_until_used(*devices),
    )
    return True


def expect_media_received(
    reader: Reader, meeting: Visit, participants: Participants, receiver: Receiver | None
) -> None:
    """Enter the room and prove that a receiver gets picture and sound; without one, that the devices are used there."""
    reader.outcome(Message("enters-room"), lambda: enter_room(meeting))
    if receiver is None:
        reader.outcome(
            Message("devices-used-in-meeting", {"devices": which(DEVICES)}),
            lambda: meeting.wait_until_used(*DEVICES),
        )
        return
    receiver.wait_until_there()
    reader.outcome(
        Message("media-received", {"devices": which(DEVICES)}),
        lambda: receiver.receives(*DEVICES, sender=meeting.room.own_id()),
    )
    expect_media_received_by_third(reader, meeting, participants)


def expect_media_received_by_third(reader: Reader, meeting: Visit, participants: Participants) -> None:
    """Prove that a third participant receives them, too: two have a direct connection, three need the bridge.

    What two receive of each other has shown that this machine's own part works, so that it is the deployment's matter
    where a third receives nothing.
    """
    if participants.deployment.kind == "external" and not participants.deployment.bridge:
        if NO_BRIDGE not in reader.evidence.notes:
            reader.note(NO_BRIDGE)
        return
    third = participants.third(meeting.room_name)
    if third is None:
        return
    reader.outcome(
        Message("media-received-by-third", {"devices": which(DEVICES)}),
        lambda: third.room.wait_until_received(*DEVICES, sender=meeting.room.own_id(), seconds=20),
    )
    # Closing the page is leaving.
    third.page.close()


def enter_room(meeting: Visit) -> bool:
    """Enter the room; raises WaitTimeout."""
    meeting.enter(READER_NAME)
    return True
