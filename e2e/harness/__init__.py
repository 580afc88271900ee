"""What everything that starts something stands on: private folders, processes that end, waiting, errors."""
