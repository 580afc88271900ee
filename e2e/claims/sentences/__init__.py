"""Paragraphs: their quotations, sentences, clauses and words."""
