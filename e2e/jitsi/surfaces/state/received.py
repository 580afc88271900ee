"""What a participant receives from the others: which tracks, in which state, and by which way."""

from dataclasses import dataclass
from typing import Self

import msgspec

from e2e.messages.message import Message

ARRIVES = "received"


@dataclass(frozen=True)
class Track:
    """One track of another participant.

    Args:
        device: ``camera`` or ``microphone``.
        participant: the other's id.
        state: ``received``, or what is wrong: ``muted``, ``no-stream``, ``still``, ``silent``.
    """

    device: str
    participant: str
    state: str


@dataclass(frozen=True)
class Received:
    """What comes in from all others.

    Args:
        direct: whether the participants have a direct connection.
        bridge: the state of the connection to the video bridge; "" without one.
        tracks: the others' tracks.
    """

    direct: bool = False
    bridge: str = ""
    tracks: tuple[Track, ...] = ()

    @classmethod
    def of(cls, data: object) -> Self:
        """Read what the script received.js returns."""
        return msgspec.convert(data, cls)

    def arrives(self, device: str, sender: str | None = None) -> bool:
        """Tell whether a device of ``sender`` comes in, or of anybody."""
        return any(track.device == device and track.state == ARRIVES for track in self._of(sender))

    def described(self, sender: str | None = None) -> Message:
        """Return what there is, for a message."""
        tracks = [
            Message("track", {"device": track.device, "state": track.state})
            for track in sorted(self._of(sender), key=lambda track: track.device)
        ]
        received = tracks or Message("no-track")
        if self.direct:
            return Message("received-directly", {"tracks": received})
        if self.bridge:
            return Message("received-by-bridge", {"tracks": received, "state": self.bridge})
        return Message("received-without-bridge", {"tracks": received})

    def _of(self, sender: str | None) -> list[Track]:
        return [track for track in self.tracks if sender in (None, track.participant)]
