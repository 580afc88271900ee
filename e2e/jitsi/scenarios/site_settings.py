"""The third way: Chrome's settings for camera and microphone."""

import contextlib
from typing import TypeVar

from e2e.chrome.surfaces.native.bubbles.site_information import Device
from e2e.chrome.surfaces.settings.site_settings import ContentSettings, DeviceSettings, SiteDetails
from e2e.desktop.widget import Rect, Widget
from e2e.harness.errors import Differs
from e2e.jitsi.devices import which
from e2e.jitsi.support.participants import Participants
from e2e.jitsi.support.permission_repair import (
    ALLOWED,
    BLOCKED,
    DEVICES,
    expect_devices_used,
    expect_media_received,
    opened_site_information,
    wait_until_devices_requested,
)
from e2e.jitsi.support.visits import Visits
from e2e.messages.message import Message
from e2e.scenarios.reader import Reader
from e2e.scenarios.registry import scenario
from e2e.screenshots.capture.crop import ICON_MARGIN

BELOW = 12
"""Pixels between the last row of a picture and its edge."""

SHADOW = 8
"""Pixels at the top of a settings page on which the bar above it casts its shadow."""

OPEN = Message("settings-open")

Page = TypeVar("Page", ContentSettings, DeviceSettings, SiteDetails)


def opened(reader: Reader, page: Page) -> Page:
    """Open a page of the settings, which an earlier step of the page leads to."""
    with reader.expects(OPEN):
        page.open()
    return page


@scenario("open-site-settings")
def open_site_settings(reader: Reader, visit: Visits) -> None:
    """The reader opens the settings: from the site information, where the page names the row, or by address."""
    meeting = visit(BLOCKED)
    wait_until_devices_requested(reader, meeting)
    if not reader.block.labels:
        reader.outcome(OPEN, lambda: bool(ContentSettings(meeting.chrome).open()))
        return
    information = opened_site_information(reader, meeting)
    reader.presses(information)
    reader.sees(SiteDetails(meeting.chrome))


@scenario("choose-in-site-details", requires="open-site-settings")
def choose_in_site_details(reader: Reader, visit: Visits, participants: Participants) -> None:
    """The reader chooses in the list of each device what the page quotes, and the meeting works."""
    receiver = participants.receiver()
    meeting = visit(BLOCKED, room=receiver.room_name, pages_readable=True)
    wait_until_devices_requested(reader, meeting)
    details = opened(reader, SiteDetails(meeting.chrome))
    for device in DEVICES:
        with reader.expects(Message("list-opens", {"devices": device})):
            details.open_list(device)
        options = [widget for widget in reader.sees(details) if widget.role == "option"]
        option = reader.named_by_page(options, ("option",))
        reader.record_interaction(details, "option", option, options)
        if option is None:
            reader.stop()
        with reader.expects(Message("choosable-in-list", {"devices": device})):
            details.choose(device, option)
    details.release_focus()

    def down_to_last() -> Rect:
        return down_to(details.rect(), details.combobox("microphone").rect)

    reader.shows(0, details, down_to_last, masks=usage(details.widgets()), margin=0)
    details.close()
    reader.outcome(
        Message("page-may-use", {"devices": which(DEVICES)}), lambda: meeting.wait_until_granted(*DEVICES)
    )
    if not expect_devices_used(reader, meeting, *DEVICES):
        meeting.reload()
    expect_media_received(reader, meeting, participants, receiver)


def down_to(rect: Rect, last: Rect) -> Rect:
    """Return the upper part of a settings page, down to a widget with some room below it."""
    return lit(rect._replace(height=last.y + last.height + BELOW - rect.y))


def lit(rect: Rect) -> Rect:
    """Return a settings page without the shadow at its top."""
    return rect._replace(y=rect.y + SHADOW, height=rect.height - SHADOW)


def usage(widgets: list[Widget]) -> list[Rect]:
    """Return where the site's use of storage stands, which differs from run to run: the text after two headings."""
    headings = [index for index, widget in enumerate(widgets) if widget.role == "heading"][:2]
    return [widgets[headings[1] + 1].rect.grown(2)] if len(headings) == 2 else []


@scenario("review-site-settings", requires="open-site-settings")
def review_site_settings(reader: Reader, visit: Visits) -> None:
    """The settings list camera and microphone among the permissions."""
    meeting = visit(link=False)
    settings = ContentSettings(meeting.chrome)
    settings.open_address(reader.address("chrome") or settings.url)
    reader.sees(settings)
    reader.outcome(
        Message("devices-listed", {"devices": which(DEVICES)}),
        lambda: all(settings.row(device) for device in DEVICES),
    )
    settings.release_focus()
    reader.shows(0, settings, lambda: down_to(settings.rect(), settings.row("microphone").rect), margin=0)


@scenario("open-device-settings", requires="review-site-settings")
def open_device_settings(reader: Reader, visit: Visits) -> None:
    """The reader clicks a device's row, and its settings open; goes back, and clicks the other one's."""
    meeting = visit(link=False)
    for device in DEVICES:
        settings = opened(reader, ContentSettings(meeting.chrome))
        with reader.starting_state(Message("state-device", {"devices": device})):
            press_row(reader, settings, device)
            reader.sees(DeviceSettings(meeting.chrome, device))


def press_row(reader: Reader, settings: ContentSettings, device: Device) -> None:
    """Press a device's row among all permissions; stop where the page quotes labels, but not the row's."""
    widgets = reader.sees(settings)
    with reader.expects(Message("devices-listed", {"devices": device})):
        row = settings.row(device)
    if reader.block.labels:
        found = reader.named_by_page([row], ("button",))
        reader.record_interaction(settings, "button", found, [w for w in widgets if w.role == "button"])
        if found is None:
            reader.stop()
    reader.press(settings, row)


def ask_again(reader: Reader, visit: Visits, device: Device, *, by_row: bool = False) -> None:
    """From a Chrome that blocks a device for all sites to one in which sites may ask.

    With ``by_row`` the reader comes to the device's settings by its row among all permissions.
    """
    meeting = visit(link=False)
    settings = opened(reader, DeviceSettings(meeting.chrome, device))
    with reader.expects(Message("settings-can-block", {"devices": device})):
        settings.choose_default("block")
    if by_row:
        press_row(reader, opened(reader, ContentSettings(meeting.chrome)), device)
    with reader.expects(Message("settings-offer-to-ask", {"devices": device})):
        settings.wait_until_shown()
        subject = settings.radio("ask")
    roles = ("radio", "toggle")
    widgets = reader.sees(settings, subject=subject.rect)
    if reader.block.labels:
        found = reader.named_by_page(widgets, roles)
        reader.record_interaction(
            settings, "radio", found, [widget for widget in widgets if widget.role in roles]
        )
        if found is None:
            reader.stop()
    else:
        found = subject
    reader.press(settings, found)
    reader.outcome(Message("sites-may-ask"), lambda: settings.wait_until_default("ask"))
    settings.release_focus()
    reader.shows(0, settings, lambda: lit(settings.rect()), margin=0)

    def would_ask() -> bool:
        visit.follow_link(meeting, until="commit")
        if meeting.permissions(device) == ["prompt"]:
            return True
        # Whether the page is in order is looked at next, and an empty one is not. Where it leads is not the question.
        with contextlib.suppress(Differs):
            meeting.wait_until_arrived()
        return False

    reader.outcome(Message("would-ask-again", {"devices": device}), would_ask)


@scenario("allow-asking", requires="open-device-settings")
def allow_asking(reader: Reader, visit: Visits) -> None:
    """The reader lets sites ask for the camera."""
    ask_again(reader, visit, "camera")


@scenario("allow-asking-for-other-device", requires="allow-asking")
def allow_asking_for_other_device(reader: Reader, visit: Visits) -> None:
    """The reader goes back and does the same for the microphone."""
    ask_again(reader, visit, "microphone", by_row=bool(reader.block.labels))


@scenario("remove-site", requires="review-site-settings")
def remove_site(reader: Reader, visit: Visits) -> None:
    """The reader removes the site from the list by the waste basket beside its address."""
    meeting = visit(ALLOWED, link=False)
    settings = opened(reader, DeviceSettings(meeting.chrome, "camera"))
    with reader.expects(Message("site-listed")):
        basket, site = settings.waste_basket("allow"), settings.site("allow")
    settings.release_focus()
    reader.sees(settings, subject=basket.rect, reference=site.rect)
    reader.record_interaction(settings, "icon", basket, [basket])
    reader.shows(0, settings, lambda: settings.waste_basket("allow").rect, margin=ICON_MARGIN)
    reader.shows(
        1,
        settings,
        lambda: lit(settings.rect()),
        masks=[settings.site_icon("allow")],
        pointer=basket.rect,
        margin=0,
    )

    def gone() -> bool:
        settings.remove("allow")
        return not settings.sites("allow")

    reader.outcome(Message("site-no-longer-listed"), gone)
