"""What Jitsi Meet brings to pytest: options, access, fixtures."""
