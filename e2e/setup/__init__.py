"""Installs and builds what is missing: system packages, Python packages, a browser, what targets bring."""
