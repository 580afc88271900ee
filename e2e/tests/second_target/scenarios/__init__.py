"""The scenarios of the sound check."""
