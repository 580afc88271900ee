"""What surrounds a surface in a picture of it."""

from e2e.chrome.surfaces.native.address_bar.indicator_chip import IndicatorChip
from e2e.chrome.surfaces.native.address_bar.site_information_button import SiteInformationButton
from e2e.desktop.widget import Rect
from e2e.jitsi.support.visits import Visit


def with_address_bar(meeting: Visit, rect: Rect) -> Rect:
    """Return a bubble's rectangle together with the strip of the address bar from which it hangs."""
    top = meeting.chrome.address_bar_rect().y
    return rect._replace(y=top, height=rect.y + rect.height - top)


def address_of(meeting: Visit) -> Rect:
    """Return where the address is written: the room in it is another one in every run."""
    bar = meeting.chrome.address_bar_rect()
    chip, icon = IndicatorChip(meeting.chrome), SiteInformationButton(meeting.chrome)
    before = (chip if chip.is_shown() else icon).rect()
    left = before.x + before.width
    return bar._replace(x=left, width=bar.x + bar.width - left)
