"""The edge to pytest: options, collection, fixtures, exit status."""
