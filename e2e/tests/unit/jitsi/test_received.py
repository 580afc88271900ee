"""What a participant receives from the others: which track, in which state, by which way."""

from typing import Any

import pytest

from e2e.jitsi.surfaces.state.received import Received
from e2e.messages.catalogue import render


def heard(*tracks: tuple[str, str, str], direct: bool = False, bridge: str = "") -> Received:
    named: list[dict[str, Any]] = [
        {"device": device, "participant": who, "state": state} for device, who, state in tracks
    ]
    return Received.of({"direct": direct, "bridge": bridge, "tracks": named})


MUTED = heard(("camera", "ada", "muted"), ("microphone", "ada", "received"), direct=True)
BY_BRIDGE = heard(("camera", "ada", "still"), ("microphone", "ada", "silent"), bridge="connected")


@pytest.mark.parametrize(
    ("seen", "said", "german"),
    [
        (heard(), "no track at all (no connection to a video bridge)", "gar nichts (ohne Verbindung"),
        (
            MUTED,
            "camera marked muted, microphone received (directly)",
            "Kamera als stumm gekennzeichnet, Mik",
        ),
        (
            BY_BRIDGE,
            "camera without a moving picture, microphone silent (through the deployment's video bridge, connected)",
            "Kamera ohne bewegtes Bild, Mikrofon ohne Ton (über die Videobrücke der Instanz, connected)",
        ),
    ],
)
def test_received_tracks_are_described(seen: Received, said: str, german: str) -> None:
    assert render(seen.described()) == said
    assert german in render(seen.described(), "de")


def test_tracks_of_other_senders_do_not_count() -> None:
    seen = heard(("camera", "host", "received"), ("camera", "ada", "muted"))
    assert seen.arrives("camera")
    assert not seen.arrives("camera", "ada")
    assert render(seen.described("ada")).startswith("camera marked muted (")
