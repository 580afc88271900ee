"""Attribute lists: bindings, variants, names, and what is wrong with them."""

from pathlib import Path

import pytest

from e2e.tests.support.web_pages.little_pages import BODY_LINE, failure, read


def test_a_binding_makes_a_remark_of_a_plain_paragraph(tmp_path: Path) -> None:
    page = read(tmp_path, "## T\n{: #vorher}\nEin Absatz.\n\nNoch einer.\n\nDritter.\n{: #nachher .x}\n")
    assert page.blocks[0].text == "Dritter."
    # The first list stands right after the heading, so it is the heading's, as in kramdown.
    assert page.sections[0].slug == "vorher"
    page = read(tmp_path, "## T\n\n{: #vorher}\nEin Absatz.\n\nNoch einer.\n{: .note}\n")
    assert [(block.id, block.text) for block in page.blocks] == [("vorher", "Ein Absatz.")]


def test_variants_mark_steps_remarks_and_whole_sections(tmp_path: Path) -> None:
    page = read(
        tmp_path,
        '## A {: variant="alt"}\n1. eins\n\n### A1\n1. zwei\n\n## B\n{: #b data-variant="neu"}\n1. drei\n'
        "2. {: variant=\"alt\" #vier} vier\n\n## C {#see}\n1. fünf\n\n„X“\n{: variant='neu'}\n\n"
        'D\n---\n1. a\n2. b\n{: variant="alt"}\n',
    )
    assert [block.variant for block in page.blocks] == ["alt", "alt", "neu", "alt", None, "neu", "alt", "alt"]
    assert [section.slug for section in page.sections] == ["a", "a1", "b", "see", "d"]
    assert {"see", "vier", "b"} <= page.anchors


def test_attribute_lists_in_code_and_comments_are_text(tmp_path: Path) -> None:
    page = read(
        tmp_path,
        "## T\n1. Schreiben Sie `{: #x}` hin:\n\n   ```\n   {: #y}\n   ```\n\n<!--\n{: #z}\n-->\n\n"
        "{::comment}\n1. weg {: #w}\n{:/comment}\n\n~~~\n1. {: #v} kein Schritt\n~~~\n",
    )
    assert [(block.id, block.text) for block in page.blocks] == [(None, "Schreiben Sie {: #x} hin:")]


def test_named_attribute_lists(tmp_path: Path) -> None:
    page = read(tmp_path, '{:klassisch: variant="classic"}\n\n## T\n{:toc}\n\n1. {: klassisch #a} Eins\n')
    assert [(block.id, block.variant) for block in page.blocks] == [("a", "classic")]


@pytest.mark.parametrize(
    ("body", "line", "words"),
    [
        (
            "## T\n1. {: #a} x\n2. {: #a} y\n",
            3,
            f"a is on line {BODY_LINE + 1} and again on line {BODY_LINE + 2}",
        ),
        ("## T {#a}\n1. {: #a} x\n", 2, "again"),
        ("## T\n1. {: #a} x\n   {: #b}\n", 3, "bound twice"),
        ("## T\n1. {: #a #b} x\n", 2, "two ids"),
        ("## T\n1. {: a} x\n", 2, "#a"),
        ("## T\n1. {: #1a} x\n", 2, "malformed"),
        ("## T\n1. {: key=wert} x\n", 2, "malformed"),
        ('## T\n1. {: key="wert} x\n', 2, "malformed"),
        ("## T\n1. {: #a x\n", 2, "close it"),
        ("## T\n\nText „X“\n{: #a\n", 4, "close it"),
        ("## T\n1. x {: #a}\n", 2, "readers would see"),
        ("## T\n1. x\n   mehr {: #a} Text\n", 3, "readers would see"),
        ("## T\n1. x *y*{: #a\n", 2, "close it"),
        ("## T\n1. x\n{: #a}\n", 3, "start of the item"),
        ("## T\n\n{: #a}\n1. x\n", 3, "start of the item"),
        ("## T\n\nText\n\n{: #a}\n\nText\n", 5, "stands alone"),
        ("## T\n\n---\n{: #a}\n", 4, "no block"),
        ("## T\n\n![x](../x.png)\n", 3, "x.png"),
        ("## T\n\n„A“\n![x](https://example.org/x.png)\n", 4, "x.png"),
        ("## T\n\n<img src='/screenshots/x.png'>\n", 3, "x.png"),
        ("## T\n1. ![x](../../screenshots/../x.png)\n", 2, "outside screenshots/"),
        ("## T\n1. ![x](../../screenshots/)\n", 2, "no picture file"),
        ("## T ![x](../../screenshots/x.png)\n", 1, "heading"),
        ("## T\n\n{% comment %}\n1. x\n", 3, "close it with {% endcomment %}"),
    ],
)
def test_says_what_is_wrong_in_the_body_and_where(tmp_path: Path, body: str, line: int, words: str) -> None:
    error = failure(tmp_path, body)
    assert error.path == "docs/de/probe.md"
    assert error.line == BODY_LINE + line - 1
    assert error.shown().startswith(f"docs/de/probe.md:{error.line}: ")
    assert words in error.shown()
