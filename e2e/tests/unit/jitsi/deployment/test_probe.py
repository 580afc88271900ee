"""The probe: where headers go, where redirects end, what messages hold, what a Jitsi Meet is known by."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from e2e.harness.errors import HarnessError
from e2e.jitsi.deployment.external.probe import (
    Site,
    client_version,
    is_jitsi_config,
    is_jitsi_page,
    prejoin_enabled,
    probe,
)

SECRET = "s3cret"
PAGE = (
    '<script src="libs/lib-jitsi-meet.min.js?v=1"></script><script src="libs/app.bundle.min.js?v=1"></script>'
)
CONFIG = "var config = { hosts: { domain: 'a', muc: 'b' } };"

Answer = Callable[[str], tuple[int, str]]
"""From a request's path to the status and the content of the answer; the content of a redirect is its address."""


@contextmanager
def web_server(
    answer: Answer, requests: list[BaseHTTPRequestHandler], host: str = "127.0.0.1"
) -> Iterator[str]:
    """Serve on loopback, keep every request in a list, and yield the server's address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            requests.append(self)
            status, content = answer(self.path)
            self.send_response(status)
            if 300 <= status < 400:
                self.send_header("Location", content)
            self.end_headers()
            self.wfile.write(content.encode())

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://{host}:{server.server_port}"
        server.shutdown()


def jitsi(path: str) -> tuple[int, str]:
    return {"/": (200, PAGE), "/config.js": (200, CONFIG)}.get(path, (404, ""))


def look(url: str, headers: dict[str, str] | None = None) -> Site:
    return probe(url, ca_certificate=None, headers=headers or {}, seconds=5)


@pytest.mark.parametrize("name", ["Authorization", "X-Gate", "Cookie"])
def test_no_header_follows_a_redirect_to_another_site(name: str) -> None:
    requests: list[BaseHTTPRequestHandler] = []
    with (
        web_server(jitsi, requests, host="localhost") as other,
        web_server(lambda path: (302, f"{other}{path}"), requests) as url,
    ):
        assert look(url, {name: SECRET}).client == "Jitsi Meet 1"
    assert [request.headers.get(name) for request in requests] == [SECRET, None, SECRET, None]


def test_headers_follow_a_redirect_within_the_site() -> None:
    requests: list[BaseHTTPRequestHandler] = []

    def answer(path: str) -> tuple[int, str]:
        return jitsi("/") if path == "/start" else (307, "/start") if path == "/" else jitsi(path)

    with web_server(answer, requests) as url:
        assert look(url, {"X-Gate": SECRET}).prejoin is True
    assert [request.path for request in requests] == ["/", "/start", "/config.js"]
    assert {request.headers["X-Gate"] for request in requests} == {SECRET}


def test_a_site_that_redirects_for_ever_is_no_jitsi_meet() -> None:
    requests: list[BaseHTTPRequestHandler] = []
    with (
        web_server(lambda path: (302, f"{path}x"), requests) as url,
        pytest.raises(HarnessError, match=r"is no Jitsi Meet: .*/ gives HTTP 302"),
    ):
        look(url)
    assert len(requests) == 11


@pytest.mark.parametrize("address", ["mailto:somebody", "ftp://localhost/"])
def test_a_redirect_to_no_web_site_is_named_as_such(address: str) -> None:
    with (
        web_server(lambda _: (302, address), []) as url,
        pytest.raises(HarnessError, match="does not speak HTTP as a web site does"),
    ):
        look(url)


@pytest.mark.parametrize("value", [f"{SECRET}\nX: y", f"{SECRET} \N{CHECK MARK}"])
def test_a_header_that_http_forbids_is_not_repeated(value: str) -> None:
    with web_server(jitsi, []) as url, pytest.raises(HarnessError) as failure:
        look(url, {"X-Gate": value})
    assert SECRET not in str(failure.value)
    assert failure.value.__cause__ is None or SECRET not in str(failure.value.__cause__)


def test_only_the_beginning_of_an_endless_file_is_read() -> None:
    with (
        web_server(lambda _: (200, "x" * 5_000_000), []) as url,
        pytest.raises(HarnessError, match="no Jitsi Meet"),
    ):
        look(url)


def test_signs_of_an_official_page() -> None:
    page = """<script src="libs/lib-jitsi-meet.min.js?v=8319"></script>
        <script src="libs/app.bundle.min.js?v=8319"></script>"""
    assert is_jitsi_page(page)
    assert client_version(page) == "Jitsi Meet 8319"
    assert client_version('<script src="libs/app.bundle.min.js"></script>') == "unknown"
    assert not is_jitsi_page('<a href="https://github.com/jitsi/lib-jitsi-meet">lib-jitsi-meet</a>')
    assert is_jitsi_config("var config = { hosts: { domain: 'a', muc: 'b' } };")
    assert is_jitsi_config("var config = {};\nconfig.hosts = {};\nconfig.hosts.muc = 'muc.meet.jitsi';")
    assert not is_jitsi_config("var config = {};")


@pytest.mark.parametrize(
    ("config", "enabled"),
    [
        ("var config = {};", True),
        ("prejoinConfig: { enabled: false, hideDisplayName: true }", False),
        ("prejoinConfig: {\n // When 'true', …\n hideDisplayName: false,\n enabled: true }", True),
        ("// prejoinConfig: { enabled: false }", True),
        ("/* prejoinConfig: { enabled: false } */", True),
        ("bosh: 'https://x/http-bind', prejoinConfig: { enabled: false }", False),
        ("config.prejoinConfig = { enabled: true };\nconfig.prejoinConfig.enabled = false;", False),
        ("config.prejoinConfig = {\n  enabled: false,\n};", False),
        ("prejoinConfig: { preCallTest: { enabled: true }, enabled: false }", False),
        ("prejoinPageEnabled: false", False),
    ],
)
def test_prejoin_setting(config: str, enabled: bool) -> None:
    assert prejoin_enabled(config) is enabled
