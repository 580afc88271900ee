"""Surfaces that Chrome draws itself, read through the accessibility bus."""
