"""The pages, rendered, with a verdict at every step, as one self-contained HTML file."""
