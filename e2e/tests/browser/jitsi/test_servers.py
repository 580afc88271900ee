"""The servers of the embedded deployment: starting, serving, dying, ending."""

import gzip
import json
import os
import re
import signal
import socket
import ssl
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from e2e.harness.errors import HarnessError
from e2e.harness.processes.ports import free_port
from e2e.harness.waiting import wait_for
from e2e.harness.workspace import Process, Workspace
from e2e.jitsi.deployment.client.build import cache_folder
from e2e.jitsi.deployment.embedded import deployment as embedded
from e2e.jitsi.deployment.embedded import servers
from e2e.jitsi.deployment.embedded.certificates import issue
from e2e.jitsi.deployment.embedded.deployment import EmbeddedDeployment
from e2e.jitsi.deployment.embedded.focus import visit_as_focus
from e2e.jitsi.deployment.embedded.prosody import Prosody
from e2e.jitsi.deployment.embedded.servers import PortTaken, accepts_connections, on_free_port
from e2e.jitsi.deployment.embedded.tokens import new_key, sign
from e2e.jitsi.deployment.external.deployment import ExternalDeployment


def get(deployment: EmbeddedDeployment, path: str, **headers: str) -> tuple[int, bytes, str]:
    """Return status, content and type of a file, over TLS and trusting the deployment's CA alone."""
    context = ssl.create_default_context(cafile=deployment.ca_certificate)
    request = urllib.request.Request(f"https://localhost:{deployment.port}{path}", headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=10, context=context) as response:  # noqa: S310
            return response.status, response.read(), response.headers["Content-Type"]
    except urllib.error.HTTPError as error:
        return error.code, error.read(), error.headers["Content-Type"]


def process(deployment: EmbeddedDeployment, name: str) -> Process:
    return next(each for each in deployment.workspace.processes if each.name.startswith(name))


def kill(victim: Process) -> None:
    os.kill(victim.pid, signal.SIGKILL)
    wait_for(lambda: not victim.alive(), awaited=f"the end of {victim.name}")


def test_serves_the_client(deployment: EmbeddedDeployment) -> None:
    status, page, kind = get(deployment, f"/{deployment.new_room()}")
    assert (status, kind) == (200, "text/html; charset=utf-8")
    assert b"app.bundle.min.js" in page
    assert get(deployment, "/libs/app.bundle.min.js")[::2] == (200, "application/javascript; charset=utf-8")
    assert get(deployment, "/css/all.css")[::2] == (200, "text/css; charset=utf-8")
    assert get(deployment, "/static/close2.html")[0] == 200
    assert get(deployment, "/libs/missing.js")[0] == 404


def test_serves_from_a_cache_folder_with_a_space(tmp_path: Path) -> None:
    spacious = tmp_path / "my cache"
    spacious.symlink_to(cache_folder())
    with EmbeddedDeployment.start(cache=spacious) as started:
        assert get(started, "/index.html")[0] == 200
        assert get(started, "/http-bind")[0] == 200


def test_looks_after_itself_where_the_user_has_a_proxy(
    deployment: EmbeddedDeployment, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    for name in ("https_proxy", "HTTPS_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    deployment.check()


def test_a_long_host_name_gets_a_certificate(tmp_path: Path) -> None:
    certificates = issue(tmp_path, f"{'x' * 63}.{'y' * 63}.example.org")
    assert "BEGIN CERTIFICATE" in certificates.certificate.read_text("utf-8")


def test_only_files_with_their_version_in_the_address_are_kept_by_chrome(
    deployment: EmbeddedDeployment,
) -> None:
    def kept_for(path: str) -> str:
        context = ssl.create_default_context(cafile=deployment.ca_certificate)
        address = f"https://localhost:{deployment.port}{path}"
        with urllib.request.urlopen(address, timeout=10, context=context) as response:
            return str(response.headers["Cache-Control"])

    page = get(deployment, "/index.html")[1].decode()
    libraries = re.findall(r"libs/[\w.-]+\.js\?v=[\d.]+", page)
    assert len(libraries) == 2
    assert all("immutable" in kept_for(f"/{library}") for library in libraries)
    assert {kept_for(path) for path in ("/index.html", "/config.js", "/css/all.css")} == {"no-cache"}


def test_compresses(deployment: EmbeddedDeployment) -> None:
    packed = get(deployment, "/libs/app.bundle.min.js", **{"Accept-Encoding": "gzip"})[1]
    plain = get(deployment, "/libs/app.bundle.min.js")[1]
    assert len(packed) < len(plain) / 2
    assert gzip.decompress(packed) == plain


def test_has_every_language(deployment: EmbeddedDeployment) -> None:
    for language in ("de", "en"):
        status, content, kind = get(deployment, f"/lang/main-{language}.json")
        assert (status, kind) == (200, "application/json; charset=utf-8")
        assert json.loads(content)["dialog"]["thankYou"]
        assert get(deployment, f"/lang/countries-{language}.json")[0] == 200


def test_passes_on_to_prosody(deployment: EmbeddedDeployment) -> None:
    assert get(deployment, "/http-bind")[0] == 200
    assert b"websocket" in get(deployment, "/xmpp-websocket")[1].lower()


def test_listens_on_loopback_alone(deployment: EmbeddedDeployment) -> None:
    ours = dict.fromkeys((deployment.port, deployment.xmpp_port), False)
    for line in Path("/proc/net/tcp").read_text().splitlines()[1:]:
        local, state = line.split()[1], line.split()[3]
        address, port = local.split(":")
        if int(port, 16) in ours and state == "0A":
            assert address == "0100007F", local
            ours[int(port, 16)] = True
    assert all(ours.values())


def test_two_side_by_side(deployment: EmbeddedDeployment) -> None:
    with EmbeddedDeployment.start(prejoin=False) as other:
        assert other.port != deployment.port
        assert get(other, "/config.js")[1].rstrip().endswith(b"config.prejoinConfig.enabled = false;")
        assert get(deployment, "/config.js")[1].rstrip().endswith(b"config.prejoinConfig.enabled = true;")
        with pytest.raises(urllib.error.URLError, match="CERTIFICATE_VERIFY_FAILED"):
            urllib.request.urlopen(
                f"https://localhost:{other.port}/",
                timeout=10,
                context=ssl.create_default_context(cafile=deployment.ca_certificate),
            )


def test_leaves_nothing_behind() -> None:
    started = EmbeddedDeployment.start()
    folder, pids = started.ca_certificate.parent.parent, [each.pid for each in started.workspace.processes]
    assert folder.stat().st_mode & 0o077 == 0
    assert len(pids) == 2
    started.close()
    started.close()
    assert not folder.exists()
    assert not accepts_connections(started.port)
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.killpg(pid, 0)


@pytest.mark.parametrize("name", ["prosody", "nginx"])
def test_dead_server_is_a_harness_failure(name: str) -> None:
    with EmbeddedDeployment.start() as started:
        started.check()
        kill(process(started, name))
        with pytest.raises(HarnessError, match=rf"{name}-\d+ ended with status -9"):
            started.check()


@pytest.mark.parametrize(
    ("name", "said"), [("prosody", "Prosody did not answer"), ("nginx", "did not answer")]
)
def test_hung_server_is_a_harness_failure(name: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "PATIENCE", 0.5)
    with EmbeddedDeployment.start() as started:
        hung = process(started, name)
        os.killpg(hung.pid, signal.SIGSTOP)
        with pytest.raises(HarnessError, match=said):
            started.check()
        os.killpg(hung.pid, signal.SIGCONT)


def test_outage_and_recovery() -> None:
    with EmbeddedDeployment.start() as started:
        port = started.xmpp_port
        started.disconnect()
        started.check()
        assert get(started, "/http-bind")[0] == 502
        with pytest.raises(HarnessError, match="Prosody does not answer"):
            started.provoke_conference_failure("anywhere")
        started.reconnect()
        assert get(started, "/http-bind")[0] == 200
        assert started.xmpp_port == port
        kill(process(started, "prosody"))
        with pytest.raises(HarnessError, match="prosody"):
            started.check()


def test_focus_is_let_in(deployment: EmbeddedDeployment) -> None:
    visit_as_focus(deployment.xmpp_port, deployment.new_room())


def test_only_a_valid_token_opens_an_instance_that_asks_for_one() -> None:
    key = new_key()
    with Workspace("prosody") as workspace:
        server = Prosody.start(workspace, token_key=key)
        visit_as_focus(server.port, "kiwi", token=sign(key))
        for token in (None, "a.b.c", sign(new_key()), sign(key, seconds=-60)):
            with pytest.raises(HarnessError):
                visit_as_focus(server.port, "kiwi", token=token)


def test_takes_another_port() -> None:
    tried: list[int] = []

    def start(port: int) -> int:
        tried.append(port)
        if len(tried) < 3:
            raise PortTaken(f"port {port} is taken")
        return port

    assert on_free_port(start) == tried[2]


def test_gives_up_on_ports() -> None:
    def start(port: int) -> int:
        raise PortTaken(f"port {port} is taken")

    with pytest.raises(HarnessError, match=r"no free port among 5: port \d+ is taken"):
        on_free_port(start)


def test_ports_that_others_took(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as prosody, socket.socket() as nginx:
        for taken in (prosody, nginx):
            taken.bind(("127.0.0.1", 0))
            taken.listen()
        offered = [prosody.getsockname()[1], free_port(), nginx.getsockname()[1], free_port()]
        ports = iter(offered)
        monkeypatch.setattr(servers, "free_port", lambda: next(ports))
        with EmbeddedDeployment.start() as started:
            assert [started.xmpp_port, started.port] == [offered[1], offered[3]]
            started.check()
            assert get(started, "/http-bind")[0] == 200


def test_runs_by_itself_until_told_to_end() -> None:
    command = [sys.executable, "-m", "e2e.jitsi.deployment", "--prejoin", "off"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        said = dict(running.stdout.readline().split(maxsplit=1) for _ in range(3))
        authority = Path(said["authority"].strip())
        external = ExternalDeployment(said["here"].strip(), ca_certificate=authority)
        external.check()
        assert external.prejoin is False
        running.terminate()
        assert running.wait(10) == 0
    assert not authority.exists()


def test_missing_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(HarnessError, match="prosody is not installed"):
        EmbeddedDeployment.start()
