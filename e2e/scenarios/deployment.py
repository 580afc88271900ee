"""What the core asks of a target's parts: its deployment and the reader's visits to it; and the Chrome it hands out."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal, Protocol

from playwright.sync_api import BrowserContext

from e2e.chrome.process.arguments import Devices
from e2e.chrome.process.launch import Chrome
from e2e.chrome.process.permissions import Permissions
from e2e.desktop.widget import Rect
from e2e.messages.message import Message


class Deployment(Protocol):
    """The web application under test: embedded, which the suite starts, or external, which somebody else runs."""

    @property
    def kind(self) -> Literal["embedded", "external"]:
        """Who runs it."""

    @property
    def url(self) -> str:
        """The address without a slash at its end, as it reads in the address bar."""

    @property
    def host(self) -> str:
        """The host in the address, with the port if it has one of its own: as Chrome writes it."""

    @property
    def client(self) -> str:
        """The version of what runs in the browser, as far as it is known."""

    @property
    def code(self) -> str | None:
        """What identifies the files that a browser loads, byte by byte; None where nobody knows."""

    @property
    def ca_certificate(self) -> Path | None:
        """The CA certificate (PEM) that a browser has to trust; None where it trusts the deployment anyway."""

    @property
    def chrome_args(self) -> tuple[str, ...]:
        """What Chrome has to be started with to get there."""

    def check(self) -> None:
        """Raise HarnessError when the deployment does not work, or is something else."""

    def close(self) -> None:
        """End what was started. May be called twice."""


class Visits(Protocol):
    """What the reader of a block has opened."""

    notes: list[Message | str]
    """What the verdict has to say about the visits: what was done to a page that its reader does not do."""

    def check_answers(self) -> None:
        """Raise HarnessError if a Chrome of the visits has crashed, or does not answer."""

    def check_usable(self) -> None:
        """Raise HarnessError where the application works for nobody, or its page shows nothing to the reader."""

    def secret_area(self) -> Rect | None:
        """Where the screen shows what no picture of it may hold, such as an address with a token."""


class OpenChrome(Protocol):
    """Opens the reader's Chrome in a starting state; it is closed when the block is over at the latest."""

    def __call__(
        self,
        permissions: Permissions = ...,
        *,
        devices: Devices = ...,
        profile: Path | None = ...,
        chrome_args: Sequence[str] | None = ...,
        fresh: bool = ...,
        pages_readable: bool = ...,
    ) -> Chrome:
        """Launch it, or begin a visit in one that is kept; see ``Chrome.launch``.

        Args:
            permissions: What the site may do.
            devices: What there is to capture from.
            profile: The profile of a Chrome that was closed.
            chrome_args: Take the place of the deployment's.
            fresh: Launch one with a fresh profile in any case.
            pages_readable: Launch one that has what pages show on the accessibility bus as well.
        """


class PrepareContext(Protocol):
    """Gets every browser context of a block, the reader's and others', before anything is opened in it."""

    def __call__(self, context: BrowserContext, /) -> Callable[[], object]:
        """Prepare it, and return what undoes that: the context of a Chrome that is kept gets other blocks, too."""
