"""Chrome on a private desktop: launch, starting permissions, and its native surfaces."""

from e2e.chrome.arguments import Devices, Variant
from e2e.chrome.browser import ChromeBinary, find_chrome
from e2e.chrome.camera_indicator import (
    CameraIndicator,
    CameraIndicatorBubble,
    ClassicCameraIndicator,
    camera_indicator,
)
from e2e.chrome.condition import remarks
from e2e.chrome.indicator import IndicatorChip
from e2e.chrome.launch import Chrome
from e2e.chrome.loading import reloading
from e2e.chrome.permissions import Permissions, State
from e2e.chrome.policies import check_policies
from e2e.chrome.prompt import PermissionPrompt
from e2e.chrome.reload_bar import ReloadBar
from e2e.chrome.sandbox import sandbox_off
from e2e.chrome.site_information import Device, SiteInformation
from e2e.chrome.site_settings import ContentSettings, DeviceSettings, SiteDetails
from e2e.chrome.surface import NativeSurface, Surface
from e2e.chrome.toolbar import ReloadButton, SiteInformationButton

__all__ = [
    "CameraIndicator",
    "CameraIndicatorBubble",
    "Chrome",
    "ChromeBinary",
    "ClassicCameraIndicator",
    "ContentSettings",
    "Device",
    "DeviceSettings",
    "Devices",
    "IndicatorChip",
    "NativeSurface",
    "PermissionPrompt",
    "Permissions",
    "ReloadBar",
    "ReloadButton",
    "SiteDetails",
    "SiteInformation",
    "SiteInformationButton",
    "State",
    "Surface",
    "Variant",
    "camera_indicator",
    "check_policies",
    "find_chrome",
    "reloading",
    "remarks",
    "sandbox_off",
]
