"""After a change of permissions: the reload bar, a restart of Chrome, the link once more."""

from collections.abc import Sequence

from e2e.chrome.surfaces.native.reload_bar import ReloadBar
from e2e.chrome.surfaces.settings.site_settings import SiteDetails
from e2e.desktop.widget import Rect, Widget
from e2e.jitsi.support.participants import Participants
from e2e.jitsi.support.permission_repair import (
    BLOCKED,
    DEVICES,
    expect_media_received,
    opened_site_information,
    switch,
    wait_until_devices_requested,
)
from e2e.jitsi.support.visits import Visit, Visits
from e2e.messages.message import Message
from e2e.scenarios.reader import Reader
from e2e.scenarios.registry import scenario
from e2e.screenshots.capture.crop import bounding_box

BESIDE = 48
"""Pixels at the left and right of what the reload bar says: room for its icon."""


def allowed(reader: Reader, visit: Visits, room: str | None = None, *, fresh: bool = False) -> Visit:
    """Return a visit in which the reader has just allowed both devices."""
    meeting = visit(BLOCKED, room=room, fresh=fresh)
    wait_until_devices_requested(reader, meeting)
    information = opened_site_information(reader, meeting)
    switch(reader, information, *DEVICES)
    information.close()
    return meeting


def loaded_again(bar: ReloadBar) -> bool:
    """Press the bar's button and wait for the new page; raises WaitTimeout."""
    bar.reload_page()
    return True


def narrowed(bar: Rect, widgets: Sequence[Widget]) -> Rect:
    """Return the part of the bar that says something: it is as wide as the window, and most of it is empty."""
    said = bounding_box(widget.rect for widget in widgets if widget.label)
    left, right = max(bar.x, said.x - BESIDE), min(bar.x + bar.width, said.x + said.width + BESIDE)
    return bar._replace(x=left, width=right - left)


@scenario("reload-bar")
def reload_bar(reader: Reader, visit: Visits, participants: Participants) -> None:
    """The reader is offered to load the page again, does so, and the meeting works."""
    receiver = participants.receiver()
    meeting = visit(BLOCKED, room=receiver.room_name, pages_readable=True)
    wait_until_devices_requested(reader, meeting)
    # Chrome reports changes in its bubbles to the page itself, and Jitsi Meet listens; only after a change in the
    # settings does it ask the reader.
    details = SiteDetails(meeting.chrome)
    with reader.expects(Message("settings-allow-devices")):
        details.open()
        for device in DEVICES:
            details.choose_state(device, "allow")
    details.close()
    bar = ReloadBar(meeting.chrome)
    reader.sees(bar)
    with reader.expects(Message("reload-bar-has-button")):
        button = bar.button()
    reader.shows(0, bar, lambda: narrowed(bar.rect(), bar.widgets()), pointer=button.rect, margin=0)
    if reader.block.labels:
        found = reader.named_by_page([button], ("button",))
        reader.record_interaction(bar, "button", found, [button])
        if found is None:
            reader.stop()
    reader.outcome(Message("page-loaded-again"), lambda: loaded_again(bar))
    expect_media_received(reader, meeting, participants, receiver)


@scenario("restart-chrome", early=True, seconds=30)
def restart_chrome(reader: Reader, visit: Visits, participants: Participants) -> None:
    """Chrome keeps the permissions when it is closed and started again."""
    before = allowed(reader, visit, fresh=True)
    before.close()
    receiver = participants.receiver()
    meeting = visit(profile=before.chrome.profile, room=receiver.room_name)
    expect_media_received(reader, meeting, participants, receiver)


@scenario("open-link-again")
def open_link_again(reader: Reader, visit: Visits, participants: Participants) -> None:
    """The reader follows the link of the invitation once more."""
    receiver = participants.receiver()
    meeting = allowed(reader, visit, receiver.room_name)
    meeting.page.goto("about:blank")
    visit.follow_link(meeting)
    expect_media_received(reader, meeting, participants, receiver)
