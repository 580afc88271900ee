"""Starting Chrome with a fresh profile in a known state, and ending it."""
