"""Evidence: what was seen while a scenario walked a block. Plain data, kept whole; it says nothing about the page."""

import json
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from e2e.messages.message import Message

Text = Message | str
"""What a person reads; a ``str`` is shown as it is: a label, the page's own words, what another program says."""

Pixels = Annotated[int, Meta(ge=-1_000_000_000, le=1_000_000_000)]
Share = Annotated[float, Meta(ge=0, le=1)]

Rectangle = tuple[Pixels, Pixels, Pixels, Pixels]
"""Screen pixels: x, y, width, height; x, y is the top left corner."""

ScreenshotState = Literal["current", "stale", "missing", "new", "unknown"]
"""``unknown``: the screenshot was not compared."""


class ObservedWidget(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One widget that was showing: its label, its role (see ``e2e.desktop.widget``) and where it was.

    ``tooltip`` is its tooltip, or the name that stands beside it.
    """

    label: str
    role: str
    rect: Rectangle
    tooltip: str = ""


class Observation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One look at one surface.

    ``containers`` are the rectangles that positions can refer to (window, address-bar, page, dialog); ``container`` is
    the one they refer to when the page names none. ``subject`` is the thing the step is about where that is a part
    of the surface (an icon, a switch), ``reference`` the thing beside which it is.
    """

    surface: str
    rect: Rectangle
    widgets: tuple[ObservedWidget, ...]
    containers: dict[str, Rectangle]
    container: str
    starting_state: Text = ""
    subject: Rectangle | None = None
    reference: Rectangle | None = None


class Interaction(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A control that the reader had to use: how the page names it, and what was found.

    ``options`` are the labels of the controls of that role that were there, ``found`` is the one that was used.
    ``named`` is the label by which the page named it, empty where it was found by its role or position; where nothing
    was found, ``named`` are the labels that could have been meant (empty: the page names no control).
    """

    surface: str
    role: str
    named: tuple[str, ...]
    options: tuple[str, ...]
    found: ObservedWidget | None
    starting_state: Text = ""


class Outcome(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something that must be so at a step, and what was observed where it is not."""

    expected: Text
    holds: bool
    observed: tuple[Text, ...] = ()
    starting_state: Text = ""


class Capture(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A screenshot taken now and compared with its baseline; paths are relative to the report's folder.

    ``difference`` runs from 0 to 1. ``matches`` names another stored screenshot that shows what was captured.
    """

    name: str
    verdict: ScreenshotState
    difference: Share
    reason: Text
    baseline: str | None = None
    captured: str | None = None
    diff: str | None = None
    matches: str | None = None


def plain_data(value: msgspec.Struct) -> dict[str, Any]:
    """Return a part of a verdict as plain JSON data, as a file has it."""
    return json.loads(json.dumps(msgspec.to_builtins(value)), object_hook=_without_empty_text)  # type: ignore[no-any-return]


def _without_empty_text(data: dict[str, Any]) -> dict[str, Any]:
    # A message has the sentence of its file only where it comes from one.
    if "params" in data and data.get("text") == "":
        del data["text"]
    return data


class Evidence(msgspec.Struct, forbid_unknown_fields=True):
    """All that was seen at one block, in the order in which it was seen.

    ``stopped``: the reader could not go on as the page says. ``links`` says of each relative link target whether it
    leads somewhere. ``notes`` are for the reader of the verdict (a stand-in was used, and why). ``screen`` is a picture
    of the whole screen at the point where the scenario stopped.
    """

    observations: list[Observation] = []
    interactions: list[Interaction] = []
    outcomes: list[Outcome] = []
    captures: list[Capture] = []
    links: dict[str, bool] = {}
    notes: list[Text] = []
    stopped: bool = False
    screen: str | None = None

    def to_data(self) -> dict[str, Any]:
        """Return the evidence as plain JSON data."""
        return plain_data(self)

    @staticmethod
    def from_data(data: dict[str, Any]) -> "Evidence":
        """Read back what ``to_data`` returned. Raises msgspec.ValidationError."""
        return msgspec.convert(data, Evidence)
