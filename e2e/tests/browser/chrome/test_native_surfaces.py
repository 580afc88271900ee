"""Chrome's surfaces for repairing permissions, driven in the real browser, in two languages."""

import ssl
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import trustme
from playwright.sync_api import Page, Playwright

from e2e.chrome.installed.binary import find_chrome
from e2e.chrome.process.arguments import Variant
from e2e.chrome.process.launch import Chrome
from e2e.chrome.process.permissions import Permissions
from e2e.chrome.surfaces.native.address_bar.camera_indicator import (
    CameraIndicator,
    CameraIndicatorBubble,
    ClassicCameraIndicator,
    camera_indicator,
)
from e2e.chrome.surfaces.native.address_bar.indicator_chip import IndicatorChip
from e2e.chrome.surfaces.native.address_bar.site_information_button import SiteInformationButton
from e2e.chrome.surfaces.native.bubbles.site_information import SiteInformation
from e2e.chrome.surfaces.native.device_permissions import device_permissions
from e2e.chrome.surfaces.native.reload_bar import ReloadBar
from e2e.chrome.surfaces.settings.site_settings import ContentSettings, DeviceSettings, SiteDetails
from e2e.chrome.surfaces.surface import Surface
from e2e.desktop.desktop import Desktop
from e2e.harness.errors import WaitTimeout
from e2e.harness.waiting import wait_for
from e2e.tests.support.web_pages.asking_page import serve_asking_page

HOST = "meet.example.com"
BLOCKED = device_permissions(camera="block", microphone="block")

pytestmark = pytest.mark.parametrize("lang", ["de", "en"])


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="module")
def port(authority: trustme.CA) -> Iterator[int]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(HOST).configure_cert(context)
    with serve_asking_page(context) as port:
        yield port


@pytest.fixture(scope="module")
def desktop(authority: trustme.CA, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desktop]:
    file = Path(tmp_path_factory.mktemp("authority")) / "authority.pem"
    authority.cert_pem.write_to_path(str(file))
    with Desktop.start() as desktop:
        desktop.trust(file)
        yield desktop


Launch = Callable[..., Chrome]


@pytest.fixture
def launch(playwright: Playwright, desktop: Desktop, port: int, lang: str) -> Iterator[Launch]:
    started: list[Chrome] = []

    def launch(
        permissions: Permissions = BLOCKED,
        *,
        variant: Variant = "as-shipped",
        pages_readable: bool = False,
    ) -> Chrome:
        chrome = Chrome.launch(
            playwright,
            desktop,
            find_chrome(),
            lang=lang,
            origin=f"https://{HOST}",
            extra_args=[f"--host-resolver-rules=MAP {HOST}:443 127.0.0.1:{port}"],
            permissions=permissions,
            variant=variant,
            pages_readable=pages_readable,
        )
        started.append(chrome)
        chrome.page.goto(f"https://{HOST}/room")
        return chrome

    yield launch
    for chrome in started:
        chrome.close()


def ask(page: Page, **what: bool) -> str:
    return str(page.evaluate("what => ask(what)", what))


def labels(surface: Surface, role: str) -> list[str]:
    return [widget.label for widget in surface.widgets() if widget.role == role]


def test_from_blocked_to_allowed_by_the_site_information(launch: Launch, lang: str) -> None:
    chrome = launch()
    button, information, bar = SiteInformationButton(chrome), SiteInformation(chrome), ReloadBar(chrome)
    chrome.bring_to_front_and_settle()
    assert [widget.role for widget in button.widgets()] == ["icon"]
    assert not bar.is_shown()
    information.open()
    assert labels(information, "heading") == [HOST]
    assert (
        labels(information, "toggle")
        == {
            "de": ["Kamera", "Mikrofon"],
            "en": ["Camera", "Microphone"],
        }[lang]
    )
    for device in ("camera", "microphone"):
        assert not information.is_on(device)
        information.switch(device)
        assert information.is_on(device)
    information.close()
    bar.wait_until_shown()
    assert labels(bar, "button") == {"de": ["Neu laden"], "en": ["Reload"]}[lang]
    frames = bar.containers()
    assert frames["address-bar"].y < frames["surface"].y < frames["page"].y
    bar.reload_page()
    assert ask(chrome.page, audio=True, video=True) == "audio,video"


def test_the_site_information_resets_permissions_and_leads_to_the_settings(launch: Launch, lang: str) -> None:
    chrome = launch()
    information = SiteInformation(chrome).open()
    *_, reset, _, settings = [widget for widget in information.widgets() if widget.role == "button"]
    assert [reset.label, settings.label] == {
        "de": ["Berechtigungen zurücksetzen", "Website-Einstellungen"],
        "en": ["Reset permissions", "Site settings"],
    }[lang]
    information.reset_permissions(reset)
    assert len(labels(information, "text")) == 4
    information.press(settings)
    assert SiteDetails(chrome).wait_until_shown().state("camera") == "default"


def test_a_click_on_the_chip_opens_the_site_information(launch: Launch, lang: str) -> None:
    chrome = launch(device_permissions(camera="allow", microphone="allow"))
    assert ask(chrome.page, audio=True, video=True) == "audio,video"
    indicator = camera_indicator(chrome)
    assert isinstance(indicator, CameraIndicator)
    in_use = {"de": "Kamera und Mikrofon werden verwendet", "en": "Camera & microphone in use"}[lang]
    wait_for(lambda: indicator.label() == in_use, awaited="the chip of a use", pause=chrome.pause)
    frames = indicator.containers()
    assert frames["surface"].center[0] < frames["address-bar"].center[0]
    information = indicator.open()
    assert information.is_on("camera")
    information.close()
    indicator.wait_until_icon()
    assert [widget.role for widget in indicator.widgets()] == ["icon"]


def test_the_older_camera_icon_has_a_bubble_with_radio_buttons(launch: Launch, lang: str) -> None:
    chrome = launch(variant="classic-indicator")
    assert ask(chrome.page, audio=True, video=True) == "NotAllowedError"
    indicator = camera_indicator(chrome)
    assert isinstance(indicator, ClassicCameraIndicator)
    indicator.wait_until_shown()
    assert not IndicatorChip(chrome).is_shown()
    frames = indicator.containers()
    assert frames["surface"].center[0] > frames["address-bar"].center[0]
    bubble = indicator.open()
    assert isinstance(bubble, CameraIndicatorBubble)
    bubble.finish()
    bubble = CameraIndicatorBubble(chrome)
    indicator.open()
    allow, block = bubble.choices()
    assert HOST in allow.label
    assert bubble.chosen() == block
    assert labels(bubble, "button") == {"de": ["Verwalten", "Fertig"], "en": ["Manage", "Done"]}[lang]
    bubble.choose(allow)
    assert bubble.chosen() == allow
    bubble.finish()
    chrome.page.reload()
    assert ask(chrome.page, audio=True, video=True) == "audio,video"
    bubble = indicator.open()
    bubble.press(next(widget for widget in bubble.widgets() if widget.role == "button"))
    assert ContentSettings(chrome).wait_until_shown().widgets()


def test_a_site_is_removed_from_a_devices_settings(launch: Launch, lang: str) -> None:
    chrome = launch()
    settings = DeviceSettings(chrome, "camera" if lang == "de" else "microphone").open()
    settings.release_focus()
    assert settings.sites("block") == [f"https://{HOST}:443"]
    assert settings.sites("allow") == []
    assert settings.site("block").label == f"https://{HOST}:443"
    icon, name = settings.site_icon("block"), settings.site("block").rect
    assert (icon.width, icon.height) == (16, 16)
    assert icon.x + icon.width <= name.x
    assert abs(icon.center[1] - name.center[1]) <= 1
    basket = settings.waste_basket("block")
    assert (basket.role, basket.name) == ("icon", "resetSite")
    assert HOST in basket.tooltip
    radios = {
        "de": ["dürfen nachfragen", "nicht"],
        "en": ["can ask", "Don't allow"],
    }[lang]
    for part, label in zip(radios, labels(settings, "radio"), strict=True):
        assert part in label
    assert settings.default() == "ask"
    settings.choose_default("block")
    settings.choose_default("ask")
    settings.remove("block")
    assert settings.sites("block") == []
    with pytest.raises(WaitTimeout):
        settings.waste_basket("block")
    settings.close()
    assert not settings.is_shown()


def test_a_site_is_allowed_in_its_settings(launch: Launch, lang: str) -> None:
    chrome = launch(pages_readable=True)
    details = SiteDetails(chrome).open()
    assert details.state("camera") == details.state("microphone") == "block"
    assert details.combobox("camera").tooltip == {"de": "Kamera", "en": "Camera"}[lang]
    assert labels(details, "option") == []
    options = details.open_list("camera")
    assert [option.label for option in options] == {
        "de": ["Nachfragen (Standard)", "Zulassen", "Blockieren"],
        "en": ["Ask (default)", "Allow", "Block"],
    }[lang]
    assert set(options) <= set(details.widgets())
    details.choose("camera", options[1])
    assert (details.state("camera"), details.state("microphone")) == ("allow", "block")
    details.close()
    chrome.page.reload()
    assert ask(chrome.page, video=True) == "video"
    assert ask(chrome.page, audio=True) == "NotAllowedError"
