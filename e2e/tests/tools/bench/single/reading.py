"""The site information, opened and read again and again in one Chrome."""

import statistics
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import ThreadingHTTPServer
from typing import Any

from playwright.sync_api import sync_playwright

from e2e.chrome.installed.binary import find_chrome
from e2e.chrome.process.launch import Chrome
from e2e.chrome.surfaces.native.bubbles.site_information import SiteInformation
from e2e.chrome.surfaces.native.device_permissions import device_permissions
from e2e.desktop.desktop import Desktop
from e2e.scenarios.observing import observe
from e2e.tests.support.web_pages.asking_page import AskingPage
from e2e.tests.tools.bench.settings import Settings

TIMES = 20


def reading(settings: Settings) -> dict[str, Any]:
    """Open and read it twenty times. Raises HarnessError."""
    opened: list[float] = []
    read: list[float] = []
    with _chrome() as chrome:
        information = SiteInformation(chrome)
        for _ in range(TIMES):
            began = time.monotonic()
            information.open()
            between = time.monotonic()
            look = information.look()
            observe(information, look, look.widgets, "", None, None)
            read.append(time.monotonic() - between)
            opened.append(between - began)
            information.close()
    both = [sum(each) for each in zip(opened, read, strict=True)]
    rows = {"opened": opened, "read": read, "opened and read": both}
    settings.say(f"site information, opened and read: {statistics.median(both):.3f} s")
    return {name: _row(times) for name, times in rows.items()}


def _row(times: list[float]) -> dict[str, Any]:
    return {
        "times": len(times),
        "median": round(statistics.median(times), 4),
        "longest": round(max(times), 4),
    }


@contextmanager
def _chrome() -> Iterator[Chrome]:
    """Open a page that asks for both devices, which are blocked."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), AskingPage)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    origin = f"http://127.0.0.1:{server.server_address[1]}"
    blocked = device_permissions(camera="block", microphone="block")
    try:
        with (
            sync_playwright() as playwright,
            Desktop.start() as desktop,
            Chrome.launch(
                playwright, desktop, find_chrome(), lang="en", origin=origin, permissions=blocked
            ) as chrome,
        ):
            chrome.page.goto(origin)
            yield chrome
    finally:
        server.shutdown()
        server.server_close()
