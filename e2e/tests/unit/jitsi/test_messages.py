"""What scenarios record is data, and a sentence in every language."""

import json
from collections.abc import Iterator

import pytest

from e2e.jitsi.devices import which
from e2e.jitsi.surfaces.state.received import Received
from e2e.messages.catalogue import languages, render
from e2e.messages.message import Message
from e2e.tests.support.recorded import FOLDER
from e2e.verdict.evidence import Evidence, Text

OF_DEVICES = (
    *("page-may-use", "devices-used-at-once", "media-received", "media-received-by-third", "devices-listed"),
    *("permission-to-be-granted", "devices-to-be-used", "devices-in-use", "media-to-arrive"),
)
OF_ONE_DEVICE = (
    *("would-ask-again", "still-blocked", "switch-there", "switch-usable", "only-switch-off", "list-opens"),
    *(
        "settings-can-block",
        "settings-offer-to-ask",
        "choosable-in-list",
        "state-device",
        "note-device-stand-in",
    ),
)


def recorded() -> Iterator[Text]:
    """Yield the outcomes, starting states and notes of the recorded runs."""
    for path in sorted(FOLDER.glob("*.json")):
        for data in json.loads(path.read_text("utf-8")).values():
            evidence = Evidence.from_data(data)
            yield from evidence.notes
            yield from (observation.starting_state for observation in evidence.observations)
            yield from (interaction.starting_state for interaction in evidence.interactions)
            for outcome in evidence.outcomes:
                yield from (outcome.starting_state, outcome.expected)


def test_recorded_outcomes_states_and_notes_are_messages() -> None:
    assert {text for text in recorded() if text and isinstance(text, str)} == set()


@pytest.mark.parametrize("lang", languages())
def test_recorded_outcomes_states_and_notes_have_a_sentence(lang: str) -> None:
    sentences = {message: render(message, lang) for message in recorded() if message}
    assert len(sentences) > 30
    assert all(sentences.values())
    if lang != "en":
        assert [message for message, said in sentences.items() if said == render(message)] == []


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("name", OF_DEVICES + OF_ONE_DEVICE)
def test_each_device_has_a_sentence_of_its_own(name: str, lang: str) -> None:
    devices = ("camera", "microphone", "both") if name in OF_DEVICES else ("camera", "microphone")
    assert len({render(Message(name, {"devices": device}), lang) for device in devices}) == len(devices)


@pytest.mark.parametrize(
    ("devices", "named"),
    [
        ((), "none"),
        (("camera",), "camera"),
        (("microphone", "microphone"), "microphone"),
        (("a", "b"), "both"),
    ],
)
def test_devices_are_one_parameter(devices: tuple[str, ...], named: str) -> None:
    assert which(devices) == named


@pytest.mark.parametrize("lang", languages())
def test_each_state_of_a_track_has_words_of_its_own(lang: str) -> None:
    states = ("received", "muted", "silent", "still", "no-stream")
    tracks = [[{"device": "camera", "participant": "ada", "state": state}] for state in states]
    seen = [Received.of({"direct": True, "bridge": "", "tracks": track}).described() for track in tracks]
    assert len({render(message, lang) for message in seen}) == len(states)
