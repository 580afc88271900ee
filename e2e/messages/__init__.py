"""Sentences for readers of verdicts, in each language."""
