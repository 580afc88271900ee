"""The annotated guide: the pages, rendered, with a verdict at every step, as one self-contained HTML file."""

from e2e.verdict.html.report import render, write_report

__all__ = ["render", "write_report"]
