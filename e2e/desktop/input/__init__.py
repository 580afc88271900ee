"""A reader's mouse and keyboard, as real X events."""
