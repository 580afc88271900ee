"""All that scenarios said in the recorded runs is a message with a sentence in every language."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from e2e.messages.catalogue import catalogue, languages
from e2e.messages.message import Message
from e2e.tests.support.recorded import FOLDER


def said() -> Iterator[Any]:
    """Yield outcomes, starting states and notes of the recorded runs."""
    for path in sorted(FOLDER.glob("*.json")):
        for evidence in json.loads(path.read_text("utf-8")).values():
            yield from evidence["notes"]
            for seen in (*evidence["outcomes"], *evidence["observations"]):
                yield seen.get("starting_state") or None
            for outcome in evidence["outcomes"]:
                yield outcome["expected"]
                yield from outcome["observed"]


@pytest.mark.parametrize("lang", languages())
def test_recorded_messages_have_sentences(lang: str) -> None:
    messages = [text for text in said() if text]
    assert len(messages) > 50
    for message in messages:
        assert catalogue(lang).render(Message.from_data(message))
