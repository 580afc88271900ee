"""Building the web client: packages, pins, the bundle."""
