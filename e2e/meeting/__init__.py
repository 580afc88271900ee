"""Jitsi Meet in the page: its surfaces as page objects, found by role, test id or structure, never by text."""

from e2e.meeting.distinct_times import DISTINCT_TIMES
from e2e.meeting.meeting import Meeting
from e2e.meeting.notices import CAMERA_PERMISSION, MICROPHONE_PERMISSION, Notices
from e2e.meeting.password import PasswordDialog
from e2e.meeting.prejoin import PrejoinScreen
from e2e.meeting.room import Room
from e2e.meeting.security import HOST_TOOLBAR
from e2e.meeting.standing import Standing
from e2e.meeting.surface import Viewport, WebSurface

__all__ = [
    "CAMERA_PERMISSION",
    "DISTINCT_TIMES",
    "HOST_TOOLBAR",
    "MICROPHONE_PERMISSION",
    "Meeting",
    "Notices",
    "PasswordDialog",
    "PrejoinScreen",
    "Room",
    "Standing",
    "Viewport",
    "WebSurface",
]
