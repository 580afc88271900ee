"""What failed, for whoever reads the verdict; tracebacks are for the log."""

import re

from playwright.sync_api import Error as PlaywrightError

from e2e.harness.errors import HarnessError
from e2e.messages.message import Message
from e2e.verdict.evidence import Text

_DOING = {
    "BrowserType.launch": "start-browser",
    "BrowserType.launch_persistent_context": "start-browser",
    "Browser.new_context": "open-window",
    "BrowserContext.new_page": "open-page",
    "Page.goto": "open-address",
    "Page.reload": "reload-page",
    "Page.bring_to_front": "show-page",
    "Page.evaluate": "read-page",
    "Page.wait_for_function": "wait-for-page",
    "Page.wait_for_timeout": "wait-for-page",
    "Locator.evaluate": "read-page",
    "Locator.is_visible": "read-page",
    "Locator.inner_text": "read-page",
    "Locator.bounding_box": "read-page",
    "Locator.wait_for": "wait-for-element",
    "Locator.click": "click",
    "Mouse.click": "click",
    "Locator.press": "press-key",
    "Keyboard.press": "press-key",
    "Locator.fill": "type",
}
"""What Playwright's calls do, by the names that its messages begin with; the message ``browser-action`` names them."""

_MESSAGE = re.compile(r"(?:(?P<way>[A-Z]\w+\.\w+): )?(?P<why>.*)")
_TIMEOUT = re.compile(r"Timeout (?P<milliseconds>\d+)ms exceeded\.?")
_CLOSED = re.compile(r".*has been closed.*")


def failure(error: BaseException) -> Text:
    """Return what failed: the harness's own message, Playwright's put into ours, or that the suite is at fault."""
    if isinstance(error, BaseExceptionGroup):
        # So pytest puts what several fixtures met at their end.
        return failure(error.exceptions[0])
    lines = str(error).strip().splitlines()
    if isinstance(error, HarnessError):
        said = error.message
        return lines[0] if said.id == "verbatim" and lines else said.in_one_line()
    if isinstance(error, PlaywrightError):
        return _driving(lines[0] if lines else "")
    return Message(
        "suite-fault", {"kind": type(error).__name__, "why": lines[0] if lines else Message("no-message")}
    )


def _driving(message: str) -> Message:
    match = _MESSAGE.fullmatch(message)
    assert match is not None, "every line fits"
    why: Text = match["why"] or Message("no-message")
    if timeout := _TIMEOUT.fullmatch(match["why"]):
        why = Message("browser-too-slow", {"seconds": int(timeout["milliseconds"]) / 1000})
    elif _CLOSED.fullmatch(match["why"]):
        why = Message("browser-page-gone")
    action = Message("browser-action", {"action": _DOING.get(match["way"] or "", "other")})
    return Message("browser-failed", {"action": action, "why": why})
