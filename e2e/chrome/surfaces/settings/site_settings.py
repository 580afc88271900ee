"""Chrome's settings for camera and microphone: of a device for all sites, and of a site for all its permissions."""

from collections.abc import Iterator
from typing import Literal
from urllib.parse import quote, urlsplit

from playwright.sync_api import Locator

from e2e.chrome.process.launch import Chrome
from e2e.chrome.surfaces.native.bubbles.site_information import Device
from e2e.chrome.surfaces.native.widgets import readable
from e2e.chrome.surfaces.settings.base import SettingsPage
from e2e.desktop.widget import Rect, Widget
from e2e.harness.errors import WaitTimeout
from e2e.messages.message import Message

Default = Literal["ask", "block"]
Choice = Literal["default", "allow", "block"]
Listed = Literal["allow", "block"]

# An entry that was removed stays in the document, hidden.
_ENTRY = "site-list-entry:visible"

# ContentSettingsTypes in Chrome's settings page.
_CATEGORIES: dict[Device, str] = {"camera": "media-stream-camera", "microphone": "media-stream-mic"}


class DeviceSettings(SettingsPage):
    """The page about camera or microphone: what sites may do by default, and the sites that are exceptions."""

    def __init__(self, chrome: Chrome, device: Device) -> None:
        super().__init__(chrome)
        self.device = device

    @property
    def url(self) -> str:
        """The address of the page."""
        return f"chrome://settings/content/{self.device}"

    def radio(self, default: Default) -> Widget:
        """Return the radio button that makes sites ask, or blocks them all."""
        return self.widget_of(self._radio(default))

    def default(self) -> Default:
        """Return what sites may do by default."""
        return "ask" if self.asked(self._radio("ask"), "button => button.checked") else "block"

    def choose_default(self, default: Default) -> None:
        """Press a radio button and wait until it is chosen. Raises WaitTimeout."""
        self.press(self.radio(default))
        self.wait_until_default(default)

    def wait_until_default(self, default: Default) -> bool:
        """Wait until sites may do this by default. Raises WaitTimeout."""
        return self.wait_for(
            lambda: self.default() == default, Message("default-to-be-chosen", {"default": default})
        )

    def sites(self, listed: Listed) -> list[str]:
        """Return the sites in the list of those that may, or may not, use the device, as the page names them."""
        names = (
            self._list(listed)
            .locator(_ENTRY)
            .evaluate_all("entries => entries.map(entry => entry.model.displayName)")
        )
        return [str(name) for name in names]

    def site(self, listed: Listed) -> Widget:
        """Return the entry of the reader's site in a list. Raises WaitTimeout when it is not in it."""
        return self.widget_of(self._entry(listed).locator(".url-directionality"))

    def site_icon(self, listed: Listed) -> Rect:
        """Return where the icon of the reader's site is in a list. Raises WaitTimeout.

        It is the site's own, or a globe while Chrome has not stored that yet.
        """
        return self.rect_of(self._entry(listed).locator("site-favicon"))

    def waste_basket(self, listed: Listed) -> Widget:
        """Return the icon that removes the reader's site from a list. Raises WaitTimeout."""
        return self.widget_of(self._entry(listed).locator("#resetSite"))

    def remove(self, listed: Listed) -> None:
        """Press the waste basket of the reader's site and wait until it is no longer listed.

        Raises WaitTimeout.
        """
        entry = self._entry(listed)
        self.press(self.waste_basket(listed))
        self.wait_for(lambda: entry.count() == 0, Message("site-to-be-removed"))

    def _radio(self, default: Default) -> Locator:
        return self.root.locator(f"#{default}RadioOption")

    def _list(self, listed: Listed) -> Locator:
        lists = self.root.locator("site-list")
        subtypes = lists.evaluate_all("lists => lists.map(list => list.categorySubtype)")
        return lists.nth(subtypes.index(listed))

    def _entry(self, listed: Listed) -> Locator:
        host = urlsplit(self.chrome.origin).hostname or ""
        return self._list(listed).locator(_ENTRY).filter(has_text=host)


class SiteDetails(SettingsPage):
    """The page about one site: a combo box for each permission."""

    def __init__(self, chrome: Chrome, origin: str | None = None) -> None:
        super().__init__(chrome)
        self.origin = origin or chrome.origin

    @property
    def url(self) -> str:
        """The address of the page."""
        return f"chrome://settings/content/siteDetails?site={quote(self.origin, safe='')}"

    def widgets(self) -> list[Widget]:
        """Return what a reader sees, the options of a list that is open included."""
        return [*super().widgets(), *self.options()]

    def combobox(self, device: Device) -> Widget:
        """Return the combo box of a device."""
        return self.widget_of(self._select(device))

    def state(self, device: Device) -> Choice:
        """Return what is chosen for a device."""
        with self.element_present():
            choice: Choice = self.asked(self._select(device), "select => select.value")
        return choice

    def open_list(self, device: Device) -> list[Widget]:
        """Click a combo box, wait for the list that drops down, and return its options.

        Raises WaitTimeout.
        """
        self.press(self.combobox(device))
        return self.wait_for(self.options, Message("device-list", {"device": device}))

    def options(self) -> list[Widget]:
        """Return the options of the list that is open; none when no list is."""
        return list(self._options())

    def choose(self, device: Device, option: Widget) -> None:
        """Click an option in the list of a device and wait until it is chosen. Raises WaitTimeout."""
        if not self._drops_down():
            self.open_list(device)
        self.press(option)
        self.wait_for(
            lambda: not self._drops_down() and self.combobox(device).label == option.label,
            Message("option-to-be-chosen", {"label": option.label, "device": device}),
        )

    def choose_state(self, device: Device, choice: Choice) -> None:
        """Choose a state in the list of a device, whatever it is called. Raises WaitTimeout."""
        order = (
            self._select(device)
            .locator("option:not([hidden])")
            .evaluate_all("options => options.map(option => option.value)")
        )
        self.choose(device, self.open_list(device)[order.index(choice)])

    def _select(self, device: Device) -> Locator:
        rows = self.root.locator("site-details-permission")
        categories = rows.evaluate_all("rows => rows.map(row => row.category)")
        if _CATEGORIES[device] not in categories:
            raise WaitTimeout(Message("settings-without-row", {"url": self.url, "device": device}))
        return rows.nth(categories.index(_CATEGORIES[device])).locator("select#permission")

    def _drops_down(self) -> bool:
        return self.root.locator("select:open").count() > 0

    def _options(self) -> Iterator[Widget]:
        if not self._drops_down():
            return
        # The list is a window of Chrome's own, which the page knows nothing about.
        for box in self.chrome.tree().find_all(
            lambda node: node.role == "combo box" and "expanded" in node.states
        ):
            for item in box.find_all(lambda node: node.role == "menu item"):
                yield Widget(readable(item.name), "option", item.rect, "option")


class ContentSettings(SettingsPage):
    """The page that leads to the settings of all permissions; the older camera icon's bubble opens it."""

    @property
    def url(self) -> str:
        """The address of the page, with the part that its tab was opened at."""
        address = "chrome://settings/content"
        tabs = (page.url for page in self.chrome.context.pages)
        return next((url for url in tabs if url.partition("#")[0] == address), address)

    def row(self, device: Device) -> Widget:
        """Return the row that leads to a device's settings, scrolled into view. Raises WaitTimeout."""
        entries = self.entries()
        for number, entry in enumerate(entries):
            if self._leads_to(entry.widget, device):
                return self.entries(reveal=number)[number].widget if entry.away else entry.widget
        raise WaitTimeout(Message("settings-without-row", {"url": self.url, "device": device}))

    def _leads_to(self, widget: Widget, device: Device) -> bool:
        return widget.role == "button" and widget.name == _CATEGORIES[device]
