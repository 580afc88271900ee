"""A dialog of the page is left to the reader, who sees it over the page and answers it."""

from collections.abc import Iterator
from typing import ClassVar

import pytest
from playwright.sync_api import Playwright

from e2e.chrome.installed.binary import find_chrome
from e2e.chrome.process.launch import Chrome
from e2e.chrome.process.permissions import Permissions
from e2e.chrome.surfaces.native.bubbles.page_dialog import PageDialog
from e2e.chrome.surfaces.web.base import WebSurface
from e2e.chrome.surfaces.web.viewport import Viewport
from e2e.desktop.desktop import Desktop

PAGE = """<button onclick="document.title = confirm('Forget it?')">Forget</button>
<script>addEventListener('beforeunload', event => event.preventDefault())</script>"""


class Asking(WebSurface):
    """A page with a button that asks."""

    opens_dialogs: ClassVar[bool] = True


@pytest.fixture
def chrome(playwright: Playwright) -> Iterator[Chrome]:
    """A Chrome with the page."""
    with Desktop.start() as desktop:
        started = Chrome.launch(
            playwright,
            desktop,
            find_chrome(),
            lang="en",
            origin="http://localhost",
            permissions=Permissions(),
        )
        started.page.set_content(PAGE)
        yield started
        started.close()


def test_a_dialog_of_the_page_is_answered_by_the_reader(chrome: Chrome) -> None:
    page, dialog = Asking(Viewport.of_chrome(chrome)), PageDialog(chrome)
    (button,) = page.widgets()
    assert not dialog.is_shown()
    for label, answer in (("Cancel", "false"), ("OK", "true")):
        page.press(button)
        dialog.wait_until_shown()
        labels = [widget.label for widget in dialog.widgets() if widget.role == "button"]
        assert sorted(labels) == ["Cancel", "OK"]
        assert "Forget it?" in [widget.label for widget in dialog.widgets()]
        assert dialog.containers()["page"] == Viewport.of_chrome(chrome).page_rect()
        chrome.check_answers()
        dialog.press(next(widget for widget in dialog.widgets() if widget.label == label))
        assert chrome.page.title() == answer
    # The page would ask the reader whether to leave it; a scenario just leaves.
    chrome.page.goto("about:blank")
    assert chrome.page.url == "about:blank"
