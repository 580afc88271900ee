"""Verdicts as data: evidence, model, file, merging."""
