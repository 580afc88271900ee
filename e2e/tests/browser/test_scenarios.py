"""In a real Chrome: what goes while its picture is taken, and what lies below the lower edge of the window."""

from collections.abc import Iterator
from pathlib import Path
from unittest.mock import Mock

import pytest
from playwright.sync_api import Locator, Playwright

from e2e.chrome.installed.binary import find_chrome
from e2e.chrome.process.launch import Chrome
from e2e.chrome.surfaces.native.device_permissions import device_permissions
from e2e.chrome.surfaces.settings.site_settings import DeviceSettings
from e2e.chrome.surfaces.web.base import WebSurface
from e2e.chrome.surfaces.web.viewport import Viewport
from e2e.desktop.desktop import Desktop
from e2e.desktop.widget import Rect
from e2e.harness.errors import HarnessError
from e2e.scenarios.screenshot_recorder import ScreenshotRecorder
from e2e.screenshots.capture.environment import Environment
from e2e.screenshots.store.store import Store

LOW = "--window-size=1280,420"
"""A window in which the list of sites lies below the edge."""

LONG = """<div id="dialog" role="dialog" style="height: 150px; width: 400px; overflow-y: auto">
    <p>Oben</p><div style="height: 900px"></div>
    <button onclick="this.textContent = 'Gedrückt'">Unten</button>
</div>
<div style="height: 30px; overflow-y: auto"><div style="height: 500px"></div>
    <div style="position: fixed; top: 200px">Fest</div></div>
<div style="height: 60px; overflow: hidden"><div style="height: 2000px"></div><button>Nie zu sehen</button></div>"""


class Dialog(WebSurface):
    """The dialog of a page of ours."""

    id = "password-dialog"

    @property
    def root(self) -> Locator:
        return self.page.locator("#dialog")


@pytest.fixture(scope="module")
def desktop() -> Iterator[Desktop]:
    with Desktop.start() as desktop:
        yield desktop


@pytest.fixture(scope="module")
def chrome(playwright: Playwright, desktop: Desktop) -> Iterator[Chrome]:
    with Chrome.launch(
        playwright,
        desktop,
        find_chrome(),
        lang="de",
        origin="https://meet.example.com",
        permissions=device_permissions(camera="allow"),
        extra_args=[LOW],
    ) as chrome:
        yield chrome


def test_what_lies_below_the_edge_is_scrolled_to(chrome: Chrome) -> None:
    dialog = Dialog(Viewport.of_chrome(chrome))
    chrome.page.set_content(LONG)
    assert [widget.label for widget in dialog.wait_until_shown().widgets()] == ["Oben"]
    (below,) = dialog.widgets_out_of_view()
    assert below.label == "Unten"
    dialog.press(below)
    assert chrome.page.locator("button").first.inner_text() == "Gedrückt"
    # What no reader can scroll to is not there for one; what does not scroll along is.
    whole = WebSurface(dialog.viewport)
    assert "Nie zu sehen" not in [widget.label for widget in whole.widgets_out_of_view()]
    assert "Fest" in [widget.label for widget in whole.widgets()]


def test_no_picture_is_taken_of_what_goes(chrome: Chrome, tmp_path: Path) -> None:
    dialog = Dialog(Viewport.of_chrome(chrome))
    chrome.page.set_content(LONG)
    environment = Environment(chrome.version, "embedded", "13.2.0", chrome.desktop.fonts, "Debian 12")
    recorder = ScreenshotRecorder(
        chrome.desktop,
        Store(tmp_path / "screenshots"),
        environment,
        variant="as-shipped",
        report=tmp_path / "report",
        page_labels=Mock(side_effect=str),
    )

    def area_of_what_goes() -> Rect:
        """Return where the dialog is, which goes at that moment, as a notice does."""
        rect = dialog.rect()
        chrome.page.evaluate("dialog.remove()")
        return rect

    with pytest.raises(HarnessError, match=r"^the password dialog went away while the picture was taken$"):
        recorder.take("Hinweis.png", dialog, area_of_what_goes)
    assert list(tmp_path.iterdir()) == []


def test_the_settings_scroll_to_the_entry_of_a_site(chrome: Chrome) -> None:
    settings = DeviceSettings(chrome, "camera").open()
    away = [widget.name for widget in settings.widgets_out_of_view()]
    assert "resetSite" in away
    basket, view = settings.waste_basket("allow"), settings.rect()
    assert basket.rect.clipped(view) == basket.rect
    assert settings.find(basket) == basket
    settings.remove("allow")
    assert settings.sites("allow") == []
