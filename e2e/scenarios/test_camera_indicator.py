"""The second way: the camera indicator in the address bar, in either of Chrome's variants."""

from e2e.chrome import CameraIndicatorBubble, Device, SiteInformation, camera_indicator
from e2e.figures import ICON_MARGIN
from e2e.scenarios.host import Hosts
from e2e.scenarios.reader import Reader
from e2e.scenarios.registry import scenario
from e2e.scenarios.repairing import (
    BLOCKED,
    CAMERA_BLOCKED,
    DEVICES,
    MICROPHONE_BLOCKED,
    ONE_BLOCKED,
    blocked_devices,
    hosted,
    settled,
    works,
)
from e2e.scenarios.surroundings import hanging
from e2e.scenarios.test_site_information import switch_on
from e2e.scenarios.visit import Visit, Visits


@scenario("open-classic-indicator")
@scenario("open-camera-indicator")
def open_camera_indicator(reader: Reader, visit: Visits) -> None:
    """The reader sees the indicator, clicks it, and something opens in which the devices can be allowed."""
    meeting = visit(BLOCKED)
    meeting.chrome.bring_to_front_and_settle()
    indicator = camera_indicator(meeting.chrome)
    (widget,) = reader.sees(indicator, seconds=15)
    reader.uses(indicator.name, widget.role, widget, [widget])
    reader.shows(0, widget.rect, widgets=[widget], margin=ICON_MARGIN)
    reader.outcome("what manages the devices opens", lambda: bool(indicator.open()))


def sees_chip(reader: Reader, meeting: Visit) -> None:
    """The reader reads what the chip says before it goes."""
    meeting.chrome.bring_to_front_and_settle()
    indicator = camera_indicator(meeting.chrome)
    (widget,) = reader.sees(indicator, seconds=15)
    reader.uses(indicator.name, widget.role, reader.told([widget], (widget.role,)), [widget])


def opened(meeting: Visit) -> SiteInformation | CameraIndicatorBubble:
    """Open the indicator's bubble once the page has asked for both devices."""
    settled(meeting)
    if meeting.chrome.variant == "as-shipped":
        # The chip goes after some seconds; behind the icon that comes in its place is the same bubble.
        return SiteInformation(meeting.chrome).open()
    return camera_indicator(meeting.chrome).open()


def allow(reader: Reader, meeting: Visit, devices: tuple[Device, ...]) -> None:
    """Allow devices in whatever the indicator opens, by what the page quotes."""
    bubble = opened(meeting)
    if isinstance(bubble, SiteInformation):
        switch_on(reader, bubble, devices)
        return
    bubble.choose(reader.finds(bubble, ("radio",)))
    if len(devices) == 1:
        # What is offered with one device blocked; each figure is of one starting state.
        meeting.chrome.desktop.pointer.park()
        reader.shows(0, hanging(meeting, bubble.rect()), widgets=bubble.widgets(), margin=0)


@scenario("choose-in-bubble", after="open-classic-indicator")
@scenario("allow-by-indicator", after="open-camera-indicator")
def allow_by_indicator(reader: Reader, visit: Visits, hosts: Hosts) -> None:
    """The reader allows what the indicator offers to allow."""
    for case, permissions in {"camera blocked": CAMERA_BLOCKED, "both blocked": BLOCKED}.items():
        devices = blocked_devices(permissions)
        with reader.case(case):
            meeting = visit(permissions)
            allow(reader, meeting, devices)
            if meeting.chrome.variant == "classic-indicator":
                # Its bubble is about the camera, whatever else is blocked.
                devices = devices[:1]
            finish(meeting)
            reader.outcome(f"the page may use {' and '.join(devices)}", lambda: meeting.granted(*devices))  # noqa: B023
            if set(meeting.permissions(*DEVICES)) == {"granted"}:
                host = hosted(hosts, meeting)
                meeting.page.reload()
                works(reader, meeting, host)
            meeting.close()


def finish(meeting: Visit) -> None:
    """Close whatever the indicator has opened."""
    bubble = CameraIndicatorBubble(meeting.chrome)
    if bubble.showing():
        bubble.done()
    elif SiteInformation(meeting.chrome).showing():
        SiteInformation(meeting.chrome).close()


@scenario("allow-microphone-elsewhere", after="choose-in-bubble")
def allow_microphone_elsewhere(reader: Reader, visit: Visits, hosts: Hosts) -> None:
    """Of the microphone the older bubble says nothing; the first way allows it."""
    for case, permissions in {"microphone blocked": MICROPHONE_BLOCKED, "both blocked": BLOCKED}.items():
        with reader.case(case):
            meeting = visit(permissions)
            bubble = opened(meeting)
            if isinstance(bubble, CameraIndicatorBubble):
                reader.sees(bubble)
                bubble.choose(bubble.choices()[0])
            finish(meeting)
            reader.outcome(
                "the microphone is still blocked",
                lambda: meeting.permissions("microphone") == ["denied"],  # noqa: B023
            )
            information = SiteInformation(meeting.chrome).open()
            information.switch("microphone")
            information.close()
            host = hosted(hosts, meeting)
            meeting.page.reload()
            works(reader, meeting, host)
            meeting.close()


@scenario("finish-indicator", after=("allow-by-indicator", "choose-in-bubble"))
def finish_indicator(reader: Reader, visit: Visits) -> None:
    """The reader closes the bubble by the button that the page quotes, and the choice is kept."""
    meeting = visit(CAMERA_BLOCKED)
    bubble = opened(meeting)
    if isinstance(bubble, CameraIndicatorBubble):
        bubble.press(bubble.choices()[0])
    else:
        bubble.switch("camera")
    reader.presses(bubble)
    reader.outcome("the choice is kept", lambda: meeting.granted("camera"))


@scenario("repeat-for-other-device", after="allow-by-indicator")
def repeat_for_other_device(reader: Reader, visit: Visits) -> None:
    """With one device allowed, the same steps allow the other one."""
    for case, permissions in ONE_BLOCKED.items():
        (device,) = blocked_devices(permissions)
        with reader.case(case):
            meeting = visit(permissions)
            if reader.block.labels:
                sees_chip(reader, meeting)
            bubble = opened(meeting)
            if reader.block.controls:
                reader.sees(bubble)
            if isinstance(bubble, SiteInformation):
                toggle = bubble.toggle(device)
                reader.uses(bubble.name, "toggle", toggle, [toggle])
                off = tuple(name for name in DEVICES if not bubble.is_on(name))
                reader.outcome(f"just the switch of the {device} is off", lambda: off == (device,))  # noqa: B023
                bubble.switch(device)
            else:
                bubble.press(bubble.choices()[0])
            finish(meeting)
            reader.outcome(f"the page may use the {device}", lambda: meeting.granted(device))  # noqa: B023
            meeting.close()
