"""The external deployment: a Jitsi Meet that somebody else runs, given by its address."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from e2e.harness.closeable import Closeable
from e2e.harness.errors import HarnessError
from e2e.jitsi.deployment.external.address import Address
from e2e.jitsi.deployment.rooms import RoomNames, room_url
from e2e.jitsi.deployment.tcp_proxy import TcpProxy
from e2e.messages.message import Message

if TYPE_CHECKING:
    from e2e.jitsi.deployment.external.probe import Site


class ExternalDeployment(Closeable):
    """A Jitsi Meet that somebody else runs. Nothing is started; ``check`` finds out whether there is one.

    Args:
        url: Its address.
        ca_certificate: The CA certificate (PEM) of a deployment that no browser trusts by itself.
        token: A JSON Web Token that it asks for; every link carries it. Never in a message.
        headers: What every request carries, for a proxy in front that asks for it; browsers have to send them as well.
            Never in a message.
        seconds: The time limit of ``check``.

    Raises:
        BadAddress: ``url`` is not the address of a deployment: not http or https, no host, or a login in it.
    """

    kind: Literal["external"] = "external"
    disconnected = False
    generation = 0
    chrome_args: tuple[str, ...] = ()

    def __init__(
        self,
        url: str,
        *,
        ca_certificate: Path | None = None,
        token: str | None = None,
        headers: Mapping[str, str] | None = None,
        seconds: float = 15.0,
    ) -> None:
        address = Address.parse(url)
        self.url = address.url
        self.host = address.host
        self._server = address.server
        self._secure = address.secure
        self.ca_certificate = ca_certificate
        self.headers = dict(headers or {})
        self.token = token
        self.seconds = seconds
        self._names = RoomNames()
        self._site: Site | None = None
        self._learned: tuple[bool, bool] | None = None

    def new_room(self) -> str:
        """Return the name of a room that, by chance alone, nobody is in."""
        return self._names.new()

    def room_url(self, room: str, *, prejoin: bool | None = None, lang: str | None = None) -> str:
        """Return the address of ``room``; ``prejoin`` and ``lang`` override the deployment's and the browser's."""
        return room_url(self.url, room, prejoin=prejoin, lang=lang, token=self.token)

    def check(self) -> None:
        """Raise HarnessError, within half a minute, when the address refuses, hangs or is no Jitsi Meet.

        So it does, at once, where Chrome gives no page of that address a camera.
        """
        if not self._secure:
            raise HarnessError(Message("deployment-plain-http", {"url": self.url}))
        # It brings an HTTP client along: loaded once there is something to look at.
        from e2e.jitsi.deployment.external.probe import probe

        self._site = probe(
            self.url, ca_certificate=self.ca_certificate, headers=self.headers, seconds=self.seconds
        )

    @property
    def code(self) -> str | None:
        """None: somebody else may change what it serves at any time."""
        return None

    @property
    def client(self) -> str:
        """The version that the page names, or ``unknown``; asks at its first use. Raises HarnessError."""
        return self._seen().client

    @property
    def prejoin(self) -> bool:
        """Whether the deployment's configuration leaves the prejoin screen on. Raises HarnessError."""
        return self._seen().prejoin if self._learned is None else self._learned[0]

    @property
    def bridge(self) -> bool:
        """Whether a conference gets a video bridge, by the configuration that a Chrome was given; else True."""
        return self._learned is None or self._learned[1]

    def learn(self, *, prejoin: bool, bridge: bool) -> None:
        """Take in what a Chrome found, which sees the configuration as it is when all of it has been put together."""
        self._learned = (prejoin, bridge)

    def _seen(self) -> "Site":
        if self._site is None:
            self.check()
        if self._site is None:
            raise HarnessError(Message("deployment-not-probed", {"url": self.url}))
        return self._site

    def connection(self) -> TcpProxy:
        """Return a TCP proxy for one Chrome: a server that others use is not ended. Raises HarnessError."""
        return TcpProxy(*self._server)

    def provoke_conference_failure(self, room: str, *, password: str | None = None) -> bool:  # noqa: ARG002
        """Return False: a real conference's organiser can be neither ended nor impersonated."""
        return False

    def close(self) -> None:
        """Do nothing: nothing was started."""
