"""Chrome's own interface, read in parts and from memory: the same as a whole read that takes nothing for granted."""

import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme
from playwright.sync_api import Playwright

from e2e.chrome.installed.binary import find_chrome
from e2e.chrome.process.launch import Chrome
from e2e.chrome.surfaces.native.address_bar.indicator_chip import IndicatorChip
from e2e.chrome.surfaces.native.address_bar.site_information_button import SiteInformationButton
from e2e.chrome.surfaces.native.base import NativeSurface
from e2e.chrome.surfaces.native.bubbles.page_dialog import PageDialog
from e2e.chrome.surfaces.native.bubbles.permission_prompt import PermissionPrompt
from e2e.chrome.surfaces.native.bubbles.site_information import SiteInformation
from e2e.chrome.surfaces.native.device_permissions import device_permissions
from e2e.chrome.surfaces.native.reload_bar import ReloadBar
from e2e.desktop.at_spi.node import Node
from e2e.desktop.desktop import Desktop
from e2e.harness.errors import WaitTimeout
from e2e.tests.support.web_pages.asking_page import serve_asking_page

HOST = "meet.example.com"
SURFACES: tuple[type[NativeSurface], ...] = (
    IndicatorChip,
    PageDialog,
    PermissionPrompt,
    ReloadBar,
    SiteInformation,
    SiteInformationButton,
)


@pytest.fixture(scope="module")
def chrome(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    authority, context = trustme.CA(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(HOST).configure_cert(context)
    file = Path(tmp_path_factory.mktemp("authority")) / "authority.pem"
    authority.cert_pem.write_to_path(str(file))
    with serve_asking_page(context) as port, Desktop.start() as desktop:
        desktop.trust(file)
        with Chrome.launch(
            playwright,
            desktop,
            find_chrome(),
            lang="en",
            origin=f"https://{HOST}",
            extra_args=[f"--host-resolver-rules=MAP {HOST}:443 127.0.0.1:{port}"],
            permissions=device_permissions(camera="block"),
        ) as chrome:
            chrome.page.goto(f"https://{HOST}/room")
            chrome.bring_to_front_and_settle()
            yield chrome


def shape(node: Node | None) -> list[object]:
    """Return all that was read of a node and what is below it."""
    return [
        (below.reference, below.role, below.name, below.description, below.kind, below.id, below.rect)
        for below in (node.walk() if node else ())
    ]


def assert_parts_equal_the_whole(chrome: Chrome, *shown: type[NativeSurface]) -> None:
    for kind in SURFACES:
        surface = kind(chrome)
        whole = shape(surface.locate(chrome.window()))
        assert bool(whole) == (kind in shown), kind.id
        for afresh in (True, False, False):
            part = chrome.window(surface.part, afresh=afresh)
            assert shape(surface.locate(part)) == whole, (kind.id, afresh)
        assert shape(surface.glance()) == whole
        assert surface.is_shown() == bool(whole)
    window = chrome.window()
    if PageDialog not in shown:
        parts = {
            "window": "BrowserRootView",
            "address-bar": "LocationBarView",
            "page": "ContentsContainerView",
        }
        found = {name: window.find(lambda node: node.kind == kind) for name, kind in parts.items()}  # noqa: B023
        assert chrome.containers() == {name: node.rect for name, node in found.items() if node}


def test_parts_and_memory_say_what_a_whole_read_says(chrome: Chrome) -> None:
    information, prompt, dialog = SiteInformation(chrome), PermissionPrompt(chrome), PageDialog(chrome)
    before = chrome.containers()
    assert_parts_equal_the_whole(chrome, SiteInformationButton)
    information.open()
    assert_parts_equal_the_whole(chrome, SiteInformationButton, SiteInformation)
    information.switch("camera")
    assert_parts_equal_the_whole(chrome, SiteInformationButton, SiteInformation)
    information.close()
    ReloadBar(chrome).wait_until_shown()
    assert_parts_equal_the_whole(chrome, SiteInformationButton, ReloadBar)
    assert chrome.page_rect().y > before["page"].y
    ReloadBar(chrome).reload_page()
    chrome.page.evaluate("void ask({audio: true})")
    prompt.wait_until_shown().wait_until_ready()
    assert_parts_equal_the_whole(chrome, IndicatorChip, PermissionPrompt)
    prompt.dismiss()
    SiteInformationButton(chrome).wait_until_shown(15)
    frames = chrome.containers()
    chrome.page.evaluate("setTimeout(() => confirm('Well?'))")
    dialog.wait_until_shown()
    assert_parts_equal_the_whole(chrome, PageDialog)
    # All else is hidden from assistive technology while the dialog shows.
    assert chrome.containers() == frames
    dialog.press([widget for widget in dialog.widgets() if widget.role == "button"][-1])
    assert_parts_equal_the_whole(chrome, SiteInformationButton)


def test_what_closed_is_gone_and_what_opens_in_its_place_is_new(chrome: Chrome) -> None:
    information = SiteInformation(chrome)
    first = information.open().node()
    interface = chrome.browser.interface
    assert shape(*(interface.again([first]) or ())) == shape(first)[:1]
    information.close()
    assert interface.again([first]) is None
    assert not information.is_shown()
    assert information.glance() is None
    with pytest.raises(WaitTimeout):
        information.look()
    second = information.open().node()
    assert interface.again([first]) is None
    assert second.reference != first.reference
    assert [node.kind for node in second.walk()] == [node.kind for node in first.walk()]
    information.close()
