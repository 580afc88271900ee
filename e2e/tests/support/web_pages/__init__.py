"""Small pages for tests of reading, and web pages for tests with a browser."""
