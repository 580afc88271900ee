"""One module a kind of claim: how it is read from a paragraph."""
