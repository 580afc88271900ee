"""What a participant receives from another one: which tracks, in which state, and by which way."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import msgspec
from playwright.sync_api import Page

from e2e.messages.message import Message

ARRIVES = "received"

_RECEIVED = (Path(__file__).parent / "received.js").read_text("utf-8")


@dataclass(frozen=True)
class Track:
    """One track of the other participant.

    Args:
        device: ``camera`` or ``microphone``.
        state: ``received``, or what is wrong: ``muted``, ``no-stream``, ``still``, ``silent``.
    """

    device: str
    state: str


@dataclass(frozen=True)
class Received:
    """What comes in from one other participant.

    Args:
        direct: whether the participants have a direct connection.
        bridge: the state of the connection to the video bridge; "" without one.
        tracks: the other's tracks.
    """

    direct: bool = False
    bridge: str = ""
    tracks: tuple[Track, ...] = ()

    @classmethod
    def of(cls, data: object) -> Self:
        """Read what the script received.js returns."""
        return msgspec.convert(data, cls)

    @classmethod
    def listen(cls, page: Page, sender: str, devices: Sequence[str], seconds: float) -> Self:
        """Listen to a sender in a participant's page until all devices have come in, or the time is over."""
        asked = {"sender": sender, "devices": [*devices], "milliseconds": seconds * 1000}
        return cls.of(page.evaluate(_RECEIVED, asked))

    def arrives(self, device: str) -> bool:
        """Tell whether a device comes in."""
        return any(track.device == device and track.state == ARRIVES for track in self.tracks)

    def described(self) -> Message:
        """Return what there is, for a message."""
        tracks = [
            Message("track", {"device": track.device, "state": track.state})
            for track in sorted(self.tracks, key=lambda track: track.device)
        ]
        received = tracks or Message("no-track")
        if self.direct:
            return Message("received-directly", {"tracks": received})
        if self.bridge:
            return Message("received-by-bridge", {"tracks": received, "state": self.bridge})
        return Message("received-without-bridge", {"tracks": received})
