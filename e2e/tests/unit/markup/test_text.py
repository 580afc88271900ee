"""Folding of labels, and slugs of headings."""

import pytest

from e2e.markup.text import fold, slugify_heading


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        (" A\u00a0 b\u202fc ", "A b c"),
        ("Ka\u00admera.", "Kamera"),
        ("Warten…", "Warten…"),
        ("Warten...", "Warten…"),
        ("u\u0308ber", "über"),
        (".", ""),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold(fold(text)) == folded


@pytest.mark.parametrize(
    ("heading", "slug"),
    [
        ("Einem Meeting beitreten", "einem-meeting-beitreten"),
        ("Über Größe & Maß: 2 Wege!", "über-größe--maß-2-wege"),
        ("Kamera-Symbol (neu)", "kamera-symbol-neu"),
        ("U\u0308ber\u00a0uns", "über-uns"),
    ],
)
def test_slugs_are_those_of_the_published_page(heading: str, slug: str) -> None:
    assert slugify_heading(heading) == slug
