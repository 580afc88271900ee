"""Two participants in the embedded deployment: each sees the other, and a password keeps strangers out."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Playwright, expect

from e2e.harness.errors import HarnessError
from e2e.harness.waiting import wait_for
from e2e.jitsi.deployment.embedded.deployment import EmbeddedDeployment
from e2e.jitsi.deployment.rooms import WITHOUT_PREJOIN
from e2e.jitsi.support.page_scripts import DISTINCT_TIMES

REMOTE = ".remote-videos video"
DEVICES = ("camera", "microphone")
NOTICES = "#notifications-container > div"


@pytest.fixture(scope="module")
def chrome(
    playwright: Playwright, deployment: EmbeddedDeployment, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Browser]:
    """A Chrome that trusts the deployment's CA, in a home of its own."""
    home = tmp_path_factory.mktemp("home")
    database = home / ".pki" / "nssdb"
    database.mkdir(parents=True)
    for arguments in (
        ["-N", "--empty-password"],
        ["-A", "-t", "C,,", "-n", "ca", "-i", str(deployment.ca_certificate)],
    ):
        subprocess.run(["certutil", "-d", f"sql:{database}", *arguments], check=True)
    binary = shutil.which("chromium") or shutil.which("google-chrome")
    assert binary, "no Chrome is installed; run the set-up"
    browser = playwright.chromium.launch(
        executable_path=binary,
        args=[*deployment.chrome_args, "--use-fake-device-for-media-stream"],
        env={**os.environ, "HOME": str(home)},
    )
    yield browser
    browser.close()


class Participants:
    """Opens rooms in contexts of their own, and closes them all."""

    def __init__(self, chrome: Browser, deployment: EmbeddedDeployment) -> None:
        self.chrome = chrome
        self.deployment = deployment
        self.contexts: list[BrowserContext] = []
        self.errors: list[str] = []

    def open(
        self,
        room: str,
        *,
        grant: tuple[str, ...] = DEVICES,
        extra: str = "",
        script: str = "",
        prejoin: bool = False,
        **address: Any,
    ) -> Page:
        context = self.chrome.new_context(locale="de", viewport={"width": 1280, "height": 720})
        self.contexts.append(context)
        context.grant_permissions(list(grant), origin=self.deployment.url)
        page = context.new_page()
        page.add_init_script(script)
        if not prejoin:
            page.add_init_script(WITHOUT_PREJOIN)
        page.on("pageerror", lambda error: self.errors.append(error.stack or str(error)))
        page.goto(self.deployment.room_url(room, **address) + extra)
        return page


@pytest.fixture
def participants(chrome: Browser, deployment: EmbeddedDeployment) -> Iterator[Participants]:
    made = Participants(chrome, deployment)
    yield made
    # Those of the test itself: what a page makes of the others' windows going one by one is no matter.
    errors = list(made.errors)
    for context in made.contexts:
        context.close()
    assert errors == []


def plays(page: Page, video: Locator) -> None:
    """Wait until a picture is there and moves."""
    expect(video).to_have_count(1, timeout=15_000)
    state = "video => video.videoWidth > 0 ? video.currentTime : 0"
    first = wait_for(
        lambda: video.evaluate(state),
        awaited="a picture",
        seconds=15,
        pause=lambda seconds: page.wait_for_timeout(seconds * 1000),
    )
    wait_for(
        lambda: video.evaluate(state) > first,
        awaited="a moving picture",
        pause=lambda seconds: page.wait_for_timeout(seconds * 1000),
    )


def hears(page: Page) -> None:
    """Wait until sound arrives: bytes of a remote audio track that are received, and go on being received."""
    script = """async () => {
        const { conference } = APP.store.getState()['features/base/conference'];
        const connection = conference.p2pJingleSession.peerconnection.peerconnection;
        const reports = [ ...(await connection.getStats()).values() ];

        return reports.find(({ kind, type }) => type === 'inbound-rtp' && kind === 'audio')?.packetsReceived ?? 0;
    }"""
    first = wait_for(lambda: page.evaluate(script), awaited="sound", seconds=10)
    wait_for(lambda: page.evaluate(script) > first, awaited="more sound", seconds=10)


def test_nobody_has_joined_a_page_that_is_only_starting(
    participants: Participants, deployment: EmbeddedDeployment
) -> None:
    # The page's own script gives it an APP before the interface has its store.
    asks_at_once = """{
        let app;
        Object.defineProperty(globalThis, 'APP', {
            get: () => app,
            set: value => { app = value; globalThis.joined = [ 'store' in app, app.conference.isJoined() ]; }
        });
    }"""
    page = participants.open(deployment.new_room(), script=asks_at_once)
    wait_for(lambda: page.evaluate("globalThis.APP?.conference.isJoined()"), awaited="the room", seconds=15)
    assert page.evaluate("globalThis.joined") == [False, False]


def test_two_see_and_hear_each_other_until_one_hangs_up(
    participants: Participants, deployment: EmbeddedDeployment
) -> None:
    room = deployment.new_room()
    first, second = participants.open(room), participants.open(room)
    for page in (first, second):
        plays(page, page.locator(REMOTE))
        plays(page, page.locator("#largeVideo"))
        hears(page)
    # The picture comes back after muting.
    camera = first.locator("#new-toolbox .video-preview .toolbox-button")
    remote = second.locator(".remote-videos .videocontainer")
    camera.click()
    expect(remote).to_contain_class("display-avatar-only", timeout=10_000)
    camera.click()
    expect(remote).to_contain_class("display-video", timeout=10_000)
    plays(second, second.locator(REMOTE))
    microphone = first.locator("#new-toolbox .audio-preview .toolbox-button")
    microphone.click()
    expect(remote.locator("[id=audioMuted]")).to_be_visible()
    microphone.click()
    expect(remote.locator("[id=audioMuted]")).to_have_count(0)
    first.locator("#new-toolbox .hangup-button").click()
    expect(first).to_have_url(f"{deployment.url}/static/close2.html")
    expect(first.locator("h1")).to_have_text("Danke für die Verwendung von Jitsi Meet!")
    expect(second.locator(REMOTE)).to_have_count(0)


def test_a_link_without_prejoin_screen_asks_for_no_device_but_a_deployment_without_one_does(
    participants: Participants, deployment: EmbeddedDeployment
) -> None:
    counts = """{
        globalThis.asked = 0;
        const devices = navigator.mediaDevices;
        const getUserMedia = devices.getUserMedia.bind(devices);
        devices.getUserMedia = constraints => { ++globalThis.asked; return getUserMedia(constraints); };
    }"""
    fragment = "#config.prejoinConfig.enabled=false"
    by_link = participants.open(deployment.new_room(), script=counts, prejoin=True, extra=fragment)
    by_deployment = participants.open(deployment.new_room(), script=counts)
    joined = "() => globalThis.APP?.conference.isJoined()"
    for page, expected in ((by_link, False), (by_deployment, True)):
        page.wait_for_function(joined, timeout=15_000)
        assert bool(page.evaluate("globalThis.asked")) is expected


def test_without_devices_one_still_sees_the_other(
    participants: Participants, deployment: EmbeddedDeployment
) -> None:
    room = deployment.new_room()
    without = participants.open(room, grant=())
    participants.open(room)
    plays(without, without.locator(REMOTE))


def test_password(participants: Participants, deployment: EmbeddedDeployment) -> None:
    room = deployment.new_room()
    host = participants.open(room)
    host.locator("#new-toolbox .context-menu .toolbox-button").click()
    host.locator("#overflow-context-menu").get_by_text("Sicherheitsoptionen").click()
    host.locator(".add-password").click()
    host.locator("#info-password-input").fill("tulpe")
    host.keyboard.press("Enter")
    expect(host.locator(".security-dialog")).to_have_count(0)
    guest = participants.open(room)
    password = guest.locator("#required-password-input")
    password.fill("rose")
    guest.locator("#modal-dialog-ok-button").click()
    expect(password).to_have_value("")
    expect(guest.locator(REMOTE)).to_have_count(0)
    password.fill("tulpe")
    guest.locator("#modal-dialog-ok-button").click()
    expect(password).to_have_count(0)
    plays(guest, guest.locator(REMOTE))


def test_notices_without_prejoin_screen(participants: Participants, deployment: EmbeddedDeployment) -> None:
    page = participants.open(deployment.new_room(), grant=(), script=DISTINCT_TIMES)
    notices = page.get_by_test_id(re.compile(r"^deviceError\.(camera|microphone)Permission$"))
    expect(notices).to_have_count(2, timeout=15_000)
    # They go by themselves.
    expect(notices).to_have_count(0, timeout=15_000)
    page.locator("#new-toolbox .video-preview .toolbox-button").click()
    expect(page.get_by_test_id("deviceError.cameraPermission")).to_be_visible()


def test_no_notices_after_prejoin_screen(participants: Participants, deployment: EmbeddedDeployment) -> None:
    page = participants.open(deployment.new_room(), grant=(), prejoin=True)
    expect(page.locator(".premeeting-screen [role=alert]")).to_be_visible(timeout=10_000)
    page.locator("#premeeting-name-input").fill("Anna")
    page.get_by_test_id("prejoin.joinMeeting").click()
    expect(page.locator(".premeeting-screen")).to_have_count(0, timeout=10_000)
    expect(page.get_by_test_id("notify.moderator")).to_be_visible(timeout=10_000)
    assert page.locator(NOTICES).count() == 1


def test_address_overrides(participants: Participants, deployment: EmbeddedDeployment) -> None:
    room = deployment.new_room()
    extra = "#config.startWithVideoMuted=true&config.subject=%22Runder%20Tisch%22&userInfo.displayName=%22Zo%C3%AB%22"
    page = participants.open(room, lang="fr", extra=extra)
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    expect(page.locator("#localDisplayName")).to_have_text("Zoë", timeout=10_000)
    expect(page.locator(".subject-text--content")).to_have_text("Runder Tisch")
    expect(page.locator("#new-toolbox .video-preview .toolbox-icon")).to_contain_class("toggled")
    expect(page.locator("#localVideo_container")).to_have_count(0)


def test_language_of_the_browser(participants: Participants, deployment: EmbeddedDeployment) -> None:
    room = deployment.new_room()
    page = participants.open(room, prejoin=True)
    expect(page.get_by_test_id("prejoin.joinMeeting")).to_have_text("Konferenz beitreten", timeout=10_000)
    expect(page.locator("html")).to_have_attribute("lang", "de")
    expect(page).to_have_title(f"{room.replace('-', ' ').title()} | Jitsi Meet")


def test_restart_of_the_server_shows_and_the_button_brings_back(
    participants: Participants, deployment: EmbeddedDeployment
) -> None:
    page = participants.open(deployment.new_room())
    expect(page.locator("#localVideo_container")).to_be_visible(timeout=10_000)
    # The new server knows nothing of the stream that Jitsi Meet tries to resume; a disconnection that lasts would show
    # after the third attempt only, within 39 s.
    deployment.disconnect()
    deployment.reconnect()
    expect(page.locator("#overlay.overlay__container-light")).to_be_visible(timeout=15_000)
    page.locator("#overlay button").click()
    expect(page.locator("#localVideo_container")).to_be_visible(timeout=10_000)
    expect(page.locator("#overlay")).to_have_count(0)


@pytest.mark.parametrize("password", [None, "tulpe"])
def test_failing_conference(
    participants: Participants, deployment: EmbeddedDeployment, password: str | None
) -> None:
    room = deployment.new_room()
    page = participants.open(room)
    expect(page.get_by_test_id("notify.moderator")).to_be_visible(timeout=10_000)
    if password:
        conference = "APP.store.getState()['features/base/conference'].conference"
        page.evaluate(f"password => {conference}.lock(password)", password)
        with pytest.raises(HarnessError, match="does not let the occupant named focus in: not-authorized"):
            deployment.provoke_conference_failure(room)
    deployment.provoke_conference_failure(room, password=password)
    expect(page.locator("#overlay.overlay__container")).to_be_visible(timeout=5_000)
