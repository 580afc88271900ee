"""The embedded deployment: client, web server and XMPP server on loopback, under the host name of the page."""

import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Literal, Self

from e2e.harness.closeable import Closeable
from e2e.harness.workspace import Workspace
from e2e.jitsi.deployment.client.build import Bundle, cache_folder, client_bundle
from e2e.jitsi.deployment.embedded.certificates import Certificates, issue
from e2e.jitsi.deployment.embedded.focus import visit_as_focus
from e2e.jitsi.deployment.embedded.nginx import Site, start_nginx
from e2e.jitsi.deployment.embedded.prosody import Prosody
from e2e.jitsi.deployment.embedded.tokens import new_key, sign
from e2e.jitsi.deployment.rooms import RoomNames, room_url

PATIENCE = 5.0
"""Seconds: a server on loopback that takes longer for a small answer hangs, even on a machine with much to do."""


class EmbeddedDeployment(Closeable):
    """A Jitsi Meet of the suite's own, started with ``start``; several live side by side."""

    kind: Literal["embedded"] = "embedded"
    disconnected = False
    generation = 0
    bridge = False

    def __init__(
        self,
        workspace: Workspace,
        bundle: Bundle,
        certificates: Certificates,
        prosody: Prosody,
        *,
        host: str,
        port: int,
        prejoin: bool,
        token: str | None,
    ) -> None:
        self.workspace = workspace
        """Its files and its servers' processes."""
        self._prosody = prosody
        self._names = RoomNames()
        self.host = host
        self.port = port
        self.prejoin = prejoin
        self.token = token
        """What opens the deployment, where it asks for a token; every link carries it."""
        self.client = bundle.client
        self.code: str | None = bundle.folder.name
        self.ca_certificate = certificates.ca_certificate
        self.url = f"https://{host}"
        self.chrome_args: tuple[str, ...] = (
            f"--host-resolver-rules=MAP {host}:443 127.0.0.1:{port}",
            # Two participants on a machine without any network find each other over loopback.
            "--allow-loopback-in-peer-connection",
        )

    @classmethod
    def start(
        cls,
        host: str = "meet.metasfresh.com",
        *,
        prejoin: bool = True,
        tokens: bool = False,
        cache: Path | None = None,
    ) -> Self:
        """Build the client if need be, start both servers and wait until they answer. Raises HarnessError.

        With ``tokens`` it lets in only those who bring its ``token``.
        """
        bundle = client_bundle(cache or cache_folder(), _say)
        workspace = Workspace("deployment")
        try:
            certificates = issue(workspace.subfolder("certificates"), host)
            key = new_key() if tokens else None
            prosody = Prosody.start(workspace, token_key=key)
            config = _config(workspace, bundle, prejoin)
            port = start_nginx(workspace, Site(host, bundle.folder, config, certificates, prosody.port))
        except BaseException:
            workspace.close()
            raise
        token = sign(key) if key else None
        return cls(
            workspace, bundle, certificates, prosody, host=host, port=port, prejoin=prejoin, token=token
        )

    @property
    def xmpp_port(self) -> int:
        """The port of Prosody, which stays the same when it is started again."""
        return self._prosody.port

    def new_room(self) -> str:
        """Return the name of a room that nobody is in, and that was not given before."""
        return self._names.new()

    def room_url(self, room: str, *, prejoin: bool | None = None, lang: str | None = None) -> str:
        """Return the address of ``room``; ``prejoin`` and ``lang`` override the deployment's and the browser's."""
        return room_url(self.url, room, prejoin=prejoin, lang=lang, token=self.token)

    def check(self) -> None:
        """Raise HarnessError when a server that should be there is gone, or hangs."""
        # It brings an HTTP client along: loaded once there is something to look at.
        from e2e.jitsi.deployment.external.probe import probe

        self.workspace.check()
        here = f"https://localhost:{self.port}"
        # Each start has another port, and the failure is the same.
        probe(here, ca_certificate=self.ca_certificate, headers={}, seconds=PATIENCE, known_as=self.url)
        self._prosody.check(PATIENCE)

    def connection(self) -> AbstractContextManager["EmbeddedDeployment"]:
        """Return the deployment itself, whose server is the suite's to end."""
        return nullcontext(self)

    def disconnect(self) -> None:
        """End Prosody as a crash would."""
        self.disconnected = True
        self.generation += 1
        self._prosody.stop()

    def reconnect(self) -> None:
        """Start Prosody again, on the same port and without its rooms. Raises HarnessError."""
        self._prosody.restart()
        self.disconnected = False

    def provoke_conference_failure(self, room: str, *, password: str | None = None) -> bool:
        """Have an occupant named ``focus`` enter ``room`` and leave it. Raises HarnessError."""
        visit_as_focus(self.xmpp_port, room, password, token=self.token)
        return True

    def close(self) -> None:
        """End the servers and remove their files. May be called twice."""
        self.workspace.close()


def _config(workspace: Workspace, bundle: Bundle, prejoin: bool) -> Path:
    """Write this deployment's ``config.js``: the client's, with its own settings after it, as administrators do."""
    config = workspace.subfolder("web") / "config.js"
    shipped = (bundle.folder / "config.js").read_text("utf-8")
    config.write_text(f"{shipped}\nconfig.prejoinConfig.enabled = {str(prejoin).lower()};\n", "utf-8")
    return config


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
