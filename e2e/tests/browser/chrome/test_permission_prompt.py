"""The permission prompt and the indicator chip of the real browser, in two languages."""

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Unpack

import pytest
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page, Playwright

from e2e.chrome.installed.binary import find_chrome
from e2e.chrome.process.arguments import Devices
from e2e.chrome.process.launch import Chrome
from e2e.chrome.process.starting import StartingState
from e2e.chrome.surfaces.native.address_bar.indicator_chip import IndicatorChip
from e2e.chrome.surfaces.native.bubbles.permission_prompt import PermissionPrompt
from e2e.chrome.surfaces.native.device_permissions import device_permissions
from e2e.desktop.desktop import Desktop
from e2e.harness.errors import HarnessError, WaitTimeout
from e2e.harness.waiting import wait_for
from e2e.jitsi.support.client_errors import Troubles
from e2e.jitsi.support.visits import Visits

Launch = Callable[..., Chrome]


@pytest.fixture
def launch(playwright: Playwright, desktop: Desktop, origin: str) -> Iterator[Launch]:
    started: list[Chrome] = []

    def launch(lang: str, *, url: str = origin, **state: Unpack[StartingState]) -> Chrome:
        chrome = Chrome.launch(
            playwright,
            desktop,
            find_chrome(),
            lang=lang,
            origin=origin,
            **state,
        )
        started.append(chrome)
        chrome.page.goto(url)
        return chrome

    yield launch
    for chrome in started:
        chrome.close()


def ask(page: Page, **what: bool) -> None:
    page.evaluate("what => { window.answer = null; ask(what).then(a => window.answer = a) }", what)


def answer(page: Page) -> str:
    page.wait_for_function("window.answer", timeout=5000)
    return str(page.evaluate("window.answer"))


@pytest.mark.parametrize(
    ("lang", "allow", "chip"),
    [
        ("de", "Beim Besuch der Website erlauben", "Kamera und Mikrofon werden verwendet"),
        ("en", "Allow while visiting the site", "Camera & microphone in use"),
    ],
)
def test_the_prompt_is_read_and_answered(
    launch: Launch, origin: str, lang: str, allow: str, chip: str
) -> None:
    chrome = launch(lang)
    chrome.bring_to_front_and_settle()
    prompt, indicator = PermissionPrompt(chrome), IndicatorChip(chrome)
    assert not prompt.is_shown()
    ask(chrome.page, audio=True, video=True)
    prompt.wait_until_shown()
    assert prompt.widgets()[0].label.startswith(origin)
    prompt.wait_until_ready()
    buttons = prompt.buttons()
    assert buttons[0].label == allow
    assert len({button.label for button in buttons}) == 3
    assert {widget.role for widget in prompt.widgets()} >= {"heading", "text", "combobox", "image", "button"}
    frames = prompt.containers()
    # Top left, below the address bar, and wholly in the window.
    assert frames["surface"].y > frames["address-bar"].y
    assert frames["surface"].center[0] < frames["window"].center[0]
    assert frames["surface"].clipped(frames["window"]) == frames["surface"]
    question = indicator.label()
    assert question.endswith("?")
    prompt.press(buttons[0])
    assert answer(chrome.page) == "audio,video"
    wait_for(lambda: indicator.label() == chip, awaited="the chip of a use", pause=chrome.pause)
    with pytest.raises(WaitTimeout):
        prompt.rect()


def test_who_follows_a_link_is_asked_without_a_chip(launch: Launch, origin: str) -> None:
    # Chrome shows a chip where somebody did something in the page before it asked.
    deployment: Any = SimpleNamespace(
        kind="embedded", new_room=str, room_url=lambda *_, **__: origin, prejoin=True
    )
    participants: Any = SimpleNamespace(troubles=Troubles(set()))
    visits = Visits(lambda *_, **__: launch("de", url="about:blank"), deployment, "de", participants)
    visit = visits(prejoin=False)
    # What Playwright itself evaluates counts as the user's doing; this is what a page does of its own accord.
    visit.page.context.new_cdp_session(visit.page).send(
        "Runtime.evaluate", {"expression": "void ask({audio: true})"}
    )
    visit.prompt.wait_until_shown()
    visit.prompt.wait_until_ready()
    assert not visit.chip.is_shown()
    assert visit.page.evaluate("getComputedStyle(document.body).caretColor") == "rgba(0, 0, 0, 0)"


def test_dismissing_leaves_the_question_open(launch: Launch) -> None:
    chrome = launch("de")
    prompt = PermissionPrompt(chrome)
    ask(chrome.page, video=True)
    prompt.wait_until_shown().dismiss()
    assert answer(chrome.page) == "NotAllowedError"
    ask(chrome.page, video=True)
    prompt.wait_until_shown().press(prompt.buttons()[-1])
    assert answer(chrome.page) == "NotAllowedError"
    ask(chrome.page, video=True)
    assert answer(chrome.page) == "NotAllowedError"
    assert not prompt.is_shown()


def test_a_profile_starts_in_the_state_that_was_asked_for(launch: Launch) -> None:
    page = launch("en", permissions=device_permissions(camera="allow", microphone="block")).page
    ask(page, video=True)
    assert answer(page) == "video"
    ask(page, audio=True)
    assert answer(page) == "NotAllowedError"


@pytest.mark.parametrize(("devices", "missing"), [("no-video", "video"), ("no-audio", "audio")])
def test_without_a_device_nothing_is_asked(launch: Launch, devices: Devices, missing: str) -> None:
    chrome = launch("en", devices=devices)
    ask(chrome.page, **{missing: True})
    assert answer(chrome.page) == "NotFoundError"
    assert not PermissionPrompt(chrome).is_shown()


def test_a_chrome_that_is_started_again_remembers(launch: Launch) -> None:
    first = launch("en", permissions=device_permissions(camera="allow"))
    first.close()
    again = launch("en", profile=first.profile)
    ask(again.page, video=True)
    assert answer(again.page) == "video"


def test_a_page_that_crashes_is_a_failure_of_the_bench(launch: Launch) -> None:
    chrome = launch("en")
    with pytest.raises(PlaywrightError):
        chrome.page.goto("chrome://crash")
    with pytest.raises(HarnessError, match="crash"):
        PermissionPrompt(chrome).wait_until_shown()


def test_a_killed_owner_leaves_no_chrome_behind(origin: str) -> None:
    program = (
        "import sys; from playwright.sync_api import sync_playwright; from e2e.desktop.desktop import Desktop;"
        "from e2e.chrome.installed.binary import find_chrome; from e2e.chrome.process.launch import Chrome;"
        "p = sync_playwright().start(); d = Desktop.start();"
        f"c = Chrome.launch(p, d, find_chrome(), lang='en', origin='{origin}');"
        "print(d.workspace.folder, flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as owner:
        assert owner.stdout
        folder = owner.stdout.readline().strip()
        assert using(folder)
        owner.kill()
    wait_for(lambda: not Path(folder).exists() and not using(folder), awaited="everything to be gone")


def using(folder: str) -> list[str]:
    """Return the command lines of the processes that name a folder."""
    lines = []
    for file in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):
            lines.append(file.read_text("utf-8", "replace"))
    return [line for line in lines if folder in line]


def test_a_chrome_that_dies_is_a_failure_of_the_bench(launch: Launch) -> None:
    chrome = launch("en")
    chrome.check()
    os.kill(chrome.pid, signal.SIGKILL)
    with pytest.raises(HarnessError, match="Chrome"):
        PermissionPrompt(chrome).wait_until_shown()
    chrome.close()
