"""The permissions of camera and microphone, by the kind of device."""

from e2e.chrome.process.permissions import Permissions, State
from e2e.chrome.surfaces.native.bubbles.site_information import Device

CONTENT_SETTINGS: dict[Device, str] = {"camera": "media_stream_camera", "microphone": "media_stream_mic"}
"""Chrome's names of them (ContentSettingsRegistry in components/content_settings/core/browser)."""


def device_permissions(camera: State = "prompt", microphone: State = "prompt") -> Permissions:
    """Return the permissions of a site that uses the two devices."""
    return Permissions({CONTENT_SETTINGS["camera"]: camera, CONTENT_SETTINGS["microphone"]: microphone})


def state_of(permissions: Permissions, device: Device) -> State:
    """Return what a starting state says of a device."""
    return permissions.state(CONTENT_SETTINGS[device])
