"""What tests look at in place of the real thing: surfaces and pictures that need no browser."""
