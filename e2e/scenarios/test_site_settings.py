"""The third way: Chrome's settings for camera and microphone."""

from e2e.chrome import ContentSettings, Device, DeviceSettings, SiteDetails, SiteInformation
from e2e.desktop import Rect, Widget
from e2e.figures import ICON_MARGIN
from e2e.scenarios.host import Hosts
from e2e.scenarios.reader import Reader
from e2e.scenarios.registry import scenario
from e2e.scenarios.repairing import ALLOWED, BLOCKED, DEVICES, hosted, settled, works
from e2e.scenarios.visit import Visits

BELOW = 12
"""Pixels between the last row of a picture and its edge."""

SHADOW = 8
"""Pixels at the top of a settings page on which the bar above it casts its shadow."""

ROWS: dict[Device, str] = {"camera": "media-stream-camera", "microphone": "media-stream-mic"}
"""The names of the devices' rows among all permissions: ContentSettingsTypes in Chrome's settings page."""


@scenario("open-site-settings")
def open_site_settings(reader: Reader, visit: Visits) -> None:
    """The reader opens the settings: from the site information, where the page names the row, or by address."""
    meeting = visit(BLOCKED)
    settled(meeting)
    if not reader.block.labels:
        reader.outcome("Chrome's settings open", lambda: bool(ContentSettings(meeting.chrome).open()))
        return
    information = SiteInformation(meeting.chrome).open()
    reader.presses(information)
    reader.sees(SiteDetails(meeting.chrome))


@scenario("choose-in-site-details", after="open-site-settings")
def choose_in_site_details(reader: Reader, visit: Visits, hosts: Hosts) -> None:
    """The reader chooses in the list of each device what the page quotes, and the meeting works."""
    meeting = visit(BLOCKED)
    host = hosted(hosts, meeting)
    settled(meeting)
    details = SiteDetails(meeting.chrome).open()
    for device in DEVICES:
        details.open_list(device)
        options = [widget for widget in reader.sees(details) if widget.role == "option"]
        option = reader.told(options, ("option",))
        reader.uses(details.name, "option", option, options)
        if option is None:
            reader.stuck()
        details.choose(device, option)
    details.settle()
    widgets = details.widgets()
    last = details.combobox("microphone").rect
    reader.shows(0, down_to(details.rect(), last), widgets=widgets, masks=usage(widgets), margin=0)
    details.close()
    reader.outcome("the page may use camera and microphone", lambda: meeting.granted(*DEVICES))
    meeting.page.reload()
    works(reader, meeting, host)


def down_to(rect: Rect, last: Rect) -> Rect:
    """Return the upper part of a settings page, down to a widget with some room below it."""
    return lit(rect._replace(height=last.y + last.height + BELOW - rect.y))


def lit(rect: Rect) -> Rect:
    """Return a settings page without the shadow at its top."""
    return rect._replace(y=rect.y + SHADOW, height=rect.height - SHADOW)


def usage(widgets: list[Widget]) -> list[Rect]:
    """Return where the site's use of storage is told, which differs from run to run: the text after two headings."""
    headings = [index for index, widget in enumerate(widgets) if widget.role == "heading"][:2]
    return [widgets[headings[1] + 1].rect.grown(2)] if len(headings) == 2 else []


@scenario("review-site-settings", after="open-site-settings")
def review_site_settings(reader: Reader, visit: Visits) -> None:
    """The settings list camera and microphone among the permissions."""
    meeting = visit()
    settings = ContentSettings(meeting.chrome)
    settings.open_address(reader.address("chrome") or settings.url)
    widgets = reader.sees(settings)
    names = {widget.name for widget in widgets}
    reader.outcome("camera and microphone are listed", lambda: set(ROWS.values()) <= names)
    settings.settle()
    rows = [widget.rect for widget in settings.widgets() if widget.name == ROWS["microphone"]]
    reader.shows(0, down_to(settings.rect(), rows[-1]), widgets=settings.widgets(), margin=0)


@scenario("open-device-settings", after="review-site-settings")
def open_device_settings(reader: Reader, visit: Visits) -> None:
    """The reader clicks a device's row, and its settings open."""
    meeting = visit()
    settings = ContentSettings(meeting.chrome).open()
    for device in ROWS:
        with reader.case(device):
            press_row(reader, settings, device)
            reader.sees(DeviceSettings(meeting.chrome, device))
            settings = ContentSettings(meeting.chrome).open()


def press_row(reader: Reader, settings: ContentSettings, device: Device) -> None:
    """Press a device's row among all permissions; stuck where the page quotes labels, and none is the row's."""
    widgets = reader.sees(settings)
    row = next(widget for widget in widgets if widget.name == ROWS[device] and widget.role == "button")
    if reader.block.labels:
        found = reader.told([row], ("button",))
        reader.uses(settings.name, "button", found, [w for w in widgets if w.role == "button"])
        if found is None:
            reader.stuck()
    settings.press(row)


def ask_again(reader: Reader, visit: Visits, device: Device, *, by_row: bool = False) -> None:
    """From a Chrome that blocks a device for all sites to one in which sites may ask.

    With ``by_row`` the reader comes to the device's settings by its row among all permissions.
    """
    meeting = visit()
    settings = DeviceSettings(meeting.chrome, device).open()
    settings.choose_default("block")
    if by_row:
        settings.close()
        press_row(reader, ContentSettings(meeting.chrome).open(), device)
        settings.wait()
    subject = settings.radio("ask")
    roles = ("radio", "toggle")
    widgets = reader.sees(settings, subject=subject.rect)
    if reader.block.labels:
        found = reader.told(widgets, roles)
        reader.uses(settings.name, "radio", found, [widget for widget in widgets if widget.role in roles])
        if found is None:
            reader.stuck()
    else:
        found = subject
    settings.press(found)
    reader.outcome("sites may ask for it", lambda: settings.becomes("ask"))
    settings.settle()
    reader.shows(0, lit(settings.rect()), widgets=settings.widgets(), margin=0)
    settings.close()
    reader.outcome(
        f"Chrome would ask for the {device} again", lambda: meeting.permissions(device) == ["prompt"]
    )


@scenario("allow-asking", after="open-device-settings")
def allow_asking(reader: Reader, visit: Visits) -> None:
    """The reader lets sites ask for the camera."""
    ask_again(reader, visit, "camera")


@scenario("allow-asking-for-other-device", after="allow-asking")
def allow_asking_for_other_device(reader: Reader, visit: Visits) -> None:
    """The reader goes back and does the same for the microphone."""
    ask_again(reader, visit, "microphone", by_row=bool(reader.block.labels))


@scenario("remove-site", after="review-site-settings")
def remove_site(reader: Reader, visit: Visits) -> None:
    """The reader removes the site from the list by the waste basket beside its address."""
    meeting = visit(ALLOWED)
    settings = DeviceSettings(meeting.chrome, "camera").open()
    basket, site = settings.waste_basket("allow"), settings.site("allow")
    settings.settle()
    reader.sees(settings, subject=basket.rect, anchor=site.rect)
    reader.uses(settings.name, "icon", basket, [basket])
    reader.shows(0, basket.rect, margin=ICON_MARGIN)
    reader.shows(
        1,
        lit(settings.rect()),
        widgets=settings.widgets(),
        masks=[settings.site_icon("allow")],
        pointer=basket.rect,
        margin=0,
    )
    settings.remove("allow")
    reader.outcome("the site is no longer listed", lambda: not settings.sites("allow"))
