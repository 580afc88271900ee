"""What a run leaves: its lines on the terminal, the verdict file, screenshots on request, the exit status."""
