"""A Chrome that is kept: whatever a visit leaves, the next one begins as in a fresh profile, or in another Chrome."""

import os
import signal
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page, Playwright

from e2e.chrome.installed.binary import find_chrome
from e2e.chrome.process.browser import Browser
from e2e.chrome.process.kept import session, site_state
from e2e.chrome.process.kept.pool import SessionKey, Sessions
from e2e.chrome.process.launch import Chrome
from e2e.chrome.process.permissions import Permissions
from e2e.chrome.surfaces.native.address_bar.indicator_chip import IndicatorChip
from e2e.chrome.surfaces.native.bubbles.page_dialog import PageDialog
from e2e.chrome.surfaces.native.bubbles.permission_prompt import PermissionPrompt
from e2e.chrome.surfaces.native.bubbles.site_information import Device, SiteInformation
from e2e.chrome.surfaces.native.device_permissions import device_permissions
from e2e.chrome.surfaces.native.reload_bar import ReloadBar
from e2e.chrome.surfaces.settings.site_settings import ContentSettings, DeviceSettings, SiteDetails
from e2e.chrome.surfaces.web.viewport import pause_of
from e2e.desktop.at_spi.node import Node
from e2e.desktop.desktop import Desktop
from e2e.harness.waiting import wait_for
from e2e.tests.support.web_pages.asking_page import WORKER

pytestmark = pytest.mark.slow

PROMPT = device_permissions()
BLOCKED = device_permissions(camera="block", microphone="block")
CAMERA_BLOCKED = device_permissions(camera="block", microphone="allow")
ALLOWED = device_permissions(camera="allow", microphone="allow")

DEVICES: tuple[Device, ...] = ("camera", "microphone")

STORED = """async () => [
    localStorage.length, document.cookie, (await caches.keys()).length, (await indexedDB.databases()).length,
    (await navigator.serviceWorker.getRegistrations()).length, devicePixelRatio,
]"""
STORE = """async worker => {
    localStorage.name = 'Ada';
    document.cookie = 'name=Ada; max-age=3600';
    await (await caches.open('cache')).put('/entry', new Response('entry'));
    await new Promise(resolve => indexedDB.open('database').onsuccess = resolve);
    await navigator.serviceWorker.register(worker);
    await navigator.serviceWorker.ready;
}"""


@pytest.fixture(scope="module")
def sessions(playwright: Playwright, desktop: Desktop, origin: str) -> Iterator[Sessions]:
    def launch(key: SessionKey) -> Browser:
        return Browser.launch(
            playwright, desktop, find_chrome(), lang=key.lang, origin=origin, variant=key.variant
        )

    with Sessions(launch) as sessions:
        yield sessions
        assert not sessions.unusable


Begin = Callable[..., Chrome]


@pytest.fixture
def begin(sessions: Sessions) -> Iterator[Begin]:
    begun: list[Chrome] = []

    def begin(permissions: Permissions, lang: str = "de") -> Chrome:
        chrome = sessions.begin(SessionKey(lang, "as-shipped"), permissions)
        assert chrome is not None
        begun.append(chrome)
        return chrome

    yield begin
    for chrome in begun:
        chrome.close()


Fresh = Callable[[Permissions, str], dict[str, Any]]


@pytest.fixture
def fresh(playwright: Playwright, desktop: Desktop, origin: str) -> Fresh:
    """Return what there is after a launch with a fresh profile, in a state and a language."""

    def fresh(permissions: Permissions, lang: str) -> dict[str, Any]:
        with Chrome.launch(
            playwright, desktop, find_chrome(), lang=lang, origin=origin, permissions=permissions
        ) as chrome:
            return fingerprint(chrome)

    return fresh


def fingerprint(chrome: Chrome) -> dict[str, Any]:
    """Follow a link to the page, have it ask for its devices, and return what a reader sees before and after."""
    page = chrome.page
    # The blank window is not compared: after a launch, the icons beside the address come a moment later than it.
    seen: dict[str, Any] = {"tabs": len(chrome.context.pages)}
    page.goto(chrome.origin)
    seen["loaded"] = native(chrome)
    # What Playwright itself runs counts as the user's doing, and Chrome then asks from a chip.
    session = page.context.new_cdp_session(page)
    session.send(
        "Runtime.evaluate",
        {"expression": "void ask({audio: true, video: true}).then(a => document.title = a)"},
    )
    prompt, chip = PermissionPrompt(chrome), IndicatorChip(chrome)
    wait_for(lambda: prompt.is_shown() or page.title() != "Asking", awaited="an answer", pause=chrome.pause)
    seen["asked"] = prompt.is_shown()
    if prompt.is_shown():
        prompt.wait_until_shown().wait_until_ready()
        seen["prompt"] = native(chrome)
        bar = chrome.address_bar_rect()
        seen["address bar"] = chrome.desktop.screen.grab().crop(bar.box).tobytes()
        prompt.dismiss()
        wait_for(lambda: page.title() != "Asking", awaited="an answer", pause=chrome.pause)
    else:
        wait_for(chip.is_shown, awaited="the chip", pause=chrome.pause)
        seen["chip"] = chip.label()
    seen["answer"] = page.title()
    chrome.bring_to_front_and_settle()
    information = SiteInformation(chrome).open()
    seen["site information"] = [(widget.label, widget.role, widget.rect) for widget in information.widgets()]
    information.close()
    seen["stored"] = page.evaluate(STORED), chrome.context.cookies()
    overview = ContentSettings(chrome).open()
    seen["settings"] = [(widget.label, widget.role) for widget in overview.widgets()]
    tab = overview.page
    for device in DEVICES:
        settings = DeviceSettings(chrome, device)
        settings.open()
        seen[device] = (settings.default(), settings.sites("allow"), settings.sites("block"))
    tab.close()
    return seen


def native(chrome: Chrome) -> list[tuple[object, ...]]:
    """Return all that Chrome's own windows show, but for what they say of a matter of moments."""

    def shown() -> list[tuple[object, ...]] | None:
        nodes = list(chrome.window().walk())
        # The document that a page has just replaced has no role until it is gone.
        if any(node.role == "invalid" for node in nodes):
            return None
        return [
            (node.kind, node.role, node.rect, node.states & {"active", "focused", "checked"}, *said(node))
            for node in nodes
            # How far a page has been laid out is not Chrome's matter.
            if not node.role.startswith("document")
        ]

    return wait_for(shown, awaited="the end of the former document", pause=chrome.pause)


def said(node: Node) -> tuple[str, ...]:
    # A tab says how much memory it takes, and the button to reload offers more once Playwright is attached to the page.
    if node.kind.startswith("Tab"):
        return ()
    return (node.name,) if node.kind == "ReloadButton" else (node.name, node.description)


def use(chrome: Chrome) -> None:
    assert chrome.page.evaluate("ask({audio: true, video: true})") == "audio,video"
    wait_for(IndicatorChip(chrome).is_shown, awaited="the chip", pause=chrome.pause)


def dismiss(chrome: Chrome) -> None:
    prompt = PermissionPrompt(chrome)
    for _ in range(3):
        chrome.page.evaluate("void ask({audio: true, video: true})")
        prompt.wait_until_shown().dismiss()
    assert chrome.page.evaluate("ask({audio: true, video: true})") == "NotAllowedError"
    assert not prompt.is_shown()


def block_by_default(chrome: Chrome) -> None:
    settings = DeviceSettings(chrome, "microphone").open()
    settings.choose_default("block")
    settings.close()


def switch(chrome: Chrome) -> None:
    chrome.page.evaluate("ask({video: true})")
    information = SiteInformation(chrome).open()
    information.switch("camera")
    information.close()
    ReloadBar(chrome).wait_until_shown()


def leave_bubble(chrome: Chrome) -> None:
    SiteInformation(chrome).open()


def store_and_zoom(chrome: Chrome) -> None:
    before = chrome.page.evaluate(STORED)
    chrome.page.evaluate(STORE, WORKER)
    chrome.bring_to_front_and_settle()
    chrome.desktop.keyboard.press("ctrl+plus")
    wait_for(lambda: chrome.page.evaluate("devicePixelRatio") > 1, awaited="the zoom", pause=chrome.pause)
    assert chrome.page.evaluate(STORED)[:5] == [1, "name=Ada", 1, 1, 1]
    assert before[:5] == [0, "", 0, 0, 0]


def be_known_elsewhere(chrome: Chrome) -> None:
    chrome.context.add_cookies([{"name": "login", "value": "ada", "url": "https://login.example"}])


def leave_settings(chrome: Chrome) -> None:
    details = SiteDetails(chrome).open()
    details.press(details.combobox("camera"))
    details.wait_for(lambda: details.root.locator("select:open").count(), "the list")


def open_dialog(chrome: Chrome) -> None:
    chrome.page.evaluate("void setTimeout(() => alert('Hello'))")
    PageDialog(chrome).wait_until_shown()


def leave_prompt(chrome: Chrome) -> None:
    chrome.page.evaluate("void ask({audio: true, video: true})")
    PermissionPrompt(chrome).wait_until_shown()


def open_tab(chrome: Chrome) -> None:
    chrome.context.new_page().goto(chrome.origin)


def hang(chrome: Chrome) -> None:
    chrome.page.evaluate("void setTimeout(() => { for (;;) {} })")


@pytest.mark.parametrize(
    ("lang", "before", "after", "pollutions"),
    [
        (
            "de",
            PROMPT,
            PROMPT,
            (store_and_zoom, be_known_elsewhere, dismiss, block_by_default, open_tab, hang),
        ),
        ("de", ALLOWED, PROMPT, (use, leave_bubble)),
        ("en", BLOCKED, CAMERA_BLOCKED, (switch, leave_settings)),
        ("en", PROMPT, ALLOWED, (leave_prompt, open_dialog)),
    ],
    ids=["stored", "used", "switched", "asked"],
)
def test_next_visit_begins_as_in_a_fresh_profile(
    begin: Begin,
    fresh: Fresh,
    sessions: Sessions,
    lang: str,
    before: Permissions,
    after: Permissions,
    pollutions: tuple[Callable[[Chrome], None], ...],
) -> None:
    chrome = begin(before, lang)
    discarded = sum(sessions.discarded.values())
    chrome.page.goto(chrome.origin)
    # What is left by several shows by what is not as it should be; each by itself would take minutes.
    for pollute in pollutions:
        pollute(chrome)
    chrome.close()
    following = begin(after, lang)
    assert following.pid == chrome.pid, (sessions.discarded, sessions.details)
    expected, there = fresh(after, lang), fingerprint(following)
    for what, value in expected.items():
        assert there[what] == value, what
    assert there.keys() == expected.keys()
    assert sum(sessions.discarded.values()) == discarded


def crash_page(chrome: Chrome) -> None:
    other = chrome.context.new_page()
    with pytest.raises(PlaywrightError):
        chrome.page.goto("chrome://crash")
    wait_for(lambda: chrome.crashed, awaited="the crash", pause=pause_of(other))


def kill(chrome: Chrome) -> None:
    os.kill(chrome.pid, signal.SIGKILL)
    wait_for(lambda: not chrome.alive(), awaited="the end of Chrome")


@pytest.mark.parametrize("harm", [crash_page, kill])
def test_chrome_that_came_to_harm_is_not_used_again(
    begin: Begin, sessions: Sessions, harm: Callable[[Chrome], None]
) -> None:
    chrome = begin(BLOCKED)
    chrome.page.goto(chrome.origin)
    failed = sessions.discarded["failed"]
    harm(chrome)
    chrome.close()
    following = begin(BLOCKED)
    assert following.pid != chrome.pid
    assert sessions.discarded["failed"] == failed + 1
    following.page.goto(following.origin)
    assert ask(following.page) == "NotAllowedError"


def ask(page: Page) -> str:
    return str(page.evaluate("ask({audio: true, video: true})"))


def test_there_is_one_visit_at_a_time(begin: Begin, sessions: Sessions) -> None:
    chrome = begin(PROMPT)
    assert sessions.begin(SessionKey("de", "as-shipped"), PROMPT) is None
    assert sessions.begin(SessionKey("en", "as-shipped"), PROMPT) is None
    chrome.close()
    assert begin(PROMPT).pid == chrome.pid


@pytest.mark.parametrize("settings", ["chrome://nothing", "chrome://version"], ids=["gone", "silent"])
def test_chrome_whose_settings_do_not_answer_is_not_kept(
    playwright: Playwright, desktop: Desktop, origin: str, monkeypatch: pytest.MonkeyPatch, settings: str
) -> None:
    monkeypatch.setattr(session, "SETTINGS", settings)
    monkeypatch.setattr(site_state, "ANSWER_MILLISECONDS", 2000)

    def launch(key: SessionKey) -> Browser:
        return Browser.launch(playwright, desktop, find_chrome(), lang=key.lang, origin=origin)

    with Sessions(launch) as sessions:
        assert sessions.begin(SessionKey("de", "as-shipped"), PROMPT) is None
        assert sessions.unusable
        assert sessions.discarded["leftover"] == 1


def test_chrome_is_not_kept_for_ever(
    begin: Begin, sessions: Sessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    sessions.discard("not-verified")
    monkeypatch.setattr(sessions, "most_visits", 2)
    pids = []
    for _ in range(3):
        chrome = begin(PROMPT)
        chrome.close()
        pids.append(chrome.pid)
    assert pids[0] == pids[1] != pids[2]
    assert sessions.discarded["many-visits"] == 1
