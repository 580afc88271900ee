"""The first way: the site information behind the icon at the left of the address bar."""

from e2e.chrome.surfaces.native.site_information import Device, SiteInformation
from e2e.chrome.surfaces.native.toolbar import SiteInformationButton
from e2e.jitsi.support.participants import Participants
from e2e.jitsi.support.permission_repair import (
    BLOCKED,
    BLOCKED_CASES,
    DEVICES,
    blocked_devices,
    entered,
    hosted,
    opened_information,
    settled,
    switch,
    taken,
    works,
)
from e2e.jitsi.support.surroundings import address_of, hanging
from e2e.jitsi.support.visits import Visit, Visits
from e2e.scenarios.reader import Reader
from e2e.scenarios.registry import scenario
from e2e.screenshots.capture.crop import ICON_MARGIN


@scenario("open-site-information")
def open_site_information(reader: Reader, visit: Visits) -> None:
    """The reader clicks the icon, and the site information opens."""
    meeting = visit(BLOCKED)
    settled(reader, meeting)
    button = SiteInformationButton(meeting.chrome)
    meeting.chrome.bring_to_front_and_settle()
    # While the indicator chip is there, it has the icon's place.
    (icon,) = reader.sees(button, seconds=15)
    reader.record_interaction(button, "icon", icon, [icon])
    reader.shows(0, button, margin=ICON_MARGIN)

    def opens() -> bool:
        button.click()
        return bool(SiteInformation(meeting.chrome).wait_until_shown())

    reader.outcome("the site information opens", opens)


def switch_on(reader: Reader, information: SiteInformation, devices: tuple[Device, ...]) -> None:
    """Switch devices on by the toggles that the page quotes; stuck where it quotes none that is there."""
    widgets = reader.sees(information)
    toggles = [widget for widget in widgets if widget.role == "toggle"]
    for device in devices:
        with reader.expects(f"the switch of the {device} is there"):
            toggle = information.toggle(device)
        found = reader.named_by_page([toggle], ("toggle",))
        reader.record_interaction(information, "toggle", found, toggles)
        if found is None:
            reader.stop()
        switch(reader, information, device)


@scenario("switch-devices-on", requires="open-site-information")
def switch_devices_on(reader: Reader, visit: Visits, hosts: Participants) -> None:
    """The reader switches the blocked devices on, and the meeting works."""
    for case, permissions in BLOCKED_CASES.items():
        with reader.starting_state(case):
            meeting = visit(permissions)
            settled(reader, meeting)
            devices = blocked_devices(permissions)
            if len(devices) == len(DEVICES):
                # The chip that tells of the refusal would contradict what the picture shows.
                with reader.expects("the icon of the site information comes back"):
                    SiteInformationButton(meeting.chrome).wait_until_shown(15)
            information = opened_information(reader, meeting)
            switch_on(reader, information, devices)
            reader.outcome(
                f"the page may use {' and '.join(devices)}",
                lambda: meeting.wait_until_granted(*devices),  # noqa: B023
            )
            at_once = taken(reader, meeting, *devices)
            if len(devices) == len(DEVICES):
                if at_once:
                    information = says_in_use(reader, meeting, information, *devices)
                shows_information(reader, meeting, information)
            information.close()
            if not at_once:
                meeting.reload()
            works(reader, meeting, hosted(hosts, meeting))
            meeting.close()


def says_in_use(
    reader: Reader, meeting: Visit, information: SiteInformation, *devices: Device
) -> SiteInformation:
    """Open the site information once more while devices are in use: what says so has no room in an open one."""
    information.close()
    if meeting.chrome.variant == "as-shipped":
        with reader.expects("the indicator chip shrinks to an icon"):
            meeting.chip.wait_until_icon()
    again = opened_information(reader, meeting)
    with reader.expects("the site information says what is in use"):
        again.wait_until_in_use(*devices)
    return again


def shows_information(reader: Reader, meeting: Visit, information: SiteInformation) -> None:
    """Take the bubble together with the address bar from which it hangs."""
    reader.shows(
        0,
        information,
        lambda: hanging(meeting, information.rect()),
        masks=[address_of(meeting)],
        within=meeting.chrome.window_rect(),
        margin=0,
    )


@scenario("devices-work", requires="switch-devices-on")
def devices_work(reader: Reader, visit: Visits, hosts: Participants) -> None:
    """With both devices allowed that way, the others see and hear the reader, who may be in the meeting already."""
    for case in ("before the meeting", "in the meeting"):
        with reader.starting_state(case):
            meeting = visit(BLOCKED)
            host = hosted(hosts, meeting)
            settled(reader, meeting)
            if case == "in the meeting":
                reader.outcome("the reader enters the room", lambda: entered(meeting))  # noqa: B023
            information = opened_information(reader, meeting)
            switch(reader, information, *DEVICES)
            if reader.block.labels or reader.block.controls:
                reader.sees(information)
            information.close()
            if not taken(reader, meeting, *DEVICES):
                meeting.reload()
            works(reader, meeting, host)
            meeting.close()


@scenario("reset-permissions", requires="open-site-information")
def reset_permissions(reader: Reader, visit: Visits) -> None:
    """The reader takes all answers back, and Chrome asks anew."""
    meeting = visit(BLOCKED)
    settled(reader, meeting)
    information = opened_information(reader, meeting)
    widgets = reader.sees(information)
    button = reader.named_by_page(widgets, ("button",))
    reader.record_interaction(
        information, "button", button, [widget for widget in widgets if widget.role == "button"]
    )
    if button is None:
        reader.stop()
    reader.outcome("the permissions are reset", lambda: information.reset_permissions(button))
    information.close()
    meeting.reload()
    reader.outcome("Chrome asks anew", lambda: bool(meeting.prompt.wait_until_shown()))
