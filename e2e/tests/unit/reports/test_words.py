"""The report's words: the same in every language, and sentences for everything that can be wrong."""

import json
from collections.abc import Iterator

import pytest

from e2e.messages.catalogue import languages
from e2e.messages.locale import words
from e2e.messages.sentences import phrase, wrongs
from e2e.tests.support.message_tables import fields
from e2e.tests.support.recorded import FOLDER
from e2e.tests.support.report_data import block, lamp_blocks, missing_label


@pytest.mark.parametrize("lang", languages())
def test_every_broken_claim_is_a_sentence_and_an_advice(lang: str) -> None:
    found = wrongs(lamp_blocks()[1], words(lang))
    assert [wrong.line for wrong in found] == [10, 10, 12]
    for wrong in found:
        assert wrong.says.endswith(".")
        assert wrong.mend
        assert not fields(wrong.says + wrong.mend)


def test_many_labels_are_cut_short() -> None:
    claim = missing_label("An", tuple("abcdefghij"), 3)
    assert "„f“ und 4 weitere." in wrongs(block("x", 3, "drifted", claims=(claim,)), words("de"))[0].says


def told_in_runs() -> Iterator[str]:
    """Yield what scenarios said of their outcomes, starting states and circumstances in the recorded runs."""
    for path in sorted(FOLDER.glob("*.json")):
        for evidence in json.loads(path.read_text("utf-8")).values():
            yield from evidence["notes"]
            for seen in (*evidence["outcomes"], *evidence["observations"], *evidence["interactions"]):
                yield seen["starting_state"]
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
