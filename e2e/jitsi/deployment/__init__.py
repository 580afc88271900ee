"""The Jitsi Meet under test: embedded, started by the suite, or external, given by its URL."""
