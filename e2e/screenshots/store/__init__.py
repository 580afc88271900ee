"""The stored screenshots of a language and where they come from."""
