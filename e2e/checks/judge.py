"""Evidence against claims. A pure function: the same block and evidence give the same verdict, without a browser."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from e2e.checks.geometry import beside, stands
from e2e.claims.model import Block, Claim, ControlClaim, LabelClaim, LinkClaim, PositionClaim, ScreenshotClaim
from e2e.markup.text import fold
from e2e.verdict.evidence import Evidence, Interaction, Observation, ObservedWidget, Outcome, Rectangle
from e2e.verdict.model import DRIFTED, INCONCLUSIVE, VERIFIED, BlockVerdict, ClaimVerdict, ScreenshotVerdict


@dataclass(frozen=True)
class CheckContext:
    """What a verdict needs to know besides block and evidence.

    ``host`` is the deployment's host, with its port if it has one, and ``page_host`` the one that stands for it in the
    page; ``after`` gives, for each scenario that a reader must have come through before, the line of its
    block in this page (None: not told).
    """

    page_host: str = ""
    host: str = ""
    after: Mapping[str, int | None] = field(default_factory=dict)

    def as_on_page(self, seen: str) -> str:
        """Return a label that was seen as the page would quote it: with its host in place of the deployment's."""
        if not self.host or not self.page_host:
            return seen
        return re.sub(rf"(?<![\w.-]){re.escape(self.host)}(?![\w-])", lambda _: self.page_host, seen)


def judge(
    block: Block, evidence: Evidence, setting: CheckContext, *, seconds: float = 0.0, error: str | None = None
) -> BlockVerdict:
    """Return the verdict of one block.

    ``error`` is the failure of the bench, if it failed: then nothing is known, whatever was seen before.
    """
    screenshots = [_screenshot(claim, evidence) for claim in block.screenshots]
    claims = [
        *_claims(block, evidence, setting),
        *_screenshot_claims(screenshots),
        *_told_nothing(block, evidence, setting),
    ]
    claims += [_outcome(outcome, block) for outcome in evidence.outcomes]
    claims += [_order(name, line, block) for name, line in setting.after.items() if line is not None]
    if error is None and not any(claim.holds is not None for claim in claims):
        error = "the scenario gave no evidence for or against any claim of this block"
    if error is not None:
        verdict = INCONCLUSIVE
    else:
        verdict = DRIFTED if any(claim.holds is False for claim in claims) else VERIFIED
    return replace(
        unwalked(block, verdict, seconds=seconds, error=error),
        claims=tuple(claims),
        screenshots=tuple(screenshots),
        notes=tuple(dict.fromkeys(evidence.notes)),
        screen=evidence.screen,
        evidence=evidence.to_data(),
    )


def unwalked(block: Block, verdict: str, *, seconds: float = 0.0, error: str | None = None) -> BlockVerdict:
    """Return the verdict of a block of which there is no evidence."""
    return BlockVerdict(
        id=block.id,
        key=block.key,
        kind=block.kind,
        section=block.section.title,
        ordinal=block.ordinal,
        line=block.line,
        end_line=block.end_line,
        text=block.text,
        verdict=verdict,
        seconds=seconds,
        error=error,
        variant=block.variant,
    )


def same_label(told: str, seen: str, setting: CheckContext) -> bool:
    """Tell whether a quoted label and a seen one are the same to a reader; the page's host means the deployment's."""
    if ":" in setting.host and setting.page_host:
        # Chrome names the standard port in some places and leaves it out in others; any other port it names in all.
        told = told.replace(f"{setting.page_host}:443", setting.page_host)
    return fold(told) in (fold(setting.as_on_page(seen)), fold(seen))


def carries(widget: ObservedWidget, told: str, setting: CheckContext) -> bool:
    """Tell whether a quoted label is what a reader reads on a widget, beside it, or in its tooltip."""
    return any(same_label(told, seen, setting) for seen in (widget.label, widget.tooltip) if seen)


def _claims(block: Block, evidence: Evidence, setting: CheckContext) -> list[ClaimVerdict]:
    verdicts = []
    for claim in block.claims:
        match claim:
            case LabelClaim():
                verdicts.append(_label(claim, evidence, setting))
            case PositionClaim():
                verdicts.append(_place(claim, block, evidence, setting))
            case ControlClaim():
                verdicts.append(_control(claim, evidence, setting))
            case LinkClaim():
                verdicts += _link(claim, evidence)
            case ScreenshotClaim() | Claim():
                pass
    return verdicts


def _carriers(
    label: str, evidence: Evidence, setting: CheckContext
) -> list[tuple[Observation, ObservedWidget]]:
    return [
        (observation, widget)
        for observation in evidence.observations
        for widget in observation.widgets
        if carries(widget, label, setting)
    ]


def _label(claim: LabelClaim, evidence: Evidence, setting: CheckContext) -> ClaimVerdict:
    carriers = _carriers(claim.label, evidence, setting)
    wanted = [use for use in evidence.interactions if use.found is None and _meant(claim, use, setting)]
    if carriers and not wanted:
        observation, widget = carriers[0]
        return _verdict(claim, True, [widget.label or widget.tooltip], surface=observation.surface)
    if wanted:
        use = wanted[0]
        return _verdict(
            claim,
            False,
            use.options,
            surface=use.surface,
            advice=f"Quote one of the labels that are there in place of „{claim.label}“.",
        )
    seen = _unique(
        widget.label or widget.tooltip
        for observation in evidence.observations
        for widget in observation.widgets
    )
    if evidence.stuck or not evidence.observations:
        return _verdict(claim, None, [], advice="Not reached: the reader got stuck before.")
    return _verdict(
        claim,
        False,
        seen,
        surface=", ".join(_unique(observation.surface for observation in evidence.observations)),
        advice=f"Nothing that is showing is called „{claim.label}“; quote what is there.",
    )


def _meant(claim: LabelClaim, use: Interaction, setting: CheckContext) -> bool:
    return any(same_label(claim.label, told, setting) or fold(claim.label) == fold(told) for told in use.told)


def _place(claim: PositionClaim, block: Block, evidence: Evidence, setting: CheckContext) -> ClaimVerdict:
    looks: list[tuple[Observation, ObservedWidget | None]] = [
        (observation, None) for observation in evidence.observations
    ]
    carriers = _carriers(claim.label, evidence, setting) if claim.label else []
    # A heading may have the name of the button that is meant.
    kinds = [control.roles for control in block.controls if control.label and control.label == claim.label]
    meant = [
        (observation, widget)
        for observation, widget in carriers
        if any(widget.role in roles for roles in kinds)
    ]
    carriers = meant or carriers
    if carriers:
        looks = [*carriers]
    if not looks:
        return _verdict(claim, None, [], advice="Not reached: nothing was seen whose place could be told.")
    by_surface: dict[str, list[tuple[bool, str]]] = {}
    for observation in {id(observation): observation for observation, _ in looks}.values():
        placed = [
            (holds, text)
            for at, widget in looks
            if at is observation
            for holds, text in [_placed(claim, observation, widget, evidence, setting)]
            if holds is not None
        ]
        if claim.reference is not None and any(holds for holds, _ in placed):
            # A label may stand in several rows; beside the thing that is told is the one that is meant.
            placed = [(holds, text) for holds, text in placed if holds]
        if placed:
            by_surface.setdefault(observation.surface, []).extend(placed)
    if not by_surface:
        return _verdict(claim, None, [], advice="Nothing that the page compares the place with was seen.")
    # Of several surfaces at one step the place is said of one; the first that fits is meant, else the first.
    surface, known = next(
        (item for item in by_surface.items() if all(holds for holds, _ in item[1])),
        next(iter(by_surface.items())),
    )
    # A step is walked in several starting states; a place that holds in one of them and not in another would send
    # the reader of the other to the wrong spot.
    wrong = [text for holds, text in known if not holds]
    return _verdict(
        claim,
        not wrong,
        _unique(wrong or [text for _, text in known]),
        surface=surface,
        advice="Name the side at which it stands now." if wrong else "",
    )


def _placed(
    claim: PositionClaim,
    observation: Observation,
    widget: ObservedWidget | None,
    evidence: Evidence,
    setting: CheckContext,
) -> tuple[bool | None, str]:
    subject = observation.subject or observation.rect
    if claim.reference is not None:
        # An option shows in the list that its control has opened, wherever there is room.
        thing = widget.rect if widget and widget.role != "option" else subject
        anchors = [
            seen.rect for at, seen in _carriers(claim.reference, evidence, setting) if at is observation
        ]
        if anchors and widget is None and observation.subject is None:
            # The whole surface is not what the page means: the label that it names is in there.
            return None, ""
        if not anchors and observation.anchor:
            anchors = [observation.anchor]
        if not anchors:
            return None, ""
        # A label may stand there more than once, as in a list; the thing is beside one of them.
        anchor = next((one for one in anchors if beside(thing, claim.directions, one)), None)
        return anchor is not None, f"{observation.surface} at {thing}, beside {anchor or anchors[0]}"
    name = {"dialog": "surface"}.get(claim.container or "", claim.container or observation.frame)
    frames = {**observation.frames, "surface": observation.rect}
    if name not in frames:
        return None, ""
    rects = [subject] if widget is None else [widget.rect, subject]
    if name == "surface" and widget is not None:
        rects = [widget.rect]
    holds = any(stands(rect, claim.directions, name, frames) for rect in rects)
    return holds, _where(rects[0], name, frames)


def _where(rect: Rectangle, name: str, frames: dict[str, Rectangle]) -> str:
    sides = [
        side for side in ("top", "bottom", "left", "right") if stands(rect, frozenset({side}), name, frames)
    ]
    spot = " ".join(sides) or "in the middle"
    return f"{spot} of the {name} (x={rect[0]}, y={rect[1]}, {rect[2]}x{rect[3]})"


def _control(claim: ControlClaim, evidence: Evidence, setting: CheckContext) -> ClaimVerdict:
    if claim.label:
        found = [widget for _, widget in _carriers(claim.label, evidence, setting)]
    elif evidence.interactions:
        found = [use.found for use in evidence.interactions if use.found]
    else:
        # The reader is told what to look at, not what to use.
        found = [
            widget
            for observation in evidence.observations
            for widget in observation.widgets
            if widget.role in claim.roles
        ]
    missed = [use for use in evidence.interactions if use.found is None and claim.label in use.told]
    if not found and missed:
        use = missed[0]
        there = [f"{use.role} „{label}“" for label in use.options]
        advice = f"The reader must use a {use.role} here; name its kind."
        return _verdict(
            claim, None if use.role in claim.roles else False, there, surface=use.surface, advice=advice
        )
    if not found:
        return _verdict(claim, None, [], advice="Not reached: there is nothing whose kind could be told.")
    holds = any(widget.role in claim.roles for widget in found)
    observed = _unique(
        f"{widget.role} „{widget.label or widget.tooltip}“" if widget.label or widget.tooltip else widget.role
        for widget in found
    )
    return _verdict(
        claim, holds, observed, advice="" if holds else f"What is there is no {claim.noun}; name its kind."
    )


def _link(claim: LinkClaim, evidence: Evidence) -> list[ClaimVerdict]:
    if claim.target not in evidence.links:
        return []
    leads = evidence.links[claim.target]
    return [
        _verdict(
            claim,
            leads,
            [claim.target if leads else "nothing is there"],
            advice="" if leads else "Correct the link's target or remove the link.",
        )
    ]


def _told_nothing(block: Block, evidence: Evidence, setting: CheckContext) -> list[ClaimVerdict]:
    return [
        ClaimVerdict(
            kind="control",
            expected=f"the page names the {use.role} to use",
            observed=use.options,
            holds=False,
            line=block.line,
            surface=use.surface,
            advice="The reader must use one of these here; quote its label.",
        )
        for use in evidence.interactions
        if _unnamed(use, block, setting)
    ]


def _unnamed(use: Interaction, block: Block, setting: CheckContext) -> bool:
    if use.found is None:
        return not use.told
    # The evidence may be of an earlier wording of the page, which still named the control.
    found = use.found
    return bool(use.told) and not any(carries(found, claim.label, setting) for claim in block.labels)


def _outcome(outcome: Outcome, block: Block) -> ClaimVerdict:
    case = f" ({outcome.case})" if outcome.case else ""
    return ClaimVerdict("outcome", outcome.expected + case, outcome.observed, outcome.holds, block.line)


def _order(name: str, line: int, block: Block) -> ClaimVerdict:
    return ClaimVerdict(
        kind="order",
        expected=f"told after „{name}“",
        observed=(f"„{name}“ stands in line {line}",),
        holds=line < block.line,
        line=block.line,
        advice="" if line < block.line else "The reader must come through that step first; swap them.",
    )


def _screenshot(claim: ScreenshotClaim, evidence: Evidence) -> ScreenshotVerdict:
    screenshot = _compared(claim, evidence)
    if claim.correct_src is None:
        return screenshot
    right = claim.correct_src
    reason = (
        f"the page embeds {claim.src}, where no screenshot of it is kept; the screenshot's place is {right}"
    )
    return replace(screenshot, verdict="missing", reason=reason, place=right)


def _compared(claim: ScreenshotClaim, evidence: Evidence) -> ScreenshotVerdict:
    captures = [capture for capture in evidence.captures if capture.name == claim.name]
    if captures:
        capture = captures[-1]
        return ScreenshotVerdict(
            claim.name,
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
        reason = "the page's pictures are not at hand, so it was not compared"
    elif evidence.stuck:
        reason = "not reached: the reader got stuck before"
    else:
        return ScreenshotVerdict(
            claim.name,
            "stale",
            1.0,
            claim.line,
            "no scenario of this step takes a picture of that name; it belongs to another step",
        )
    return ScreenshotVerdict(claim.name, "unknown", 0.0, claim.line, reason)


def _screenshot_claims(screenshots: Iterable[ScreenshotVerdict]) -> list[ClaimVerdict]:
    holds = {"current": True, "unknown": None}
    return [
        ClaimVerdict(
            kind="screenshot",
            expected=screenshot.name,
            observed=(
                f"{screenshot.verdict}: {screenshot.reason}" if screenshot.reason else screenshot.verdict,
            ),
            holds=holds.get(screenshot.verdict, False),
            line=screenshot.line,
            advice="" if screenshot.verdict in holds else _screenshot_advice(screenshot),
        )
        for screenshot in screenshots
    ]


def _screenshot_advice(screenshot: ScreenshotVerdict) -> str:
    if screenshot.place:
        return f"Embed {screenshot.place} here."
    if screenshot.matches:
        return f"Embed {screenshot.matches} here, which shows what is there."
    return f"Take it anew: make screenshots SCREENSHOT={screenshot.name.removesuffix('.png')}"


def _verdict(
    claim: Claim, holds: bool | None, observed: Iterable[str], *, surface: str = "", advice: str = ""
) -> ClaimVerdict:
    return ClaimVerdict(claim.kind, claim.expected, tuple(observed), holds, claim.line, surface, advice)


def _unique(labels: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(label for label in labels if label))
