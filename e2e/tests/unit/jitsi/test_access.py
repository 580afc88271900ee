"""What opens a guarded deployment: read from the environment, sent there and nowhere else."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import sync_playwright

from e2e.chrome.installed.binary import find_chrome
from e2e.jitsi.plugin.access import HEADER, PASSWORD, TOKEN, USER, keep_headers_home, read_access
from e2e.plugin.results.redaction import redacted


def test_reads_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(TOKEN, "abc")
    monkeypatch.setenv(USER, "ann")
    monkeypatch.setenv(PASSWORD, "s3cret")
    monkeypatch.setenv(HEADER, "X-Gate: open: sesame")
    access = read_access(None)
    assert access.token == "abc"
    assert access.headers == {"X-Gate": "open: sesame"}
    assert access.all_headers == {"Authorization": "Basic YW5uOnMzY3JldA==", "X-Gate": "open: sesame"}
    assert access.context_args("https://meet.example.org/team") == {
        "extra_http_headers": {"X-Gate": "open: sesame"},
        "http_credentials": {"username": "ann", "password": "s3cret", "origin": "https://meet.example.org"},
    }
    assert read_access("given").token == "given"
    assert "abc" not in repr(access)
    assert "X-Gate" not in repr(access)


@pytest.mark.parametrize("header", ["X-Gate", ": open", "X-Gate: open\nsesame", "X-Gate:"])
def test_refuses_what_is_no_header(monkeypatch: pytest.MonkeyPatch, header: str) -> None:
    monkeypatch.setenv(HEADER, header)
    with pytest.raises(ValueError, match="Name: value") as refused:
        read_access(None)
    assert "open" not in str(refused.value)


def test_tells_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(TOKEN, "a.b/c")
    monkeypatch.setenv(USER, "ann")
    monkeypatch.setenv(PASSWORD, "s3cret")
    secrets = read_access(None).secrets
    named = {"kind": "control", "key": "s3cret/1", "claims": [{"observed": ["s3cret"]}]}
    assert redacted(named, secrets) == {**named, "claims": [{"observed": ["…"]}]}
    told = {
        "error": ("at https://x/?jwt=a.b%2Fc", "Basic YW5uOnMzY3JldA==", "s3cret"),
        "line": 3,
        "label": None,
    }
    assert redacted(told, secrets) == {
        "error": ("at https://x/?jwt=…", "Basic …", "…"),
        "line": 3,
        "label": None,
    }


class Site(ThreadingHTTPServer):
    """A web site that notes which requests came with the header."""

    def __init__(self, content: str = "") -> None:
        self.noted: dict[str, str | None] = {}
        self.content = content
        super().__init__(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        self.server.noted[self.path] = self.headers.get("X-Gate")
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(self.server.content.encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def other() -> Iterator[Site]:
    with Site() as site:
        yield site
        site.shutdown()


def test_headers_go_to_the_instance_alone(other: Site) -> None:
    headers = {"X-Gate": "open"}
    content = f"<img src='{other.url}/theirs.png'><img src='/own.png'>"
    with Site(content) as home, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chrome(None).path)
        context = browser.new_context(extra_http_headers=headers)
        keep_headers_home(context, home.url, headers)
        context.new_page().goto(home.url)
        browser.close()
        home.shutdown()
    assert {path: home.noted[path] for path in ("/", "/own.png")} == {"/": "open", "/own.png": "open"}
    assert other.noted == {"/theirs.png": None}
