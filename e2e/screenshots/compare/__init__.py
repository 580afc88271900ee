"""Comparing a stored screenshot with what was captured."""
