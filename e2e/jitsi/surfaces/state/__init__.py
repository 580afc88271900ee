"""Where a participant is and what it receives, asked of the page."""
