"""A deployment that somebody else runs, given by its URL."""
