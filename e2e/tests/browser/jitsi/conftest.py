"""What tests of Jitsi Meet share: a deployment, a Chrome that other people use, and the people."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Playwright

from e2e.chrome.installed.binary import find_chrome
from e2e.chrome.surfaces.web.viewport import Viewport
from e2e.jitsi.deployment.embedded.deployment import EmbeddedDeployment
from e2e.jitsi.deployment.rooms import WITHOUT_PREJOIN
from e2e.jitsi.surfaces.room import Room

_ARGS = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", "--disable-gpu")


@pytest.fixture(scope="module")
def deployment() -> Iterator[EmbeddedDeployment]:
    """The embedded deployment of a module."""
    with EmbeddedDeployment.start() as started:
        yield started


@pytest.fixture(scope="module")
def chrome(playwright: Playwright, deployment: EmbeddedDeployment) -> Iterator[Browser]:
    """A Chrome without a window, which gives pages its devices."""
    with playwright.chromium.launch(
        executable_path=find_chrome(None).path, args=[*_ARGS, *deployment.chrome_args]
    ) as browser:
        yield browser


@pytest.fixture
def enter(chrome: Browser) -> Iterator[Callable[[], BrowserContext]]:
    """Open a context for somebody; all are closed in the end."""
    opened: list[BrowserContext] = []

    def enter() -> BrowserContext:
        opened.append(chrome.new_context(ignore_https_errors=True))
        return opened[-1]

    yield enter
    for context in opened:
        context.close()


@pytest.fixture(scope="module")
def senders(chrome: Browser) -> Iterator[BrowserContext]:
    """The context of all who send: each of them in a context of its own would compile the client again."""
    with chrome.new_context(ignore_https_errors=True) as context:
        yield context


@pytest.fixture
def send(senders: BrowserContext) -> Iterator[Callable[[str], Room]]:
    """Have somebody with camera and microphone enter the room at an address; all leave in the end."""

    def send(url: str) -> Room:
        page = senders.new_page()
        page.add_init_script(WITHOUT_PREJOIN)
        page.goto(url)
        room = Room(Viewport.off_screen(page))
        room.wait_until_entered()
        return room

    yield send
    for page in senders.pages:
        page.close()
