"""The fixtures of the sound check: its deployment, and the reader's visits to it."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass

import pytest

from e2e.chrome.process.launch import Chrome
from e2e.chrome.process.permissions import Permissions
from e2e.chrome.surfaces.native.bubbles.permission_prompt import PermissionPrompt
from e2e.chrome.surfaces.web.viewport import Viewport
from e2e.desktop.widget import Rect
from e2e.scenarios.deployment import Deployment, OpenChrome, Visits
from e2e.tests.second_target.application import SoundCheck
from e2e.tests.second_target.surfaces import Banner


@dataclass(frozen=True)
class Opened:
    """The page in a Chrome, and what shows on it and above it."""

    chrome: Chrome
    prompt: PermissionPrompt
    banner: Banner


class SoundCheckVisits(Visits):
    """Opens the page in a Chrome of its own each time."""

    def __init__(self, open_chrome: OpenChrome, deployment: Deployment) -> None:
        self._open_chrome = open_chrome
        self._deployment = deployment
        self._opened: list[Chrome] = []
        self.notes = []

    def __call__(self, permissions: Permissions | None = None) -> Opened:
        """Open the page in a starting state."""
        chrome = self._open_chrome(permissions or Permissions())
        self._opened.append(chrome)
        chrome.page.goto(self._deployment.url, wait_until="domcontentloaded")
        return Opened(chrome, PermissionPrompt(chrome), Banner(Viewport.of_chrome(chrome)))

    def check_answers(self) -> None:
        """Raise HarnessError if a Chrome has crashed, or does not answer."""
        for chrome in self._opened:
            if chrome.open:
                chrome.check_answers()

    def check_usable(self) -> None:
        """Do nothing: the page needs nobody else."""

    def close(self) -> None:
        """Close every Chrome."""
        for chrome in self._opened:
            chrome.close()

    def secret_area(self) -> Rect | None:
        """Return None: there is no secret."""
        return None


@pytest.fixture(scope="session")
def deployment() -> Generator[Deployment]:
    """The sound check under test."""
    with SoundCheck() as started:
        yield started


@pytest.fixture
def visit(open_chrome: OpenChrome, deployment: Deployment) -> Iterator[SoundCheckVisits]:
    """Open the page."""
    visits = SoundCheckVisits(open_chrome, deployment)
    yield visits
    visits.close()
