"""What Chrome is started with takes the place of a list of Playwright's, and has to hold what is in that."""

import re
from pathlib import Path

import playwright

from e2e.chrome.process.arguments import arguments, features_off

DRIVER = Path(playwright.__file__).parent / "driver" / "package" / "lib" / "coreBundle.js"

OTHERS = {"TcpPortRandomizationWin", "msForceBrowserSignIn", "msEdgeUpdateLaunchServicesPreferredVersion"}
"""Of Windows, macOS and Edge."""

SUGGESTIONS = {"WebUIOmniboxAimPopup", "WebUIOmniboxPopup"}


def off(argument: str) -> set[str]:
    name, _, features = argument.partition("=")
    assert name == "--disable-features"
    return set(features.split(","))


def line(*, complete: bool = False, pages_readable: bool = False) -> list[str]:
    return arguments(
        lang="en",
        devices="fake",
        video="video.y4m",
        variant="as-shipped",
        inspector_port=1,
        complete=complete,
        pages_readable=pages_readable,
    )


def test_features_that_playwright_switches_off_stay_off() -> None:
    listed = re.search(r"disabledFeatures = \[(.*?)\]", DRIVER.read_text("utf-8"), re.DOTALL)
    assert listed
    playwrights = set(re.findall(r'^\s*"(\w+)"', listed[1], re.MULTILINE))
    assert len(playwrights) > 10
    assert off(features_off(complete=True)) == playwrights - OTHERS


def test_the_variant_comes_on_top() -> None:
    assert off(features_off("classic-indicator")) - off(features_off()) == {"LeftHandSideActivityIndicators"}


def test_a_complete_chrome_is_spared_nothing() -> None:
    spared, complete = line(), line(complete=True)
    assert off(spared[-1]) - off(complete[-1]) == SUGGESTIONS
    assert "--disable-renderer-accessibility" in spared
    assert "--force-renderer-accessibility" in complete
    assert "--force-renderer-accessibility" in line(pages_readable=True)
