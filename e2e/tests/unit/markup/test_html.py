"""HTML in pages: tags, attributes and text, each where it stands."""

import pytest

from e2e.markup.html import EndTag, StartTag, Text, open_elements, read_html


@pytest.mark.parametrize(
    ("html", "name", "value", "written"),
    [
        ('<a href="x&amp;y" HREF=z title>', "href", "x&y", "x&amp;y"),
        ("<img alt='a b' src = c.png>", "src", "c.png", "c.png"),
        ("x\n<img\n  src='c.png'/>", "src", "c.png", "c.png"),
        ("<a title='href=x' href=y>", "href", "y", "y"),
        ("<!-- <a href=x> --><a href=y>", "href", "y", "y"),
        ("<a href>", "href", "", ""),
    ],
)
def test_attributes_are_where_they_stand(html: str, name: str, value: str, written: str) -> None:
    (tag,) = (part for part in read_html(html) if isinstance(part, StartTag))
    attribute = tag.attributes[name]
    assert (attribute.value, html[attribute.start : attribute.end]) == (value, written)
    assert html[tag.start : tag.end].startswith(f"<{tag.name}")
    assert html[tag.start : tag.end].endswith(">")


@pytest.mark.parametrize(
    ("html", "text", "last"),
    [
        ("a &amp; b", "a & b", "b"),
        ("<b>x</b> &quot;", "x \"", "&quot;"),
        ("&lt;&unknown;&#252;", "<&unknown;ü", "&#252;"),
        ("a<!-- &amp; -->&amp", "a&", "&amp"),
        ("<?pi?>x<!doctype y>z", "xz", "z"),
    ],
)  # fmt: skip
def test_every_character_of_text_is_where_it_stands(html: str, text: str, last: str) -> None:
    parts = [part for part in read_html(html) if isinstance(part, Text)]
    assert "".join(part.text for part in parts) == text
    start, end = parts[-1].spans[-1]
    assert html[start:end] == last
    assert all(len(part.spans) == len(part.text) for part in parts)


def test_what_browsers_drop_ends_the_reading_without_an_error() -> None:
    assert [part.name for part in read_html("<b>x</b><![x[") if isinstance(part, StartTag | EndTag)] == [
        "b",
        "b",
    ]


@pytest.mark.parametrize(
    ("html", "left"),
    [("<div><p>", 2), ("<br><img/><div/>", 0), ("<script/><style/><template/>", 0), ("<script><p>", 1)],
)
def test_elements_that_end_themselves_are_not_left_open(html: str, left: int) -> None:
    assert open_elements(html) == left
