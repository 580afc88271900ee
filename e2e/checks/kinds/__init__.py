"""One module a kind of claim: what was seen against what the page says."""
