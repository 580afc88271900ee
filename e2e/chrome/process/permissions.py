"""The state a profile starts in: permissions per device, and nothing that opens a bubble of its own."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args
from urllib.parse import urlsplit

State = Literal["prompt", "allow", "block"]

# ContentSetting in components/content_settings/core/common/content_settings.h.
_SETTINGS = {"allow": 1, "block": 2}
_PORTS = {"https": 443, "http": 80}


@dataclass(frozen=True)
class Permissions:
    """What a site may do when Chrome starts, per device: "prompt" (not asked yet), "allow" or "block"."""

    camera: State = "prompt"
    microphone: State = "prompt"

    def __post_init__(self) -> None:
        for state in (self.camera, self.microphone):
            if state not in get_args(State):
                raise ValueError(f"{state!r} is none of {get_args(State)}")


def write_preferences(profile: Path, origin: str, permissions: Permissions) -> None:
    """Write the preferences of a new profile, in which ``origin`` (scheme://host[:port]) has ``permissions``.

    The format is Chrome's own, measured: the native toggles agree with it afterwards.
    """
    parts = urlsplit(origin)
    pattern = f"{parts.scheme}://{parts.hostname}:{parts.port or _PORTS.get(parts.scheme, 443)},*"
    states = {"media_stream_camera": permissions.camera, "media_stream_mic": permissions.microphone}
    exceptions = {
        device: {pattern: {"last_modified": "13370000000000000", "setting": _SETTINGS[state]}}
        for device, state in states.items()
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
