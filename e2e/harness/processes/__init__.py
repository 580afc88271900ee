"""Which processes a run has, and what ends those that are left over or stopped."""
