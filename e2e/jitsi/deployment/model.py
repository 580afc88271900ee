"""What the other rooms know of the Jitsi Meet under test."""

from contextlib import AbstractContextManager
from typing import Protocol

from e2e.scenarios import deployment


class Connection(Protocol):
    """A connection from one Chrome to the deployment that can be disconnected without disturbing others."""

    @property
    def chrome_args(self) -> tuple[str, ...]:
        """What that Chrome has to be started with."""

    def disconnect(self) -> None:
        """End the connection abruptly: for that Chrome the server is gone."""

    def reconnect(self) -> None:
        """Let the server be there again."""


class Deployment(deployment.Deployment, Protocol):
    """The Jitsi Meet under test: embedded, which the suite starts, or external, which somebody else runs."""

    @property
    def token(self) -> str | None:
        """What opens the deployment, where it asks for a token; every link carries it. Never to be printed."""

    @property
    def prejoin(self) -> bool:
        """Whether a link leads to the prejoin screen first."""

    @property
    def disconnected(self) -> bool:
        """Whether a scenario has ended the server for all, and nobody can get in."""

    @property
    def generation(self) -> int:
        """How often a scenario has ended the server for all; who was in a room before is in it no longer."""

    @property
    def bridge(self) -> bool:
        """Whether a conference of more than two gets a video bridge."""

    def new_room(self) -> str:
        """Return the name of a room that nobody is in."""

    def room_url(self, room: str, *, prejoin: bool | None = None, lang: str | None = None) -> str:
        """Return the address of ``room``; ``prejoin`` and ``lang`` override the deployment's and the browser's."""

    def connection(self) -> AbstractContextManager[Connection]:
        """Return a connection that can be disconnected. Raises HarnessError if it cannot be had."""

    def provoke_conference_failure(self, room: str, *, password: str | None = None) -> bool:
        """Have the conference in ``room`` fail for those in it, in a way that they can only answer by reloading.

        Return False where the conference's organiser is not the suite's to end.
        """
