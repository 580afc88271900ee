"""Labels: whether something on a surface is called what the page quotes."""

from e2e.checks.claim_verdicts import broken, holds, label_of, or_nothing, undecided
from e2e.checks.context import CheckContext, carriers, unique
from e2e.checks.label_text import plain
from e2e.claims.model import LabelClaim
from e2e.markup.text import fold
from e2e.messages.message import Message
from e2e.messages.names import surface
from e2e.verdict.evidence import Evidence, Interaction
from e2e.verdict.model import ClaimVerdict

_TEXTS = frozenset({"text", "heading", "image"})
"""Roles that a reader only reads."""


def check_label(claim: LabelClaim, evidence: Evidence, context: CheckContext) -> ClaimVerdict:
    """Return the verdict on a label that the page quotes."""
    found = carriers(claim.label, evidence, context)
    missed = [use for use in evidence.interactions if use.found is None and _meant(claim, use, context)]
    if found and not missed:
        observation, widget = found[0]
        return holds(claim, [label_of(widget)], surfaces=[observation.surface])
    if missed:
        there = unique(plain(option) for option in missed[0].options)
        advice = Message("advice-quote-a-label", {"label": claim.label})
        return _missing(claim, there, [missed[0].surface], advice)
    if evidence.stopped or not evidence.observations:
        return undecided(claim, Message("not-reached"))
    widgets = [widget for observation in evidence.observations for widget in observation.widgets]
    # What a reader can use comes first: a long list is cut off where it is shown.
    there = unique(label_of(widget) for widget in sorted(widgets, key=lambda widget: widget.role in _TEXTS))
    surfaces = unique(observation.surface for observation in evidence.observations)
    return _missing(claim, there, surfaces, Message("advice-quote-what-is-there"))


def _missing(claim: LabelClaim, there: list[str], surfaces: list[str], advice: Message) -> ClaimVerdict:
    finding = Message(
        "label-missing",
        {
            "label": claim.label,
            "surfaces": [surface(name) for name in surfaces],
            "there": list(or_nothing(there)),
        },
    )
    return broken(claim, there, finding, advice, surfaces=surfaces)


def _meant(claim: LabelClaim, use: Interaction, context: CheckContext) -> bool:
    return any(context.same_label(claim.label, name) or fold(claim.label) == fold(name) for name in use.named)
