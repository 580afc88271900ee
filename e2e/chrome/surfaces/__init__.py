"""Chrome's own interface, surface by surface."""
