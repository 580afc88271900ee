"""Chrome on a private desktop: launch, starting permissions, and its native surfaces."""

from e2e.chrome.arguments import Devices, Variant
from e2e.chrome.browser import ChromeBinary, find_chrome
from e2e.chrome.indicator import IndicatorChip
from e2e.chrome.launch import Chrome
from e2e.chrome.permissions import Permissions, State
from e2e.chrome.prompt import PermissionPrompt
from e2e.chrome.surface import Surface

__all__ = [
    "Chrome",
    "ChromeBinary",
    "Devices",
    "IndicatorChip",
    "PermissionPrompt",
    "Permissions",
    "State",
    "Surface",
    "Variant",
    "find_chrome",
]
