"""A private desktop: X server, D-Bus, accessibility bus, sound, fonts, pointer, keyboard, screen grabs."""
