"""The second way: the camera indicator in the address bar, in either of Chrome's variants."""

from e2e.chrome.process.arguments import Variant
from e2e.chrome.surfaces.native.address_bar.camera_indicator import CameraIndicatorBubble, camera_indicator
from e2e.chrome.surfaces.native.bubbles.site_information import Device, SiteInformation
from e2e.harness.errors import WaitTimeout
from e2e.jitsi.devices import which
from e2e.jitsi.scenarios.site_information import switch_on
from e2e.jitsi.support.participants import Participants
from e2e.jitsi.support.permission_repair import (
    BLOCKED,
    CAMERA_BLOCKED,
    DEVICES,
    MICROPHONE_BLOCKED,
    ONE_BLOCKED,
    STATE_BOTH_BLOCKED,
    STATE_CAMERA_BLOCKED,
    STATE_MICROPHONE_BLOCKED,
    blocked_devices,
    expect_devices_used,
    expect_media_received,
    opened_site_information,
    switch,
    wait_until_devices_requested,
)
from e2e.jitsi.support.surroundings import with_address_bar
from e2e.jitsi.support.visits import Visit, Visits
from e2e.messages.message import Message
from e2e.messages.names import surface
from e2e.scenarios.reader import Reader
from e2e.scenarios.registry import scenario
from e2e.screenshots.capture.crop import ICON_MARGIN

CHOSEN = Message("choosable-in-bubble")


@scenario("open-classic-indicator")
@scenario("open-camera-indicator")
def open_camera_indicator(reader: Reader, visit: Visits) -> None:
    """The reader sees the indicator, clicks it, and something opens in which the devices can be allowed."""
    meeting = visit(BLOCKED)
    meeting.chrome.bring_to_front_and_settle()
    indicator = camera_indicator(meeting.chrome)
    (widget,) = reader.sees(indicator, seconds=15)
    reader.record_interaction(indicator, widget.role, widget, [widget])
    reader.shows(0, indicator, margin=ICON_MARGIN)
    reader.outcome(Message("device-manager-opens"), lambda: bool(indicator.open()))


def sees_chip(reader: Reader, meeting: Visit) -> None:
    """The reader reads what the chip says before it goes."""
    meeting.chrome.bring_to_front_and_settle()
    indicator = camera_indicator(meeting.chrome)
    (widget,) = reader.sees(indicator, seconds=15)
    reader.record_interaction(
        indicator, widget.role, reader.named_by_page([widget], (widget.role,)), [widget]
    )


def opened(reader: Reader, meeting: Visit) -> SiteInformation | CameraIndicatorBubble:
    """Open the indicator's bubble once the page has asked for both devices."""
    wait_until_devices_requested(reader, meeting)
    if meeting.chrome.variant == "as-shipped":
        # The chip goes after some seconds; the icon that comes in its place opens the same bubble.
        return opened_site_information(reader, meeting)
    with reader.expects(Message("device-manager-opens")):
        return camera_indicator(meeting.chrome).open()


def allow(reader: Reader, meeting: Visit, devices: tuple[Device, ...]) -> None:
    """Allow devices in whatever the indicator opens, by what the page quotes."""
    bubble = opened(reader, meeting)
    if isinstance(bubble, SiteInformation):
        switch_on(reader, bubble, devices)
        return
    radio = reader.find_or_stop(bubble, ("radio",))
    with reader.expects(CHOSEN):
        bubble.choose(radio)
    if len(devices) == 1:
        # What is offered with one device blocked; each screenshot is of one starting state.
        meeting.chrome.desktop.pointer.park()
        reader.shows(0, bubble, lambda: with_address_bar(meeting, bubble.rect()), margin=0)


def choose_first(reader: Reader, bubble: CameraIndicatorBubble) -> None:
    """Choose what the older bubble offers first: to allow."""
    with reader.expects(CHOSEN):
        choices = bubble.choices()
        if not choices:
            raise WaitTimeout(Message("no-radio-button-on-surface", {"surface": surface(bubble.id)}))
        bubble.choose(choices[0])


@scenario("choose-in-bubble", requires="open-classic-indicator")
@scenario("allow-by-indicator", requires="open-camera-indicator")
def allow_by_indicator(reader: Reader, visit: Visits, participants: Participants, variant: Variant) -> None:
    """The reader allows what the indicator offers to allow."""
    # The older bubble is about the camera: with both devices blocked, it leaves the microphone blocked.
    proves = STATE_CAMERA_BLOCKED if variant == "classic-indicator" else STATE_BOTH_BLOCKED
    states = {STATE_CAMERA_BLOCKED: CAMERA_BLOCKED, STATE_BOTH_BLOCKED: BLOCKED}
    for state, permissions in states.items():
        devices = blocked_devices(permissions)
        with reader.starting_state(state):
            receiver = participants.receiver_where(state == proves)
            meeting = visit(permissions, room=receiver.room_name if receiver else None)
            allow(reader, meeting, devices)
            if meeting.chrome.variant == "classic-indicator":
                # Its bubble is about the camera, whatever else is blocked.
                devices = devices[:1]
            finish(reader, meeting)
            reader.outcome(
                Message("page-may-use", {"devices": which(devices)}),
                lambda: meeting.wait_until_granted(*devices),  # noqa: B023
            )
            if set(meeting.permissions(*DEVICES)) == {"granted"}:
                if not expect_devices_used(reader, meeting, *devices):
                    meeting.reload()
                expect_media_received(reader, meeting, participants, receiver)
            else:
                reader.note(Message("note-not-received", {"state": state}))
            meeting.close()


def finish(reader: Reader, meeting: Visit) -> None:
    """Close whatever the indicator has opened."""
    bubble, information = CameraIndicatorBubble(meeting.chrome), SiteInformation(meeting.chrome)
    with reader.expects(Message("device-manager-closes")):
        if bubble.is_shown():
            bubble.finish()
        elif information.is_shown():
            information.close()


@scenario("allow-microphone-elsewhere", requires="choose-in-bubble")
def allow_microphone_elsewhere(reader: Reader, visit: Visits, participants: Participants) -> None:
    """Of the microphone the older bubble says nothing; the first way allows it."""
    states = {STATE_MICROPHONE_BLOCKED: MICROPHONE_BLOCKED, STATE_BOTH_BLOCKED: BLOCKED}
    for state, permissions in states.items():
        with reader.starting_state(state):
            receiver = participants.receiver_where(state == STATE_BOTH_BLOCKED)
            meeting = visit(permissions, room=receiver.room_name if receiver else None)
            bubble = opened(reader, meeting)
            if isinstance(bubble, CameraIndicatorBubble):
                reader.sees(bubble)
                choose_first(reader, bubble)
            finish(reader, meeting)
            reader.outcome(
                Message("still-blocked", {"devices": "microphone"}),
                lambda: meeting.permissions("microphone") == ["denied"],  # noqa: B023
            )
            information = opened_site_information(reader, meeting)
            switch(reader, information, "microphone")
            information.close()
            if not expect_devices_used(reader, meeting, *DEVICES):
                meeting.reload()
            expect_media_received(reader, meeting, participants, receiver)
            meeting.close()


@scenario("finish-indicator", requires=("allow-by-indicator", "choose-in-bubble"))
def finish_indicator(reader: Reader, visit: Visits) -> None:
    """The reader closes the bubble by the button that the page quotes, and the choice is kept."""
    meeting = visit(CAMERA_BLOCKED)
    bubble = opened(reader, meeting)
    if isinstance(bubble, CameraIndicatorBubble):
        choose_first(reader, bubble)
    else:
        switch(reader, bubble, "camera")
    reader.presses(bubble)
    reader.outcome(Message("choice-kept"), lambda: meeting.wait_until_granted("camera"))


@scenario("repeat-for-other-device", requires="allow-by-indicator")
def repeat_for_other_device(reader: Reader, visit: Visits) -> None:
    """With one device allowed, the same steps allow the other one."""
    for state, permissions in ONE_BLOCKED.items():
        (device,) = blocked_devices(permissions)
        with reader.starting_state(state):
            meeting = visit(permissions)
            if reader.block.labels:
                sees_chip(reader, meeting)
            bubble = opened(reader, meeting)
            if reader.block.controls:
                reader.sees(bubble)
            if isinstance(bubble, SiteInformation):
                with reader.expects(Message("switch-there", {"devices": device})):
                    toggle = bubble.toggle(device)
                    off = tuple(name for name in DEVICES if not bubble.is_on(name))
                reader.record_interaction(bubble, "toggle", toggle, [toggle])
                reader.outcome(Message("only-switch-off", {"devices": device}), lambda: off == (device,))  # noqa: B023
                switch(reader, bubble, device)
            else:
                choose_first(reader, bubble)
            finish(reader, meeting)
            reader.outcome(
                Message("page-may-use", {"devices": device}),
                lambda: meeting.wait_until_granted(device),  # noqa: B023
            )
            meeting.close()
