"""What the other rooms know of the Jitsi Meet under test."""

from pathlib import Path
from typing import Literal, Protocol


class Instance(Protocol):
    """The Jitsi Meet under test: embedded, which the suite starts, or external, which somebody else runs."""

    @property
    def kind(self) -> Literal["embedded", "external"]:
        """Who runs it."""

    @property
    def url(self) -> str:
        """The address without a slash at its end, as it reads in the address bar: ``https://meet.metasfresh.com``."""

    @property
    def host(self) -> str:
        """The host name in the address, without the port."""

    @property
    def client(self) -> str:
        """The versions of the client, as far as they are known."""

    @property
    def authority(self) -> Path | None:
        """The certificate authority that a browser has to trust (PEM); None for one that it trusts anyway."""

    @property
    def chrome_args(self) -> tuple[str, ...]:
        """What Chrome has to be started with to get there."""

    @property
    def prejoin(self) -> bool:
        """Whether a link leads to the prejoin screen first."""

    def new_room(self) -> str:
        """Return the name of a room that nobody is in."""

    def room_url(self, room: str, *, prejoin: bool | None = None, lang: str | None = None) -> str:
        """Return the address of ``room``; ``prejoin`` and ``lang`` override the instance's and the browser's."""

    def check(self) -> None:
        """Raise BenchFailure when the instance does not work, or is none."""

    def outage(self) -> None:
        """End the XMPP server as a crash would. Raises BenchFailure where that is not the suite's to do."""

    def recover(self) -> None:
        """End the outage: the XMPP server is back, without its rooms."""

    def provoke_conference_failure(self, room: str, *, password: str | None = None) -> None:
        """Have the conference in ``room`` fail for those in it, in a way that they can only answer by reloading."""

    def close(self) -> None:
        """End what was started. May be called twice."""
