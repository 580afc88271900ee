"""Bubbles: small windows that open over the page, below the address bar."""
