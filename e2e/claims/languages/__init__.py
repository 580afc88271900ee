"""The tables of languages, and how they are read."""
