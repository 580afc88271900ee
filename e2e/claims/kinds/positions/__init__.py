"""Claims about where something stands: directions, reference points, containers."""
