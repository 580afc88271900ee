"""What scenarios say of devices has a sentence for each of them in every language."""

import pytest

from e2e.jitsi.devices import which
from e2e.jitsi.surfaces.state.received import Received
from e2e.messages.catalogue import languages, render
from e2e.messages.message import Message

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
    tracks = [[{"device": "camera", "state": state}] for state in states]
    seen = [Received.of({"direct": True, "bridge": "", "tracks": track}).described() for track in tracks]
    assert len({render(message, lang) for message in seen}) == len(states)
