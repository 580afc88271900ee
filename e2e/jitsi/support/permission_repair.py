"""What the three ways of granting permissions have in common: the states they start in, and the proof at their end."""

from e2e.chrome.process.permissions import Permissions
from e2e.chrome.surfaces.native.device_permissions import device_permissions, state_of
from e2e.chrome.surfaces.native.site_information import Device, SiteInformation
from e2e.jitsi.support.participants import Participant, Participants
from e2e.jitsi.support.visits import READER_NAME, Visit
from e2e.scenarios.reader import Reader

DEVICES: tuple[Device, Device] = ("camera", "microphone")
ALLOWED = device_permissions(camera="allow", microphone="allow")
BLOCKED = device_permissions(camera="block", microphone="block")
CAMERA_BLOCKED = device_permissions(camera="block", microphone="allow")
MICROPHONE_BLOCKED = device_permissions(camera="allow", microphone="block")

ONE_BLOCKED = {"camera blocked": CAMERA_BLOCKED, "microphone blocked": MICROPHONE_BLOCKED}
BLOCKED_CASES = {**ONE_BLOCKED, "both blocked": BLOCKED}

DEFAULT_MICROPHONE = (
    "a stand-in: Chrome's default microphone was put in one group with the microphone that it stands for, as it is on "
    "every computer; Chrome's fake microphones are not, and Jitsi Meet would not find it"
)

NO_BRIDGE = (
    "no third participant was tried: by its configuration this deployment has no video bridge (disableFocus)"
)


def blocked_devices(permissions: Permissions) -> tuple[Device, ...]:
    """Return the devices that a starting state blocks."""
    return tuple(device for device in DEVICES if state_of(permissions, device) == "block")


def settled(reader: Reader, meeting: Visit) -> None:
    """Wait until the page has asked for both devices; Chrome's indicator changes with each time it asks."""
    with reader.expects("the link leads to the meeting"):
        place = meeting.wait_until_arrived()
    if place is meeting.prejoin:
        with reader.expects("Jitsi Meet has asked for camera and microphone"):
            meeting.device_status.wait_until_shown()
    else:
        with reader.expects("the reader is in the room"):
            meeting.room.wait_until_entered()


def opened_information(reader: Reader, meeting: Visit) -> SiteInformation:
    """Open the site information, which an earlier step of the page is about."""
    information = SiteInformation(meeting.chrome)
    with reader.expects("the site information opens"):
        information.open()
    return information


def switch(reader: Reader, information: SiteInformation, *devices: Device) -> None:
    """Press the switches of devices in the site information."""
    for device in devices:
        with reader.expects(f"the switch of the {device} can be used"):
            information.switch(device)


def taken(reader: Reader, meeting: Visit, *devices: Device) -> bool:
    """Prove that Jitsi Meet uses devices that have just been allowed, and tell whether it is the place for it.

    The prejoin screen takes them at once. Whoever is in the room without them has to load the page again.
    """
    with reader.expects("the meeting is still there"):
        place = meeting.wait_until_arrived()
    if place is not meeting.prejoin:
        return False
    if "microphone" in devices:
        reader.note(DEFAULT_MICROPHONE)
    reader.outcome(
        f"the page uses {' and '.join(devices)} at once", lambda: meeting.wait_until_used(*devices)
    )
    return True


def works(reader: Reader, meeting: Visit, host: Participant, devices: tuple[Device, ...] = DEVICES) -> None:
    """Enter the room and prove that the other participants receive the devices' picture and sound."""
    reader.outcome("the reader enters the room", lambda: entered(meeting))
    reader.outcome(
        f"the other participant receives the reader's {' and '.join(devices)}",
        lambda: host.room.wait_until_received(*devices),
    )
    passes_bridge(reader, meeting, host, devices)


def passes_bridge(reader: Reader, meeting: Visit, host: Participant, devices: tuple[Device, ...]) -> None:
    """Prove that a third participant receives them, too: two have a direct connection, three need the bridge.

    What two receive of each other has shown that this machine's own part works, so that it is the deployment's matter
    where a third receives nothing.
    """
    if host.hosts.deployment.kind == "external" and not host.hosts.deployment.bridge:
        if NO_BRIDGE not in reader.evidence.notes:
            reader.note(NO_BRIDGE)
        return
    third = host.with_third()
    if third is None:
        return
    reader.outcome(
        f"a third participant receives the reader's {' and '.join(devices)} through the deployment's video bridge",
        lambda: third.room.wait_until_received(*devices, sender=meeting.room.own_id(), seconds=20),
    )
    third.leave()


def entered(meeting: Visit) -> bool:
    """Enter the room; raises WaitTimeout."""
    meeting.enter(READER_NAME)
    return True


def hosted(hosts: Participants, meeting: Visit) -> Participant:
    """Return another participant who is in the reader's room."""
    return hosts.open(meeting.room_name)
