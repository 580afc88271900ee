"""Taking a screenshot: crop, pointer, and the environment that its pixels depend on."""
