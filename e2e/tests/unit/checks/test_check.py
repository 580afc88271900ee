"""Evidence against claims, without a browser."""

import pytest

from e2e.checks.check import check
from e2e.checks.context import CheckContext
from e2e.messages.message import Message
from e2e.tests.support.samples.judging import FRAMES, STEP, ReadPage, button, judged, prompt
from e2e.verdict.evidence import (
    Capture,
    Evidence,
    Interaction,
    Observation,
    ObservedWidget,
    Outcome,
    ScreenshotState,
)
from e2e.verdict.severity import Severities, exit_status, outcome


def test_what_is_there_verifies_label_position_and_role(page: ReadPage) -> None:
    verdict = judged(page(STEP).blocks[0], Evidence(observations=[prompt(button("Erlauben"))]))
    assert verdict.verdict == "verified"
    assert {claim.kind: claim.holds for claim in verdict.claims} == {
        "position": True,
        "control": True,
        "label": True,
    }


def test_a_label_that_nothing_shows_drifts_and_names_the_ones_that_are_there(page: ReadPage) -> None:
    evidence = Evidence(
        observations=[prompt(button("Zustimmen"), button("Ablehnen"))],
        interactions=[
            Interaction("permission-prompt", "button", ("Erlauben",), ("Zustimmen", "Ablehnen"), None)
        ],
        stopped=True,
    )
    verdict = judged(page(STEP).blocks[0], evidence)
    assert verdict.verdict == "drifted"
    (claim,) = verdict.broken
    assert (claim.kind, claim.expected, claim.observed) == ("label", "Erlauben", ("Zustimmen", "Ablehnen"))
    assert claim.line == 8


def test_a_finding_says_where_in_the_page_the_words_stand(page) -> None:  # type: ignore[no-untyped-def]
    read = page(STEP)
    (broken,) = judged(read.blocks[0], Evidence(observations=[prompt(button("Zustimmen"))])).broken[:1]
    assert broken.span is not None
    line = read.source.split("\n")[broken.span.line - 1]
    assert (broken.line, line[broken.span.column - 1 : broken.span.end_column - 1]) == (8, "Erlauben")


def test_a_label_on_another_kind_of_control_drifts_by_its_kind(page: ReadPage) -> None:
    seen = ObservedWidget("Erlauben", "toggle", (140, 100, 40, 20))
    verdict = judged(page(STEP).blocks[0], Evidence(observations=[prompt(seen)]))
    assert [claim.kind for claim in verdict.broken] == ["control"]


@pytest.mark.parametrize(("stopped", "why"), [(False, "control-not-found"), (True, "not-reached")])
def test_a_control_of_a_name_that_nothing_has_was_looked_for_or_not_reached(
    page: ReadPage, stopped: bool, why: str
) -> None:
    seen = Evidence(observations=[prompt(button("Zustimmen"))], stopped=stopped)
    (control,) = (claim for claim in judged(page(STEP).blocks[0], seen).claims if claim.kind == "control")
    assert control.undecided is not None
    assert control.undecided.id == why


def test_of_a_heading_and_a_button_of_one_name_the_kind_that_the_page_names_counts(page: ReadPage) -> None:
    block = page("1. {: #s} Klicken Sie unten links auf die Schaltfläche „Beitreten“.\n").blocks[0]
    heading = ObservedWidget("Beitreten", "heading", (600, 90, 100, 30))
    seen = Observation("room", (0, 0, 1280, 800), (heading, button("Beitreten", 700)), FRAMES, "window")
    assert judged(block, Evidence(observations=[seen])).verdict == "verified"


@pytest.mark.parametrize(
    ("quoted", "seen", "host", "same"),
    [
        (
            "https://meet.metasfresh.com immer",
            "https://rc.example.org:8443 immer",
            "rc.example.org:8443",
            True,
        ),
        ("https://meet.metasfresh.com:443", "https://rc.example.org:8443", "rc.example.org:8443", True),
        ("https://meet.metasfresh.com:443", "https://rc.example.org", "rc.example.org", False),
        ("rc.example.org möchte", "rc.example.org möchte", "rc.example.org", True),
        ("Join meeting", "Join meeting", "meet", True),
        ("meet.metasfresh.com", "not-rc.example.org", "rc.example.org", False),
    ],
)
def test_hosts_and_ports_are_the_deployments(quoted: str, seen: str, host: str, same: bool) -> None:
    assert CheckContext("meet.metasfresh.com", host).same_label(quoted, seen) is same


def test_each_alternative_must_be_there_from_some_starting_state(page: ReadPage) -> None:
    text = "1. {: #s} Es erscheint einer der Hinweise:\n   - „Kamera fehlt“\n   - „Mikrofon fehlt“\n"
    camera, microphone = (
        prompt(ObservedWidget(f"{device} fehlt", "text", (20, 600, 300, 20)), starting_state=device)
        for device in ("Kamera", "Mikrofon")
    )
    assert judged(page(text).blocks[0], Evidence(observations=[camera, microphone])).verdict == "verified"
    verdict = judged(page(text).blocks[0], Evidence(observations=[camera]))
    assert [(claim.expected, claim.line) for claim in verdict.broken] == [("Mikrofon fehlt", 10)]


def test_a_control_that_must_be_used_and_is_not_named_is_a_drift(page: ReadPage) -> None:
    evidence = Evidence(
        observations=[prompt(button("Ja"), button("Nein"))],
        interactions=[Interaction("permission-prompt", "button", (), ("Ja", "Nein"), None)],
        stopped=True,
    )
    verdict = judged(page("1. {: #s} Antworten Sie.\n").blocks[0], evidence)
    assert [(claim.kind, claim.observed) for claim in verdict.broken] == [("control", ("Ja", "Nein"))]


def test_the_pages_host_is_the_deployments(page: ReadPage) -> None:
    block = page("1. {: #s} Wählen Sie „`https://meet.example.org` erlauben“.\n").blocks[0]
    evidence = Evidence(observations=[prompt(button("https://jitsi.test erlauben"))])
    assert judged(block, evidence, CheckContext("meet.example.org", "jitsi.test")).verdict == "verified"
    assert judged(block, evidence, CheckContext("meet.example.org", "other.test")).verdict == "drifted"


def test_an_outcome_that_does_not_come_is_a_drift(page: ReadPage) -> None:
    evidence = Evidence(
        observations=[prompt(button("Erlauben"))], outcomes=[Outcome("the camera works", False, ("denied",))]
    )
    assert [claim.kind for claim in judged(page(STEP).blocks[0], evidence).broken] == ["outcome"]


def test_steps_in_the_wrong_order_drift(page: ReadPage) -> None:
    block = page(STEP).blocks[0]
    evidence = Evidence(observations=[prompt(button("Erlauben"))])
    assert judged(block, evidence, CheckContext(requires={"open": 3})).verdict == "verified"
    assert judged(block, evidence, CheckContext(requires={"open": 12})).broken[0].kind == "order"
    assert judged(block, evidence, CheckContext(requires={"open": None})).verdict == "verified"


def test_a_failure_of_the_harness_is_never_a_drift(page: ReadPage) -> None:
    evidence = Evidence(observations=[prompt(button("Zustimmen"))])
    verdict = check(page(STEP).blocks[0], evidence, CheckContext(), error="Chrome has died")
    assert verdict.verdict == "inconclusive"
    assert check(page(STEP).blocks[0], Evidence(), CheckContext()).verdict == "inconclusive", (
        "nothing was seen"
    )


def test_screenshots(page: ReadPage) -> None:
    block = page("1. {: #s} So:\n   ![Bild](../../screenshots/de/Bild.png)\n").blocks[0]
    seen = [prompt(button("x"))]
    states: tuple[tuple[ScreenshotState, bool], ...] = (
        ("current", True),
        ("stale", False),
        ("missing", False),
    )
    for state, holds in states:
        evidence = Evidence(observations=seen, captures=[Capture("Bild.png", state, 0.2, "why")])
        assert [c.holds for c in judged(block, evidence).claims if c.kind == "screenshot"] == [holds]
    swapped = Evidence(
        observations=seen, captures=[Capture("Bild.png", "stale", 1, "why", matches="Anderes.png")]
    )
    (claim,) = (claim for claim in judged(block, swapped).claims if claim.kind == "screenshot")
    assert claim.advice == Message("advice-embed-what-is-there", {"screenshot": "Anderes.png"}), (
        "taking it again would spoil the screenshot of another step"
    )
    nobody = judged(block, Evidence(observations=seen))
    assert nobody.screenshots[0].verdict == "stale", "a picture that no scenario takes here belongs elsewhere"


def test_drift_outranks_inconclusive_and_severities_count(page: ReadPage) -> None:
    block = page("1. {: #s} So:\n   ![Bild](../../screenshots/de/Bild.png)\n").blocks[0]
    stale = check(block, Evidence(captures=[Capture("Bild.png", "stale", 0.2, "")]), CheckContext())
    dead = check(block, Evidence(), CheckContext(), error="dead")
    assert outcome([stale, dead]) == "drifted"
    assert outcome([dead]) == "inconclusive"
    assert exit_status([stale, dead], Severities()) == 1
    assert exit_status([stale, dead], Severities(stale="warn")) == 3
    assert exit_status([stale, dead], Severities(stale="warn", inconclusive="ignore")) == 0
