"""The report's words: the same in every language, and sentences for everything that can be wrong."""

import json
from collections.abc import Iterator

import pytest

from e2e.messages.catalogue import languages
from e2e.messages.locale import words
from e2e.messages.sentences import phrase, wrongs
from e2e.tests.support.message_tables import fields
from e2e.tests.support.recorded import FOLDER
from e2e.tests.support.report_data import block
from e2e.verdict.model import ClaimVerdict, ScreenshotVerdict


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize(
    ("claim", "screenshot"),
    [
        (ClaimVerdict("label", "An", ("Ein",), False, 3, "room, elsewhere"), None),
        (ClaimVerdict("label", "An", (), False, 3, ""), None),
        (ClaimVerdict("place", "oben", ("in the middle of the page (x=1, y=2, 3x4)",), False, 3), None),
        (ClaimVerdict("place", "oben", ("lamp at (1, 2, 3, 4), beside (5, 6, 7, 8)",), False, 3), None),
        (ClaimVerdict("control", "Schalter", ("button „Ein“", "icon"), False, 3), None),
        (ClaimVerdict("control", "the page names the button to use", ("Ein", "Aus"), False, 3, "room"), None),
        (ClaimVerdict("screenshot", "a.png", ("stale: x",), False, 3), "stale"),
        (ClaimVerdict("screenshot", "a.png", ("missing",), False, 3), "missing"),
        (ClaimVerdict("screenshot", "a.png", ("new",), False, 3), "new"),
        (ClaimVerdict("screenshot", "a.png", ("odd",), False, 3), None),
        (ClaimVerdict("link", "x.md", ("nothing is there",), False, 3), None),
        (ClaimVerdict("order", "told after „plug-in“", ("„plug-in“ stands in line 77",), False, 3), None),
        (ClaimVerdict("order", "something else", ("x",), False, 3), None),
        (ClaimVerdict("outcome", "the room shows (both devices)", ("waited 5 s",), False, 3), None),
    ],
)
def test_every_broken_claim_is_told_in_a_sentence(
    lang: str, claim: ClaimVerdict, screenshot: str | None
) -> None:
    screenshots = (ScreenshotVerdict("a.png", screenshot, 1.0, 3),) if screenshot else ()
    found = wrongs(block("x", 3, "drifted", claims=(claim,), screenshots=screenshots), words(lang))
    assert len(found) == 1
    assert found[0].line == 3
    for text in (found[0].says, found[0].mend):
        assert text
        assert not fields(text)
    assert found[0].says.endswith(".")


@pytest.mark.parametrize("lang", ["de", "en"])
def test_of_swapped_pictures_the_right_one_is_named(lang: str) -> None:
    claim = ClaimVerdict("screenshot", "a.png", ("stale: why",), False, 3)
    screenshot = ScreenshotVerdict("a.png", "stale", 1.0, 3, matches="b.png")
    (found,) = wrongs(block("x", 3, "drifted", claims=(claim,), screenshots=(screenshot,)), words(lang))
    assert "b.png" in found.says
    assert "b.png" in found.mend


@pytest.mark.parametrize("lang", languages())
def test_of_a_picture_that_is_embedded_by_a_wrong_address_the_right_one_is_named(lang: str) -> None:
    claim = ClaimVerdict("screenshot", "a.png", ("missing: why",), False, 3)
    screenshot = ScreenshotVerdict("a.png", "missing", 0.0, 3, matches="b.png", place="../de/a.png")
    (found,) = wrongs(block("x", 3, "drifted", claims=(claim,), screenshots=(screenshot,)), words(lang))
    assert "a.png" in found.says
    assert "../de/a.png" in found.mend


def test_the_sentences_name_what_a_writer_needs() -> None:
    order = ClaimVerdict("order", "told after „plug-in“", ("„plug-in“ stands in line 77",), False, 3)
    middle = ClaimVerdict("place", "oben", ("in the middle of the page (x=1, y=2, 3x4)",), False, 3)
    kind = ClaimVerdict("control", "Schalter", ("button „Ein“", "icon"), False, 3)
    shows = ClaimVerdict("outcome", "the room shows (both devices)", (), False, 3)
    said = [
        wrong.says
        for wrong in wrongs(block("x", 3, "drifted", claims=(order, middle, kind, shows)), words("de"))
    ]
    assert "Zeile 77" in said[0]
    assert said[1].endswith("gesehen wurde es in der Mitte auf der Webseite.")
    assert said[2].endswith("da ist: Schaltfläche „Ein“, Symbol.")
    assert said[3].endswith("der Meeting-Raum erscheint (beide Geräte).")


def test_many_labels_are_cut_short() -> None:
    claim = ClaimVerdict("label", "An", tuple("abcdefghij"), False, 3, "room")
    assert "„f“ und 4 weitere." in wrongs(block("x", 3, "drifted", claims=(claim,)), words("de"))[0].says


def told_in_runs() -> Iterator[str]:
    """Yield what scenarios said of their outcomes, starting states and circumstances in the recorded runs."""
    for path in sorted(FOLDER.glob("*.json")):
        for evidence in json.loads(path.read_text("utf-8")).values():
            yield from evidence["notes"]
            for seen in (*evidence["outcomes"], *evidence["observations"], *evidence["interactions"]):
                yield seen["case"]
            yield from (outcome["expected"] for outcome in evidence["outcomes"])


def test_waiting_in_vain_is_told_in_german() -> None:
    german = words("de")
    assert phrase("waited 15 s for the room", german) == "auch nach 15 s nicht"
    text = "waited 5 s for the participant to be in the room; instead there was Vorraum; Konferenz beitreten"
    assert phrase(text, german) == "auch nach 5 s nicht; stattdessen war da: Vorraum; Konferenz beitreten"
    assert phrase(text, words("en")) == text


def test_all_that_scenarios_say_is_told_in_german() -> None:
    german = words("de")
    assert {text for text in told_in_runs() if text and phrase(text, german) == text} == set()
