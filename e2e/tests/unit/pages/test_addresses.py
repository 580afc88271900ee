"""Addresses of pictures and links, as kramdown reads them."""

from pathlib import Path

import pytest

from e2e.tests.support.web_pages.little_pages import BODY_LINE, failure, read

PICTURE = "../../screenshots/de/Bild mit (Abstand) 1.png"


@pytest.mark.parametrize(
    "body",
    [
        f"![a]({PICTURE}) und [b](noch eine.md)",
        f"![a]( {PICTURE}  'Titel' ) und [b](noch eine.md \"Titel (neu)\")",
        f'![a][bild] und [b][weiter]\n\n[bild]: {PICTURE}\n[weiter]:   noch eine.md "Titel"',
        f"[![a]({PICTURE})]({PICTURE}) und [b](noch\neine.md)",
        f"![a](<{PICTURE}>) und [b](noch%20eine.md)",
        f"<img src='{PICTURE}'> und <a href='noch eine.md'>b</a>",
    ],
)
def test_addresses_may_have_spaces_as_in_kramdown(tmp_path: Path, body: str) -> None:
    (remark,) = read(tmp_path, f"## T\n\n{body}\n").blocks
    assert [(screenshot.name, screenshot.correct_src) for screenshot in remark.screenshots] == [
        (Path(PICTURE).name, None)
    ]
    assert [link.path for link in remark.links] == [tmp_path / "docs" / "de" / "noch eine.md"]


def test_a_footnote_is_text_and_no_address(tmp_path: Path) -> None:
    blocks = read(tmp_path, "## T\n1. Eins[^1] „A“[^2]\n\n[^1]: Fuß „B“\n\n[^2]: Wort\n").blocks
    assert [(block.kind, [claim.expected for claim in block.claims]) for block in blocks] == [
        ("step", ["A"]),
        ("remark", ["B"]),
    ]


LIQUID = "{{ site.baseurl }}/x.png"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (f"![x]({LIQUID})", "Liquid in the address {{ site.baseurl }}/x.png"),
        ("[x]({{site.baseurl}}/x)", "Liquid"),
        ('![x]({{ "/x.png" | relative_url }} "Titel")', "Liquid"),
        ("[x]({% link seite.md %})", "Liquid"),
        (f"![x][y]\n\n[y]: {LIQUID}", "Liquid"),
        (f"<img src='{LIQUID}'>", "Liquid"),
        ('Hier <a href="{{ "/x" | relative_url }}">x</a>', "Liquid"),
        ('<p><a href="{{ "/x" | relative_url }}">x</a></p>', "Liquid"),
        ('| [x]({{ "/x" | relative_url }}) | b |\n| --- | --- |', "without Liquid"),
        ("![x](../../screenshots/de/x.png", "cannot be read"),
        ("![x][nirgends]", "cannot be read"),
        ("![x](file:///x.png)", "is no relative path"),
        ("<picture><source srcset='../../screenshots/de/x.png 2x'></picture>", "<source srcset>"),
        ("<img src='../../screenshots/de/x.png' srcset='a.png'>", "a.png of <img srcset>"),
        ("<video poster='../../screenshots/de/x.png'></video>", "<video poster>"),
    ],
)
def test_no_picture_or_link_gets_lost(tmp_path: Path, body: str, words: str) -> None:
    error = failure(tmp_path, f"## T\n\n{body}\n")
    assert error.line == BODY_LINE + 2
    assert words in error.shown()


def test_pictures_and_links_in_code_are_text(tmp_path: Path) -> None:
    page = read(tmp_path, f"## T\n1. Schreiben Sie `![x]({LIQUID})` und `[x]({LIQUID})`.\n")
    assert page.blocks[0].claims == ()
