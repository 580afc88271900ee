"""System packages and browsers: which are missing, and how they are installed."""
