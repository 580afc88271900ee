"""The devices of a meeting as messages name them."""

from collections.abc import Collection


def which(devices: Collection[str]) -> str:
    """Return the parameter of a message that names devices: ``camera``, ``microphone``, ``both`` or ``none``."""
    return "both" if len(set(devices)) > 1 else next(iter(devices), "none")
