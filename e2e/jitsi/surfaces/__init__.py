"""Jitsi Meet's surfaces as page objects, found by role, test id or structure, never by text."""
