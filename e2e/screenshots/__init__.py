"""Screenshots: cropped from a screen, stored with their provenance, compared."""
