"""Positions: where a thing is against where the page says."""

import pytest

from e2e.messages.message import Message
from e2e.tests.support.samples.judging import FRAMES, STEP, ReadPage, button, judged, prompt
from e2e.verdict.evidence import (
    Evidence,
    Observation,
    ObservedWidget,
)


def test_a_position_that_holds_from_one_starting_state_only_does_not_hold(page: ReadPage) -> None:
    elsewhere = Observation(
        "permission-prompt",
        (860, 80, 320, 230),
        (button("Erlauben"),),
        FRAMES,
        "window",
        starting_state="microphone",
    )
    verdict = judged(
        page(STEP).blocks[0],
        Evidence(observations=[prompt(button("Erlauben"), starting_state="camera"), elsewhere]),
    )
    assert [claim.kind for claim in verdict.broken] == ["position"]
    (where,) = verdict.broken[0].observed
    assert where == Message("position-in-container", {"position": "top-right", "container": "window"})


@pytest.mark.parametrize(("side", "holds"), [("Rechts", True), ("Links", False)])
def test_what_is_beside_a_reference_is_the_label_of_the_position(
    page: ReadPage, side: str, holds: bool
) -> None:
    block = page(f"1. {{: #s}} {side} neben „Neu laden“ steht das Symbol „Schließen“.\n").blocks[0]
    bar = Observation(
        "reload-bar",
        (0, 80, 1272, 40),
        (
            ObservedWidget("Neu laden", "button", (900, 85, 100, 30)),
            ObservedWidget("Schließen", "icon", (1200, 85, 30, 30)),
        ),
        FRAMES,
        "window",
    )
    (place,) = (
        claim for claim in judged(block, Evidence(observations=[bar])).claims if claim.kind == "position"
    )
    assert place.holds is holds


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("Klicken Sie oben links auf „Erlauben“", Message("quoted", {"text": "Erlauben"})),
        ("Oben links erscheint eine Frage", Message("surface-permission-prompt")),
    ],
)
def test_a_wrong_position_names_the_label_or_the_surface_that_is_there(
    page: ReadPage, text: str, thing: Message
) -> None:
    block = page(f"1. {{: #s}} {text}.\n").blocks[0]
    at_right = Observation(
        "permission-prompt", (860, 80, 320, 370), (ObservedWidget("Erlauben", "button", (900, 100, 90, 30)),),
        FRAMES, "window",
    )  # fmt: skip
    (place,) = (
        claim for claim in judged(block, Evidence(observations=[at_right])).broken if claim.kind == "position"
    )
    assert place.finding is not None
    assert place.finding.id == "position-differs"
    assert place.finding.params["thing"] == thing


@pytest.mark.parametrize(
    ("side", "widgets", "holds"),
    [
        ("Links", ("Fertig", "Verwalten"), True),
        ("Rechts", ("Fertig", "Verwalten"), False),
        ("Rechts", ("Verwalten",), None),
    ],
)
def test_daneben_means_beside_the_label_before(
    page: ReadPage, side: str, widgets: tuple[str, ...], holds: bool | None
) -> None:
    block = page(f"1. {{: #s}} Klicken Sie auf „Fertig“. {side} daneben ist „Verwalten“.\n").blocks[0]
    places = {"Verwalten": (20, 300, 90, 30), "Fertig": (200, 300, 90, 30)}
    seen = tuple(ObservedWidget(label, "button", places[label]) for label in widgets)
    bubble = Observation("camera-indicator", (0, 80, 320, 300), seen, FRAMES, "window")
    (place,) = (
        claim for claim in judged(block, Evidence(observations=[bubble])).claims if claim.kind == "position"
    )
    assert place.holds is holds


def test_a_whole_surface_is_beside_no_label_in_it(page: ReadPage) -> None:
    block = page("1. {: #s} Klicken Sie auf „Fertig“. Rechts daneben ist noch etwas.\n").blocks[0]
    seen = (ObservedWidget("Fertig", "button", (20, 300, 90, 30)),)
    bubble = Observation("camera-indicator", (0, 80, 320, 300), seen, FRAMES, "window")
    (place,) = (
        claim for claim in judged(block, Evidence(observations=[bubble])).claims if claim.kind == "position"
    )
    assert place.holds is None


def test_of_several_rows_one_has_the_label_beside_the_reference(page: ReadPage) -> None:
    block = page("1. {: #s} Rechts neben „Mikrofon“ steht „Zulassen“.\n").blocks[0]
    rows = [
        ObservedWidget(label, role, (x, y, 100, 30))
        for y, device in ((100, "Kamera"), (200, "Mikrofon"))
        for x, label, role in ((20, device, "text"), (400, "Zulassen", "combobox"))
    ]
    seen = Observation("site-settings", (0, 0, 680, 350), tuple(rows), FRAMES, "page")
    assert judged(block, Evidence(observations=[seen])).verdict == "verified"
