"""The first way: the site information, opened by the icon at the left of the address bar."""

from e2e.chrome.surfaces.native.address_bar.site_information_button import SiteInformationButton
from e2e.chrome.surfaces.native.bubbles.site_information import Device, SiteInformation
from e2e.jitsi.devices import which
from e2e.jitsi.support.participants import Participants
from e2e.jitsi.support.permission_repair import (
    BLOCKED,
    BLOCKED_STATES,
    DEVICES,
    STATE_BOTH_BLOCKED,
    blocked_devices,
    enter_room,
    expect_devices_used,
    expect_media_received,
    opened_site_information,
    switch,
    wait_until_devices_requested,
)
from e2e.jitsi.support.surroundings import address_of, with_address_bar
from e2e.jitsi.support.visits import Visit, Visits
from e2e.messages.message import Message
from e2e.scenarios.reader import Reader
from e2e.scenarios.registry import scenario
from e2e.screenshots.capture.crop import ICON_MARGIN


@scenario("open-site-information")
def open_site_information(reader: Reader, visit: Visits) -> None:
    """The reader clicks the icon, and the site information opens."""
    meeting = visit(BLOCKED)
    wait_until_devices_requested(reader, meeting)
    button = SiteInformationButton(meeting.chrome)
    meeting.chrome.bring_to_front_and_settle()
    # While the indicator chip is there, it has the icon's place.
    (icon,) = reader.sees(button, seconds=15)
    reader.record_interaction(button, "icon", icon, [icon])
    reader.shows(0, button, margin=ICON_MARGIN)

    def opens() -> bool:
        button.click()
        return bool(SiteInformation(meeting.chrome).wait_until_shown())

    reader.outcome(Message("site-information-opens"), opens)


def switch_on(reader: Reader, information: SiteInformation, devices: tuple[Device, ...]) -> None:
    """Switch devices on by the toggles that the page quotes; stop where it quotes none that is there."""
    widgets = reader.sees(information)
    toggles = [widget for widget in widgets if widget.role == "toggle"]
    for device in devices:
        with reader.expects(Message("switch-there", {"devices": device})):
            toggle = information.toggle(device)
        found = reader.named_by_page([toggle], ("toggle",))
        reader.record_interaction(information, "toggle", found, toggles)
        if found is None:
            reader.stop()
        switch(reader, information, device)


@scenario("switch-devices-on", requires="open-site-information")
def switch_devices_on(reader: Reader, visit: Visits, participants: Participants) -> None:
    """The reader switches the blocked devices on, and the meeting works."""
    for state, permissions in BLOCKED_STATES.items():
        with reader.starting_state(state):
            receiver = participants.receiver_where(state == STATE_BOTH_BLOCKED)
            meeting = visit(permissions, room=receiver.room_name if receiver else None)
            wait_until_devices_requested(reader, meeting)
            devices = blocked_devices(permissions)
            if len(devices) == len(DEVICES) and not participants.deployment.prejoin:
                # The picture is taken in the room, where the chip that reports the refusal would contradict it.
                with reader.expects(Message("site-information-icon-back")):
                    SiteInformationButton(meeting.chrome).wait_until_shown(15)
            information = opened_site_information(reader, meeting)
            switch_on(reader, information, devices)
            reader.outcome(
                Message("page-may-use", {"devices": which(devices)}),
                lambda: meeting.wait_until_granted(*devices),  # noqa: B023
            )
            at_once = expect_devices_used(reader, meeting, *devices)
            if len(devices) == len(DEVICES):
                if at_once:
                    information = reopen_while_in_use(reader, meeting, information, *devices)
                capture_information(reader, meeting, information)
            information.close()
            if not at_once:
                meeting.reload()
            expect_media_received(reader, meeting, participants, receiver)
            meeting.close()


def reopen_while_in_use(
    reader: Reader, meeting: Visit, information: SiteInformation, *devices: Device
) -> SiteInformation:
    """Open the site information once more while devices are in use: what says so has no room in an open one."""
    information.close()
    if meeting.chrome.variant == "as-shipped":
        with reader.expects(Message("chip-becomes-icon")):
            meeting.chip.wait_until_icon()
    again = opened_site_information(reader, meeting)
    with reader.expects(Message("in-use-shown")):
        again.wait_until_in_use(*devices)
    return again


def capture_information(reader: Reader, meeting: Visit, information: SiteInformation) -> None:
    """Take the bubble together with the address bar from which it hangs."""
    reader.shows(
        0,
        information,
        lambda: with_address_bar(meeting, information.rect()),
        masks=[address_of(meeting)],
        within=meeting.chrome.window_rect(),
        margin=0,
    )


IN_MEETING = Message("state-in-meeting")


@scenario("devices-work", requires="switch-devices-on")
def devices_work(reader: Reader, visit: Visits, participants: Participants) -> None:
    """With both devices allowed that way, the others see and hear the reader, who may be in the meeting already."""
    for state in (Message("state-before-meeting"), IN_MEETING):
        with reader.starting_state(state):
            receiver = participants.receiver()
            meeting = visit(BLOCKED, room=receiver.room_name)
            wait_until_devices_requested(reader, meeting)
            if state == IN_MEETING:
                reader.outcome(Message("enters-room"), lambda: enter_room(meeting))  # noqa: B023
            information = opened_site_information(reader, meeting)
            switch(reader, information, *DEVICES)
            if reader.block.labels or reader.block.controls:
                reader.sees(information)
            information.close()
            if not expect_devices_used(reader, meeting, *DEVICES):
                meeting.reload()
            expect_media_received(reader, meeting, participants, receiver)
            meeting.close()


@scenario("reset-permissions", requires="open-site-information")
def reset_permissions(reader: Reader, visit: Visits) -> None:
    """The reader takes all answers back, and Chrome asks again."""
    meeting = visit(BLOCKED)
    wait_until_devices_requested(reader, meeting)
    information = opened_site_information(reader, meeting)
    widgets = reader.sees(information)
    button = reader.named_by_page(widgets, ("button",))
    reader.record_interaction(
        information, "button", button, [widget for widget in widgets if widget.role == "button"]
    )
    if button is None:
        reader.stop()
    reader.outcome(Message("permissions-reset"), lambda: information.reset_permissions(button))
    information.close()
    meeting.reload()
    reader.outcome(Message("chrome-asks-again"), lambda: bool(meeting.prompt.wait_until_shown()))
