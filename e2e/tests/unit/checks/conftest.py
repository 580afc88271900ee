"""A page to judge."""

from pathlib import Path

import pytest

from e2e.claims.model import Page
from e2e.claims.page_reader import read_page
from e2e.tests.support.samples.judging import HEAD, ReadPage


@pytest.fixture
def page(tmp_path: Path) -> ReadPage:
    def read(text: str) -> Page:
        path = tmp_path / "docs" / "de" / "seite.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(HEAD + text, "utf-8")
        return read_page(path, root=tmp_path, screenshots=tmp_path / "screenshots")

    return read
