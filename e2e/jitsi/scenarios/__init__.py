"""The scenarios: what a reader does at each block of the pages."""
