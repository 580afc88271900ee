"""The folders that results go to."""
