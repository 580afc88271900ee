"""Screenshots: whether the picture that the page embeds shows what was captured."""

from msgspec.structs import replace

from e2e.checks.claim_verdicts import broken, holds, undecided
from e2e.claims.model import ScreenshotClaim
from e2e.messages.message import Message
from e2e.verdict.evidence import Evidence
from e2e.verdict.model import UNKNOWN, ClaimVerdict, ScreenshotVerdict


def compare_screenshot(claim: ScreenshotClaim, evidence: Evidence) -> ScreenshotVerdict:
    """Return how an embedded screenshot compares with what was captured."""
    screenshot = _compared(claim, evidence)
    if claim.correct_src is None:
        return screenshot
    reason = Message("screenshot-wrong-address", {"src": claim.src, "correct": claim.correct_src})
    return replace(screenshot, verdict="missing", reason=reason, correct_src=claim.correct_src)


def check_screenshot(claim: ScreenshotClaim, screenshot: ScreenshotVerdict) -> ClaimVerdict:
    """Return the claim that a page makes by embedding a screenshot."""
    observed = (screenshot.reason,) if screenshot.reason else ()
    if screenshot.verdict == "current":
        return holds(claim, observed)
    if screenshot.verdict == UNKNOWN:
        return undecided(claim, Message("screenshot-not-compared"), observed)
    return broken(claim, observed, _finding(screenshot), _advice(screenshot))


def _compared(claim: ScreenshotClaim, evidence: Evidence) -> ScreenshotVerdict:
    captures = [capture for capture in evidence.captures if capture.name == claim.name]
    if captures:
        capture = captures[-1]
        return ScreenshotVerdict(
            capture.name,
            capture.verdict,
            capture.difference,
            claim.line,
            capture.reason,
            capture.baseline,
            capture.captured,
            capture.diff,
            capture.matches,
        )
    if claim.external:
        return ScreenshotVerdict(claim.name, "unknown", 0.0, claim.line, Message("screenshot-not-at-hand"))
    if evidence.stopped:
        return ScreenshotVerdict(claim.name, "unknown", 0.0, claim.line, Message("not-reached"))
    return ScreenshotVerdict(claim.name, "stale", 1.0, claim.line, Message("screenshot-of-another-step"))


def _finding(screenshot: ScreenshotVerdict) -> Message:
    name = screenshot.name
    if screenshot.correct_src:
        return Message("screenshot-embedded-wrongly", {"screenshot": name})
    if screenshot.matches:
        return Message("screenshot-swapped", {"screenshot": name, "matches": screenshot.matches})
    if screenshot.verdict == "missing":
        return Message("screenshot-missing", {"screenshot": name})
    if screenshot.verdict == "new":
        return Message("screenshot-new", {"screenshot": name})
    return Message("screenshot-stale", {"screenshot": name})


def _advice(screenshot: ScreenshotVerdict) -> Message:
    if screenshot.correct_src:
        return Message("advice-embed", {"screenshot": screenshot.correct_src})
    if screenshot.matches:
        return Message("advice-embed-what-is-there", {"screenshot": screenshot.matches})
    stem = screenshot.name.removesuffix(".png")
    if screenshot.verdict == "missing":
        return Message("advice-take", {"screenshot": stem})
    if screenshot.verdict == "new":
        return Message("advice-embed-or-remove", {"screenshot": screenshot.name})
    return Message("advice-take-again", {"screenshot": stem})
