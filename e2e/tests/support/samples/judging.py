"""Evidence as a scenario records it, and its verdict on a block."""

import json
from collections.abc import Callable

from e2e.checks.check import check
from e2e.checks.context import CheckContext
from e2e.claims.model import Block, Page
from e2e.tests.support.recorded import sentences
from e2e.verdict.evidence import Evidence, Observation, ObservedWidget
from e2e.verdict.model import BlockVerdict

FRAMES = {"window": (0, 0, 1280, 800), "address-bar": (122, 40, 1060, 40), "page": (4, 85, 1272, 711)}
PLAIN = CheckContext()
ReadPage = Callable[[str], Page]
"""Reads a page with this text below its front matter."""

HEAD = "---\ntitle: T\nlang: de\nref: r\n---\n\n## Teil\n"
STEP = "1. {: #s} Oben links erscheint die Frage. Klicken Sie auf die Schaltfläche „Erlauben“.\n"


def button(label: str, y: int = 100) -> ObservedWidget:
    return ObservedWidget(label, "button", (140, y, 200, 36))


def prompt(*widgets: ObservedWidget, starting_state: str = "") -> Observation:
    return Observation(
        "permission-prompt", (125, 80, 320, 370), widgets, FRAMES, "window", starting_state=starting_state
    )


def judged(block: Block, evidence: Evidence, context: CheckContext = PLAIN) -> BlockVerdict:
    verdict = check(block, evidence, context)
    again = check(block, Evidence.from_data(json.loads(json.dumps(evidence.to_data()))), context)
    assert verdict == again, "a verdict can be computed again from recorded evidence"
    assert all(sentences(verdict.to_data()))
    assert BlockVerdict.from_data(verdict.to_data()) == verdict
    return verdict
