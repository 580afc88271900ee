"""Evidence: what was seen while a scenario walked a step. Plain data, kept whole; it says nothing about the page."""

from dataclasses import asdict, dataclass, field
from typing import Any

Rectangle = tuple[int, int, int, int]
"""Screen pixels: x, y, width, height; x, y is the top left corner."""


@dataclass(frozen=True)
class ObservedWidget:
    """One widget that was showing: its label, its role (see ``e2e.desktop.widget``) and where it was.

    ``tooltip`` is its tooltip, or the name that stands beside it.
    """

    label: str
    role: str
    rect: Rectangle
    tooltip: str = ""


@dataclass(frozen=True)
class Observation:
    """One look at one surface.

    ``frames`` are the rectangles that place words can refer to (window, address-bar, page, dialog); ``frame`` is
    the one they refer to when the page names none. ``subject`` is the thing the step is about where that is a part
    of the surface (an icon, a switch), ``anchor`` the thing beside which it stands. ``case`` tells which starting
    state.
    """

    surface: str
    rect: Rectangle
    widgets: tuple[ObservedWidget, ...]
    frames: dict[str, Rectangle]
    frame: str
    case: str = ""
    subject: Rectangle | None = None
    anchor: Rectangle | None = None


@dataclass(frozen=True)
class Interaction:
    """A control that the reader had to use: what the page told them, and what they found.

    ``options`` are the labels of the controls of that role that were there, ``found`` is the one that was used.
    ``told`` is the label by which the page named it, none where it was found by its kind or place; where nothing was
    found, ``told`` are the labels that could have been meant (none: the page names no control).
    """

    surface: str
    role: str
    told: tuple[str, ...]
    options: tuple[str, ...]
    found: ObservedWidget | None
    case: str = ""


@dataclass(frozen=True)
class Outcome:
    """Something that must be so at a step: ``expected`` in a sentence, and what was observed."""

    expected: str
    holds: bool
    observed: tuple[str, ...] = ()
    case: str = ""


@dataclass(frozen=True)
class Capture:
    """A screenshot taken anew and compared with its baseline; paths are relative to the report's folder.

    ``matches`` names another stored screenshot that shows what was taken.
    """

    name: str
    verdict: str
    difference: float
    reason: str
    baseline: str | None = None
    captured: str | None = None
    diff: str | None = None
    matches: str | None = None


@dataclass
class Evidence:
    """All that was seen at one block, in the order in which it was seen.

    ``stuck`` tells that the reader could not go on as the page says; ``links`` tells of each relative link target
    whether it leads somewhere; ``notes`` are for the reader of the verdict (a stand-in was used, and why);
    ``screen`` is a picture of the whole screen at the point where the reader got stuck.
    """

    observations: list[Observation] = field(default_factory=list)
    interactions: list[Interaction] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    captures: list[Capture] = field(default_factory=list)
    links: dict[str, bool] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    stuck: bool = False
    screen: str | None = None

    def to_data(self) -> dict[str, Any]:
        """Return the evidence as plain JSON data."""
        return asdict(self)

    @staticmethod
    def from_data(data: dict[str, Any]) -> "Evidence":
        """Read back what ``to_data`` returned, also after a way through JSON."""
        return Evidence(
            observations=[
                Observation(
                    **{
                        **entry,
                        "rect": _rectangle(entry["rect"]),
                        "widgets": tuple(_seen(widget) for widget in entry["widgets"]),
                        "frames": {name: _rectangle(rect) for name, rect in entry["frames"].items()},
                        "subject": _rectangle(entry["subject"]) if entry["subject"] else None,
                        "anchor": _rectangle(entry["anchor"]) if entry["anchor"] else None,
                    }
                )
                for entry in data["observations"]
            ],
            interactions=[
                Interaction(
                    **{
                        **entry,
                        "told": tuple(entry["told"]),
                        "options": tuple(entry["options"]),
                        "found": _seen(entry["found"]) if entry["found"] else None,
                    }
                )
                for entry in data["interactions"]
            ],
            outcomes=[
                Outcome(**{**entry, "observed": tuple(entry["observed"])}) for entry in data["outcomes"]
            ],
            captures=[Capture(**entry) for entry in data["captures"]],
            links=dict(data["links"]),
            notes=list(data["notes"]),
            stuck=data["stuck"],
            screen=data["screen"],
        )


def _rectangle(value: Any) -> Rectangle:
    x, y, width, height = value
    return x, y, width, height


def _seen(value: dict[str, Any]) -> ObservedWidget:
    return ObservedWidget(value["label"], value["role"], _rectangle(value["rect"]), value["tooltip"])
