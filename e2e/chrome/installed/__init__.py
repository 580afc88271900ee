"""The browser that is installed: which one is used, how old it is, what an administrator has set."""
