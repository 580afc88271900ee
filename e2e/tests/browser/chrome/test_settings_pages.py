"""The pages of Chrome's settings in the real browser: one leads to another without a load, and shows what is so now."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Playwright

from e2e.chrome.installed.binary import find_chrome
from e2e.chrome.process.kept.site_state import SETTINGS, SiteState
from e2e.chrome.process.launch import Chrome
from e2e.chrome.surfaces.native.device_permissions import device_permissions
from e2e.chrome.surfaces.settings.base import SettingsPage
from e2e.chrome.surfaces.settings.site_settings import ContentSettings, DeviceSettings, SiteDetails
from e2e.chrome.surfaces.web.base import Entry
from e2e.desktop.desktop import Desktop
from e2e.harness.waiting import wait_for

ORIGIN = "https://meet.example.com"


@pytest.fixture(scope="module")
def desktop() -> Iterator[Desktop]:
    with Desktop.start() as desktop:
        yield desktop


@pytest.fixture
def chrome(playwright: Playwright, desktop: Desktop) -> Iterator[Chrome]:
    allowed = device_permissions(camera="allow")
    with Chrome.launch(
        playwright, desktop, find_chrome(), lang="de", origin=ORIGIN, permissions=allowed
    ) as chrome:
        # The reader's own tab shows a site, and the settings get another.
        chrome.page.goto("data:text/html,Seite")
        yield chrome


def pages(chrome: Chrome) -> list[SettingsPage]:
    return [
        ContentSettings(chrome),
        DeviceSettings(chrome, "camera"),
        SiteDetails(chrome),
        DeviceSettings(chrome, "microphone"),
    ]


def loads(page: SettingsPage) -> Any:
    """Return what differs from load to load."""
    return page.page.evaluate("performance.timeOrigin")


def shown(page: SettingsPage) -> list[Entry]:
    """Return all that the page shows and where, when it changes no more, with the pointer and the focus elsewhere."""
    page.release_focus()
    seen = [page.entries()]

    def rests() -> bool:
        seen.append(page.entries())
        return seen[-1] == seen[-2]

    wait_for(rests, awaited="two equal looks", every=0.3, pause=page.chrome.pause)
    return seen[-1]


def after_load(page: SettingsPage) -> list[Entry]:
    page.close()
    return shown(page.open())


def led_to_each(chrome: Chrome) -> dict[str, list[Entry]]:
    """Lead one tab from page to page, as far down as each goes, and return what the pages show at first."""
    there, load = {}, loads(pages(chrome)[0].open())
    for page in (*pages(chrome), *pages(chrome)):
        there[page.url] = shown(page.open())
        assert loads(page) == load
        page.scroll_to(there[page.url][-1].widget)
    assert len(chrome.context.pages) == 2
    return there


def test_page_that_another_led_to_shows_the_same_as_after_a_load(chrome: Chrome) -> None:
    there = led_to_each(chrome)
    pages(chrome)[-1].close()
    for page in pages(chrome):
        load = shown(page.open())
        page.close()
        assert there[page.url] == load


def test_page_that_another_led_to_shows_what_was_changed_meanwhile(chrome: Chrome) -> None:
    overview, camera, details, _ = pages(chrome)
    assert isinstance(camera, DeviceSettings)
    assert isinstance(details, SiteDetails)
    led_to_each(chrome)
    load = loads(camera.open())
    assert camera.sites("allow") == [f"{ORIGIN}:443"]
    overview.open()
    changing = chrome.context.new_page()
    changing.goto(SETTINGS)
    SiteState.set(changing, ORIGIN, device_permissions(camera="block", microphone="allow"), None)
    changing.close()
    assert (details.open().state("camera"), details.state("microphone")) == ("block", "allow")
    camera.open()
    assert (camera.sites("allow"), camera.sites("block")) == ([], [f"{ORIGIN}:443"])
    camera.choose_default("block")
    now = shown(overview.open())
    assert loads(overview) == load
    assert now == after_load(overview)
    assert camera.open().default() == "block"
    details.open().choose_state("camera", "default")
    assert camera.open().sites("block") == []


def test_settings_open_in_the_readers_tab_while_it_is_blank(chrome: Chrome) -> None:
    chrome.page.goto("about:blank")
    overview = ContentSettings(chrome).open()
    assert overview.page is chrome.page
    overview.close()
    assert chrome.page.url == "about:blank"
    assert len(chrome.context.pages) == 1
