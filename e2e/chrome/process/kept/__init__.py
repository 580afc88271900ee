"""A Chrome that is kept over visits, and brought back to a starting state before each."""
