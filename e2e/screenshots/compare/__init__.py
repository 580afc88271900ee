"""Whether a stored screenshot still shows what is on the screen."""
