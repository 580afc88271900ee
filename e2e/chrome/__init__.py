"""Chrome on a private desktop: launch, permissions, and its own interface."""
