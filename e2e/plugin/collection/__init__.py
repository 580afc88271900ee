"""Pages and blocks as pytest collects them."""
