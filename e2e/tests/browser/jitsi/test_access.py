"""What opens a guarded deployment is sent there and nowhere else."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Playwright

from e2e.chrome.installed.binary import find_chrome
from e2e.jitsi.plugin.access import keep_headers_home


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


def test_headers_go_to_the_deployment_alone(playwright: Playwright, other: Site) -> None:
    headers = {"X-Gate": "open"}
    content = f"<img src='{other.url}/theirs.png'><img src='/own.png'>"
    with Site(content) as home:
        browser = playwright.chromium.launch(executable_path=find_chrome(None).path)
        context = browser.new_context(extra_http_headers=headers)
        keep_headers_home(context, home.url, headers)
        context.new_page().goto(home.url)
        browser.close()
        home.shutdown()
    assert {path: home.noted[path] for path in ("/", "/own.png")} == {"/": "open", "/own.png": "open"}
    assert other.noted == {"/theirs.png": None}
