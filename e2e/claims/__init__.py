"""Reading claims from the prose of a page. Pure."""
