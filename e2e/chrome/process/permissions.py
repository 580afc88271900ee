"""The state that a profile starts in: what a site may do, and nothing that opens a bubble of its own."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, get_args
from urllib.parse import urlsplit

State = Literal["prompt", "allow", "block"]

# ContentSetting in components/content_settings/core/common/content_settings.h.
_SETTINGS = {"allow": 1, "block": 2}
_PORTS = {"https": 443, "http": 80}


@dataclass(frozen=True)
class Permissions:
    """What a site may do when Chrome starts.

    Args:
        states: Each kind of permission by Chrome's own name of the content setting (``geolocation``): "prompt" (not
            asked yet), "allow" or "block". What is not among them is not asked yet either.
    """

    states: Mapping[str, State] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for state in self.states.values():
            if state not in get_args(State):
                raise ValueError(f"{state!r} is not one of {get_args(State)}")

    def state(self, kind: str) -> State:
        """Return the state of a kind of permission."""
        return self.states.get(kind, "prompt")


def write_preferences(profile: Path, origin: str, permissions: Permissions) -> None:
    """Write the preferences of a new profile, in which ``origin`` (scheme://host[:port]) has ``permissions``.

    The format is Chrome's own, measured: the native toggles agree with it afterwards.
    """
    parts = urlsplit(origin)
    pattern = f"{parts.scheme}://{parts.hostname}:{parts.port or _PORTS.get(parts.scheme, 443)},*"
    exceptions = {
        kind: {pattern: {"last_modified": "13370000000000000", "setting": _SETTINGS[state]}}
        for kind, state in permissions.states.items()
        if state in _SETTINGS
    }
    preferences: dict[str, Any] = {
        "profile": {
            "content_settings": {"exceptions": exceptions},
            # A room's password is typed into a form: nobody wants to be asked about keeping it.
            "password_manager_enabled": False,
            "exit_type": "Normal",
        },
        "credentials_enable_service": False,
        # A page in another language than the interface would bring up a bubble.
        "translate": {"enabled": False},
        "browser": {"has_seen_welcome_page": True},
    }
    folder = profile / "Default"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    (folder / "Preferences").write_text(json.dumps(preferences), "utf-8")
