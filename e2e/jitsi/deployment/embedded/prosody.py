"""Prosody, the XMPP server: participants meet in its rooms."""

import contextlib
import http.client
import os
import signal
from pathlib import Path

from e2e.harness.errors import HarnessError
from e2e.harness.workspace import Process, Workspace
from e2e.jitsi.deployment.embedded.configuration import TEMPLATES, write_from_template
from e2e.jitsi.deployment.embedded.servers import (
    accepts_connections,
    on_free_port,
    port_taken,
    start_server,
)
from e2e.messages.message import Message

DOMAIN = "meet.jitsi"
"""The XMPP domain of participants, as in the official containers; it is no host name."""

MUC = "muc.meet.jitsi"
"""The XMPP domain of rooms."""


class Prosody:
    """One server on loopback. All it knows is in memory and gone when it stops."""

    def __init__(self, workspace: Workspace, process: Process, port: int, token_key: str | None) -> None:
        self._workspace = workspace
        self._process: Process | None = process
        self._token_key = token_key
        self.port = port

    @classmethod
    def start(cls, workspace: Workspace, *, token_key: str | None = None) -> "Prosody":
        """Start on a free port and wait until it answers. Raises HarnessError.

        With a ``token_key`` only those come in who bring a token (JSON Web Token, HS256) that it signed.
        """
        return on_free_port(lambda port: cls(workspace, _start(workspace, port, token_key), port, token_key))

    def stop(self) -> None:
        """End the server as a crash would: at once, with no word to the participants."""
        if self._process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._workspace.forget(self._process)
            self._process = None

    def check(self, seconds: float) -> None:
        """Raise HarnessError where the server does not answer within ``seconds``, unless ``stop`` has ended it."""
        if self._process is not None and not _answers(self.port, seconds):
            raise HarnessError(Message("no-answer", {"part": "Prosody", "seconds": seconds}))

    def restart(self) -> None:
        """Start again on the same port after ``stop``; a server that runs is left alone."""
        if self._process is None:
            self._process = _start(self._workspace, self.port, self._token_key)


def _start(workspace: Workspace, port: int, token_key: str | None) -> Process:
    folder = workspace.subfolder("prosody")
    config = write_from_template(
        folder / "prosody.cfg.lua",
        "prosody.cfg.lua",
        folder=folder,
        port=port,
        domain=DOMAIN,
        muc=MUC,
        plugins=TEMPLATES,
        token_key=token_key,
    )
    command: list[str | Path] = ["prosody", "-F", "--config", config]
    return start_server(workspace, "Prosody", command, port, lambda process: _ready(process, port))


def _ready(process: Process, port: int) -> bool:
    process.check()
    # Prosody keeps running without its port.
    if "Failed to open server port" in process.output(50):
        raise port_taken("Prosody", port)
    return "Activated service 'http' on [127.0.0.1]" in process.output(50) and _answers(port)


def _answers(port: int, seconds: float = 5.0) -> bool:
    if not accepts_connections(port):
        return False
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=seconds)
    try:
        connection.request("GET", "/http-bind", headers={"Host": DOMAIN})
        return connection.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
