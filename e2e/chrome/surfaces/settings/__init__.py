"""Pages of chrome://settings."""
