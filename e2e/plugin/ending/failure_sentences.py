"""What failed, in a sentence for whoever reads the verdict; tracebacks are for the log."""

import re

from playwright.sync_api import Error as PlaywrightError

from e2e.harness.errors import HarnessError

_DOING = {
    "BrowserType.launch": "starting a browser",
    "BrowserType.launch_persistent_context": "starting a browser",
    "Browser.new_context": "opening a window",
    "BrowserContext.new_page": "opening a page",
    "Page.goto": "opening an address",
    "Page.reload": "loading a page again",
    "Page.bring_to_front": "bringing a page to the front",
    "Page.evaluate": "reading a page",
    "Page.wait_for_function": "waiting for a page",
    "Page.wait_for_timeout": "waiting for a page",
    "Locator.evaluate": "reading a page",
    "Locator.is_visible": "reading a page",
    "Locator.inner_text": "reading a page",
    "Locator.bounding_box": "reading a page",
    "Locator.wait_for": "waiting for a part of a page",
    "Locator.click": "clicking a control",
    "Mouse.click": "clicking a control",
    "Locator.press": "pressing a key",
    "Keyboard.press": "pressing a key",
    "Locator.fill": "typing into a field",
}
"""What Playwright's ways do, by the names that its messages begin with."""

_MESSAGE = re.compile(r"(?:(?P<way>[A-Z]\w+\.\w+): )?(?P<why>.*)")
_TIMEOUT = re.compile(r"Timeout (?P<milliseconds>\d+)ms exceeded\.?")
_CLOSED = re.compile(r".*has been closed.*")


def sentence(error: BaseException) -> str:
    """Return what failed in one line: our own words, Playwright's put into ours, or that the suite is at fault."""
    if isinstance(error, BaseExceptionGroup):
        # So pytest puts what several fixtures met at their end.
        return sentence(error.exceptions[0])
    lines = str(error).strip().splitlines()
    first = lines[0] if lines else "no message"
    if isinstance(error, HarnessError) and lines:
        return first
    if isinstance(error, PlaywrightError):
        return _driving(first)
    return f"a fault of the suite itself, {type(error).__name__}: {first}"


def _driving(message: str) -> str:
    match = _MESSAGE.fullmatch(message)
    assert match is not None, "every line fits"
    way, why = match["way"] or "", match["why"]
    if timeout := _TIMEOUT.fullmatch(why):
        why = f"it took longer than {int(timeout['milliseconds']) / 1000:g} s"
    elif _CLOSED.fullmatch(why):
        why = "the page or its browser is gone"
    return f"Chrome failed at {_DOING.get(way, 'what it was asked to do')}: {why}"
