"""Dialogs over the prejoin screen or the room."""
