"""A page of a browser that is watched: what it shows, loads and runs that a report must not."""

from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Page

UNFOLD = "all => all.forEach((one) => { one.open = true; })"
"""Opens everything that is folded, for ``evaluate_all`` on the ``details`` of a page."""


@dataclass
class Watched:
    """A page of the browser, and everything that it did which a report must not do."""

    page: Page
    dialogs: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def open(self, path: Path, fragment: str = "") -> Page:
        """Open a report from disk."""
        self.page.goto(path.as_uri() + fragment)
        return self.page

    @property
    def quiet(self) -> bool:
        """Whether it did nothing of the kind."""
        loaded = [url for url in self.requests if not url.startswith(("data:", "file:")) or ".md" in url]
        return not (self.dialogs or self.console or self.errors or loaded)
