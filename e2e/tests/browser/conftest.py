"""A browser without a window, for tests of what is in a web page alone."""

import os
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Playwright

from e2e.chrome.installed.binary import find_chrome
from e2e.chrome.surfaces.web.viewport import Viewport, pause_of
from e2e.desktop.widget import Rect

PAGE_AT = Rect(4, 87, 800, 600)
"""Where its pages are said to be on the screen."""


@pytest.fixture(scope="module")
def headless(playwright: Playwright) -> Iterator[Browser]:
    """The browser, started without a window."""
    args = ["--no-sandbox"] if os.geteuid() == 0 else []
    with playwright.chromium.launch(executable_path=find_chrome().path, args=args) as browser:
        yield browser


@pytest.fixture(scope="module")
def open_viewport(headless: Browser) -> Callable[[str], Viewport]:
    """Open a page with some HTML, and return its viewport."""
    frames = {"window": Rect(0, 0, 900, 700), "page": PAGE_AT}

    def open_viewport(html: str) -> Viewport:
        page = headless.new_page(viewport={"width": PAGE_AT.width, "height": PAGE_AT.height})
        page.set_content(html)
        return Viewport(page, lambda: frames, pause_of(page))

    return open_viewport
