"""Rewriting addresses in Markdown: exactly those of links and pictures, everything else to the character."""

import pytest

from e2e.publish.addresses import Overlooked, addresses, rewritten


def marked(address: str, line: int) -> str:
    """Return a new address for any; ``LINES`` notes the lines."""
    LINES.append(line)
    return f"new/{address}"


LINES: list[int] = []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a](b.md)", "[a](new/b.md)"),
        ("x\n\ny [a](b.md#c)", "x\n\ny [a](new/b.md#c)"),
        ('[a](b.md "Titel (1)")', '[a](new/b.md "Titel (1)")'),
        ("[a](<b c.md>)", "[a](<new/b c.md>)"),
        ("[a](b_(1).md)", r"[a](new/b_\(1\).md)"),
        (r"[a](b_\(1\).md)", r"[a](new/b_\(1\).md)"),
        ("![a](b.png)", "![a](new/b.png)"),
        ("[![a](b.png)](c.png)", "[![a](new/b.png)](new/c.png)"),
        ("[a]\n\n[a]: b.md 'T'", "[a]\n\n[a]: new/b.md 'T'"),
        ("> [a](b.md)\n> [c](d.md)", "> [a](new/b.md)\n> [c](new/d.md)"),
        ("1. {: #step} [a](b.md){: .button}", "1. {: #step} [a](new/b.md){: .button}"),
        (
            "| ![a](b.png) | [c](d.md) |\n| --- | --- |",
            "| ![a](new/b.png) | [c](new/d.md) |\n| --- | --- |",
        ),
        ('<a href="b.md" title="x">y</a>', '<a href="new/b.md" title="x">y</a>'),
        ("<kbd><img\nsrc='b.png' alt=''></kbd>", "<kbd><img\nsrc='new/b.png' alt=''></kbd>"),
        ("<p>\n<img alt=x src=b.png>\n</p>", "<p>\n<img alt=x src=new/b.png>\n</p>"),
        (
            '<a href="b.md?x&amp;y"><img src="c.png"></a>',
            '<a href="new/b.md?x&amp;y"><img src="new/c.png"></a>',
        ),
        ("[T\u00fcr](T\u00fcr.md)", "[T\u00fcr](new/T\u00fcr.md)"),
    ],
)
def test_links_and_pictures_are_rewritten_in_every_spelling(text: str, expected: str) -> None:
    assert rewritten(text, 0, marked) == expected


@pytest.mark.parametrize(
    "text",
    [
        "`[a](b.md)` and ``[a](`b.md)``",
        "```\n[a](b.md)\n```",
        "x\n\n    [a](b.md)\n",
        "<!-- [a](b.md) -->",
        r"\[a](b.md)",
        "a](b.md) in prose",
        "<https://example.org/b.md>",
        '<span title="b.md" data-href="b.md">x</span>',
    ],
)
def test_what_is_no_link_stays(text: str) -> None:
    assert rewritten(text, 0, marked) == text


def test_code_that_looks_like_a_link_stays_beside_the_same_link() -> None:
    text = "`[a](b.md)` [a](b.md)"
    assert rewritten(text, 0, marked) == "`[a](b.md)` [a](new/b.md)"


def test_front_matter_stays_and_counts() -> None:
    text = "---\nnote: '[a](b.md)'\n---\n[a](b.md)"
    LINES.clear()
    assert rewritten(text, 3, marked) == "---\nnote: '[a](b.md)'\n---\n[a](new/b.md)"
    assert set(LINES) == {4}


def test_an_address_is_replaced_on_whatever_line_it_stands() -> None:
    text = "x\n\n> [a](\n> b.md) and [c](d\n> e.md)"
    assert [(found.address, found.line) for found in addresses(text)] == [("b.md", 3), ("d e.md", 4)]
    assert rewritten(text, 0, marked) == "x\n\n> [a](\n> new/b.md) and [c](new/d e.md)"


def test_an_address_that_reads_otherwise_once_replaced_is_an_error_with_its_line() -> None:
    text = "x\n\ny [a](b.md)"
    with pytest.raises(Overlooked) as caught:
        rewritten(text, 0, lambda address, _: f'{address} "title"')
    assert (caught.value.address, caught.value.line) == ("b.md", 3)


def test_an_unchanged_address_keeps_its_spelling() -> None:
    text = r'[a](b\_c.md "t") <a href="d&amp;e.md">x</a>'
    assert rewritten(text, 0, lambda address, _: address) == text
