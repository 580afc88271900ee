"""A private desktop: X server, D-Bus, accessibility bus, sound, fonts, pointer, keyboard, screen grabs."""

from e2e.desktop.desktop import Desktop
from e2e.desktop.keyboard import Keyboard
from e2e.desktop.pointer import Pointer
from e2e.desktop.screen import Screen
from e2e.desktop.widget import Rect, Widget

__all__ = ["Desktop", "Keyboard", "Pointer", "Rect", "Screen", "Widget"]
