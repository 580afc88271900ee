"""Jitsi Meet in the page: its surfaces as page objects, found by role, test id or structure, never by text."""

from e2e.meeting.meeting import Meeting
from e2e.meeting.notices import DeviceNotices, Notice
from e2e.meeting.password import PasswordDialog
from e2e.meeting.prejoin import PrejoinScreen
from e2e.meeting.room import Room
from e2e.meeting.surface import Viewport, WebSurface

__all__ = [
    "DeviceNotices",
    "Meeting",
    "Notice",
    "PasswordDialog",
    "PrejoinScreen",
    "Room",
    "Viewport",
    "WebSurface",
]
