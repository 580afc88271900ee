"""Surfaces that are part of a web page, read from its DOM."""
