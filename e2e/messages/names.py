"""Messages that name things of the suite: the only ids that are computed."""

from e2e.messages.message import Message


def role(name: str) -> Message:
    """Return what a kind of control is called, such as ``button``."""
    return Message("role", {"role": name})


def surface(surface_id: str) -> Message:
    """Return what a surface is called, by its id, such as ``permission-prompt``."""
    return Message(f"surface-{surface_id}")
