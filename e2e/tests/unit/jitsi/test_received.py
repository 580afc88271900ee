"""What a participant receives from the others: which track, in which state, by which way."""

import pytest

from e2e.jitsi.surfaces.state.received import Received
from e2e.messages.catalogue import render


def heard(*tracks: tuple[str, str], direct: bool = False, bridge: str = "") -> Received:
    named = [{"device": device, "state": state} for device, state in tracks]
    return Received.of({"direct": direct, "bridge": bridge, "tracks": named})


MUTED = heard(("camera", "muted"), ("microphone", "received"), direct=True)
BY_BRIDGE = heard(("camera", "still"), ("microphone", "silent"), bridge="connected")


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


def test_only_what_is_received_arrives() -> None:
    assert MUTED.arrives("microphone")
    assert not MUTED.arrives("camera")
    assert not BY_BRIDGE.arrives("microphone")
    assert not heard().arrives("camera")
