"""The text that a reader reads, and where each character of it stands."""
