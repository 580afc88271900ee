"""What a participant receives from the others: which tracks, in which state, and by which way."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

DIRECTLY = "directly"
BY_BRIDGE = "through the deployment's video bridge"

ARRIVES = "received"


@dataclass(frozen=True)
class Track:
    """One track of another participant; ``state`` is "received", "marked muted", "silent" or what else is wrong."""

    device: str
    participant: str
    state: str


@dataclass(frozen=True)
class Received:
    """The tracks of all others. ``bridge`` is the state of the connection to the bridge; "" where there is none."""

    direct: bool = False
    bridge: str = ""
    tracks: tuple[Track, ...] = ()

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Self:
        """Read what the script received.js returns."""
        return cls(data["direct"], data["bridge"], tuple(Track(**track) for track in data["tracks"]))

    def arrives(self, device: str, sender: str | None = None) -> bool:
        """Tell whether a device of ``sender`` comes in, or of anybody."""
        return any(track.device == device and track.state == ARRIVES for track in self._of(sender))

    def described(self, sender: str | None = None) -> str:
        """Return what there is, in words, for a message."""
        tracks = ", ".join(
            f"{track.device} {track.state}"
            for track in sorted(self._of(sender), key=lambda track: track.device)
        )
        return f"{tracks or 'no track at all'} ({self._way()})"

    def _of(self, sender: str | None) -> list[Track]:
        return [track for track in self.tracks if sender in (None, track.participant)]

    def _way(self) -> str:
        if self.direct:
            return DIRECTLY
        return f"{BY_BRIDGE}, {self.bridge}" if self.bridge else "no connection to a video bridge"
