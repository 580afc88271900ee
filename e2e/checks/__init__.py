"""Evidence against claims. Pure."""
