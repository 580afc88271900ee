"""From pytest's reports to the live lines, the verdict file and the exit status."""
