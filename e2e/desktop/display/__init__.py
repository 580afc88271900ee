"""The X display: its server, its window manager, and what is on the screen."""
