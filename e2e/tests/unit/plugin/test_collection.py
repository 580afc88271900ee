"""Which pages and steps a run collects, and which mistakes in them it refuses."""

from dataclasses import replace
from pathlib import Path
from unittest.mock import Mock

import pytest

from e2e.claims.page_reader import read_page
from e2e.jitsi import TARGET
from e2e.pages.model import PageError
from e2e.pages.source import find_pages
from e2e.plugin.collection.pages import check_bindings, read_pages
from e2e.tests.support.runs.in_chrome import PAGE, ROOT

FRONT = "---\nlang: de\nref: probe\n---\n"


def test_a_step_that_one_language_leaves_out_is_named() -> None:
    pages = [
        read_page(path, root=ROOT, screenshots=ROOT / "screenshots") for path in find_pages([ROOT / "docs"])
    ]
    check_bindings(pages, lambda _: TARGET, whole=True)
    german = next(page for page in pages if page.path == PAGE)
    rest = [page for page in pages if page is not german]
    shorter = replace(german, blocks=tuple(block for block in german.blocks if block.id != "join-meeting"))
    with pytest.raises(PageError, match=r"“join-meeting” is missing here.*docs/en/jitsi-meet\.md:"):
        check_bindings([*rest, shorter], lambda _: TARGET, whole=True)


def test_a_page_of_prose_is_passed_over_where_others_have_steps(tmp_path: Path) -> None:
    for name, body in {"prose.md": "Nur ein Satz.\n", "steps.md": "1. Ein Schritt\n"}.items():
        (tmp_path / name).write_text(FRONT + body, "utf-8")

    def read(*pages: str) -> list[int]:
        options = Mock(pages=pages, bindings=None)
        return [len(page.blocks) for page in read_pages(options, tmp_path, tmp_path, [])[0].values()]

    assert read(".") == [0, 1]
    with pytest.raises(PageError, match=r"prose\.md:1: this page has no step"):
        read(".", "prose.md")


def test_a_link_that_leads_to_itself_is_no_page(tmp_path: Path) -> None:
    (tmp_path / "loop.md").symlink_to(tmp_path / "loop.md")
    with pytest.raises(PageError, match="there is no such page"):
        read_pages(Mock(pages=(), bindings=None), tmp_path, tmp_path, ["loop.md"])
