"""Positions: whether a thing is where the page says, in a container (the window) or beside a reference (a label)."""

from dataclasses import dataclass

from e2e.checks.claim_verdicts import broken, holds, undecided
from e2e.checks.context import CheckContext, carriers
from e2e.checks.geometry import directions_beside, is_at, is_beside, named
from e2e.claims.model import Block, PositionClaim
from e2e.messages.message import Message
from e2e.messages.names import surface as surface_name
from e2e.verdict.evidence import Evidence, Observation, ObservedWidget, Rectangle
from e2e.verdict.model import ClaimVerdict

_Look = tuple[Observation, ObservedWidget | None]


@dataclass(frozen=True)
class _Placed:
    """Where one thing was, and whether that is as the page says."""

    holds: bool
    where: Message


def check_position(
    claim: PositionClaim, block: Block, evidence: Evidence, context: CheckContext
) -> ClaimVerdict:
    """Return the verdict on a position."""
    looks = _looks(claim, block, evidence, context)
    if not looks:
        return undecided(claim, Message("not-reached"))
    by_surface = _by_surface(claim, looks, evidence, context)
    if not by_surface:
        return undecided(claim, Message("position-without-reference"))
    # Of several surfaces at one step the position is said of one; the first that fits is meant, else the first.
    surface, known = next(
        (item for item in by_surface.items() if all(placed.holds for placed in item[1])),
        next(iter(by_surface.items())),
    )
    # A step is walked from several starting states; a position that holds in one of them and not in another would send
    # the reader of the other to the wrong spot.
    wrong = [placed.where for placed in known if not placed.holds]
    if not wrong:
        return holds(claim, dict.fromkeys(placed.where for placed in known), surfaces=[surface])
    observed = list(dict.fromkeys(wrong))
    _, widget = looks[0]
    thing = Message("quoted", {"text": claim.label}) if claim.label and widget else surface_name(surface)
    finding = Message("position-differs", {"thing": thing, "position": claim.expected, "observed": observed})
    return broken(claim, observed, finding, Message("advice-name-the-position"), surfaces=[surface])


def _looks(claim: PositionClaim, block: Block, evidence: Evidence, context: CheckContext) -> list[_Look]:
    """Return what the position may be said of: the widgets that carry the label, else whole observations."""
    found = carriers(claim.label, evidence, context) if claim.label else []
    if not found:
        return [(observation, None) for observation in evidence.observations]
    # A heading may have the name of the button that is meant.
    roles = [control.roles for control in block.controls if control.label and control.label == claim.label]
    meant = [look for look in found if any(look[1].role in some for some in roles)]
    return [*(meant or found)]


def _by_surface(
    claim: PositionClaim, looks: list[_Look], evidence: Evidence, context: CheckContext
) -> dict[str, list[_Placed]]:
    """Return where the things were, by the name of the surface; what cannot be compared is left out."""
    found: dict[str, list[_Placed]] = {}
    for observation in {id(observation): observation for observation, _ in looks}.values():
        placed = [
            where
            for at, widget in looks
            if at is observation and (where := _placed(claim, observation, widget, evidence, context))
        ]
        if claim.reference is not None and any(where.holds for where in placed):
            # A label may stand in several rows; the one beside the thing that is named is meant.
            placed = [where for where in placed if where.holds]
        if placed:
            found.setdefault(observation.surface, []).extend(placed)
    return found


def _placed(
    claim: PositionClaim,
    observation: Observation,
    widget: ObservedWidget | None,
    evidence: Evidence,
    context: CheckContext,
) -> _Placed | None:
    if claim.reference is not None:
        return _beside(claim, claim.reference, observation, widget, evidence, context)
    name = {"dialog": "surface"}.get(claim.container or "", claim.container or observation.container)
    containers = {**observation.containers, "surface": observation.rect}
    if name not in containers:
        return None
    subject = observation.subject or observation.rect
    rects = [subject] if widget is None else [widget.rect, subject]
    if name == "surface" and widget is not None:
        rects = [widget.rect]
    is_there = any(is_at(rect, claim.directions, name, containers) for rect in rects)
    return _Placed(is_there, _in_container(rects[0], name, containers))


def _beside(
    claim: PositionClaim,
    reference: str,
    observation: Observation,
    widget: ObservedWidget | None,
    evidence: Evidence,
    context: CheckContext,
) -> _Placed | None:
    # An option shows in the list that its control has opened, wherever there is room.
    in_place = widget is not None and widget.role != "option"
    thing = widget.rect if widget and in_place else observation.subject or observation.rect
    references = [seen.rect for at, seen in carriers(reference, evidence, context) if at is observation]
    if references and widget is None and observation.subject is None:
        # The whole surface is not what the page means: the label that it names is in there.
        return None
    if not references and observation.reference:
        references = [observation.reference]
    if not references:
        return None
    # A label may stand there more than once, as in a list; the thing is beside one of them.
    fitting = next((one for one in references if is_beside(thing, claim.directions, one)), None)
    position = named(_seen_beside(thing, fitting or references[0]))
    where = Message("position-beside", {"position": position, "reference": reference})
    return _Placed(fitting is not None, where)


def _seen_beside(thing: Rectangle, reference: Rectangle) -> set[str]:
    """Return where a thing is beside a reference, in one word where it can be said in one."""
    directions = directions_beside(thing, reference)
    return directions & {"left", "right"} or directions


def _in_container(rect: Rectangle, name: str, containers: dict[str, Rectangle]) -> Message:
    directions = {
        side for side in ("top", "bottom", "left", "right") if is_at(rect, {side}, name, containers)
    }
    if not directions and name == "address-bar" and "window" in containers:
        # It is not in the address bar at all.
        return _in_container(rect, "window", containers)
    return Message("position-in-container", {"position": named(directions), "container": name})
