"""nginx, the web server: the client's files over TLS, and the way to Prosody."""

import os
from dataclasses import dataclass
from pathlib import Path

from e2e.harness.workspace import Process, Workspace
from e2e.jitsi.deployment.embedded.certificates import Certificates
from e2e.jitsi.deployment.embedded.configuration import write_from_template
from e2e.jitsi.deployment.embedded.prosody import DOMAIN
from e2e.jitsi.deployment.embedded.servers import accepts_connections, on_free_port, port_taken, start_server


@dataclass(frozen=True)
class Site:
    """What to serve: the client's folder, its ``config.js`` in its place, under which name and certificate."""

    host: str
    bundle: Path
    config: Path
    certificates: Certificates
    xmpp_port: int


def start_nginx(workspace: Workspace, site: Site) -> int:
    """Start the web server on a free port of loopback, wait until it listens, and return the port.

    Raises HarnessError, with what nginx said, when the configuration is refused or the server does not come up.
    """
    return on_free_port(lambda port: _start(workspace, site, port))


def _start(workspace: Workspace, site: Site, port: int) -> int:
    folder = workspace.subfolder("nginx")
    config = write_from_template(
        folder / "nginx.conf",
        "nginx.conf",
        as_root=os.geteuid() == 0,
        folder=folder,
        port=port,
        host=site.host,
        bundle=site.bundle,
        config=site.config,
        certificate=site.certificates.certificate,
        key=site.certificates.key,
        xmpp_port=site.xmpp_port,
        domain=DOMAIN,
    )
    # Without -e it complains that the system's log cannot be written, before it reads where to log instead.
    command: list[str | Path] = ["nginx", "-e", "stderr", "-p", folder, "-c", config]
    start_server(workspace, "nginx", command, port, lambda process: _ready(process, port))
    return port


def _ready(process: Process, port: int) -> bool:
    if not process.alive():
        if "Address already in use" in process.output():
            raise port_taken("nginx", port)
        process.check()
    # nginx tries a port that is taken for seconds before it gives up: what listens there may be another server.
    if "bind()" in process.output():
        raise port_taken("nginx", port)
    return (Path(process.log).parent.parent / "nginx" / "nginx.pid").exists() and accepts_connections(port)
