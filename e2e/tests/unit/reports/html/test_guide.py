"""Pages in the report: shown as they are published, with nothing in them that runs."""

import re

import pytest

from e2e.markup.kramdown.addresses import file_name
from e2e.markup.kramdown.attributes import without_lists
from e2e.reports.html.guide import rendered
from e2e.reports.html.links import safe_address
from e2e.reports.html.rendering import RenderHooks
from e2e.tests.support.report_data import block
from e2e.tests.support.web_pages.html_tags import Tags


def body(source: str, *blocks: object) -> str:
    hooks = RenderHooks(
        prefix="p",
        opening=lambda one: f'class="block" id="{one.id}"',
        panel=lambda one: f"[panel of {one.id}]",
        picture=lambda name, _alt, width: f"[picture {name} {width}]",
        target=lambda address: f"#{address}" if address.endswith("known.md") else None,
    )
    return str(rendered(source, blocks, hooks)[0])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("1. {: #a} Text\n", "Text"),
        ('A *word*{: .b title="\\}"} more\n', "<p>A <em>word</em> more</p>"),
        ("Text\n{: #c .d}\n", "<p>Text</p>"),
        ("## Heading {#own}\n", ">Heading</h2>"),
        ("`{: #code}`\n", "<code>{: #code}</code>"),
        ("```\n{: #code}\n```\n", "{: #code}"),
        ("| a |\n| --- |\n| b |\n{: .table}\n", "<td>b</td>"),
        ("> quoted\n{: #q}\n", "<p>quoted</p>"),
    ],
)
def test_attribute_lists_are_passed_over_and_code_is_not(source: str, shown: str) -> None:
    html = body(source)
    assert shown in html
    assert ("{:" in html or "{#" in html) == ("code" in source)


def test_without_lists_keeps_the_rest_of_a_line() -> None:
    assert without_lists("1. {: #a} Text {x}").split() == ["1.", "Text", "{x}"]
    assert without_lists("## Title {#own}") == "## Title"


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("Press <kbd>Ctrl</kbd>.", "Press <kbd>Ctrl</kbd>."),
        ('<a href="https://example.org/a?b=1&amp;c" title="T" target="\\_blank">x</a>',
         '<a href="https://example.org/a?b=1&amp;c" title="T" target="_blank" rel="noopener noreferrer">x</a>'),
        ('<kbd><img src="a/b%20c.png" alt="A" style="max-width: 25px"></kbd>', "<kbd>[picture b c.png 25]</kbd>"),
        ('<kbd><a href="a.png" title="T"><img src="a.png"></a></kbd>', "<kbd>[picture a.png None]</kbd>"),
        ("~~old~~ new", "<del>old</del> new"),
        ("a &amp; \\*b\\* &quot;c&quot;", 'a &amp; *b* "c"'),
        ("a <!-- hidden --> b", "a  b"),
        ("<kbd>open", "<kbd>open</kbd>"),
        ("closed</a>", "<p>closed</p>"),
        ("[x </a> y](z)</kbd>", '<a href="z">x </a> y</p>'),
        ("[a <kbd>b](x) c</kbd>", '<a href="x">a <kbd>b</kbd></a> c'),
        ('<a href="https://a.org/">a [b](c.md) d</a>', '>a </a><a href="c.md">b</a> d</p>'),
        ("<b>bold</b> <br> <u>under", "<p><b>bold</b> <br> <u>under</u></p>"),
        ("a <script src='x.js'/> b", "<p>a  b</p>"),
        ("<table><tr><td>a</td></tr></table>", "<td>a</td>"),
        ("<div>\n<p>a</p>\n</div>", "<div>\n<p>a</p>\n</div>"),
        ("<kbd onclick=alert(1)>x</kbd>", "<kbd>x</kbd>"),
        ("[to a known page](../known.md)", '<a href="#../known.md">'),
    ],
)  # fmt: skip
def test_a_page_is_shown_as_it_is_published(source: str, shown: str) -> None:
    assert shown in body(source + "\n")


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)",
        "\x01javascript:alert(1)", "data:text/html,<script>", "vbscript:x", "file:///etc/passwd", "//evil.example",
        "/\\evil.example", "\\\\evil", "blob:x", "", "https:", "http:///x", "a:b", "https://[", "view-source:https://a.b",
    ],
)  # fmt: skip
def test_addresses_that_are_not_linked(address: str) -> None:
    assert safe_address(address) is None


@pytest.mark.parametrize(
    "address",
    [
        "https://a.org/x?y#z",
        "HTTP://a.org",
        "mailto:a@b.org",
        "page.md#x",
        "#x",
        "a/b:c",
        "../x.png",
        "?q=a:b",
    ],
)
def test_addresses_that_are_linked(address: str) -> None:
    assert safe_address(address) == address


def test_a_bad_link_stays_readable() -> None:
    html = body("[click](javascript:alert%281%29 'tooltip')\n")
    assert (
        html
        == '<p><span class="unlinked" title="tooltip">click <code>javascript:alert%281%29</code></span></p>\n'
    )


@pytest.mark.parametrize(
    "source",
    [
        "<script>alert(1)</script>",
        "<p><script>alert(1)</script></p>",
        "<svg><script>alert(1)</script></svg>",
        "<style>* { display: none }</style>",
        "<iframe src='https://evil.example'></iframe>",
        "<object data='x'></object><embed src='x'>",
        "<form action='https://evil.example'><input name=password></form>",
        "<img src=x onerror=alert(1)>",
        "<a href='javascript:alert(1)' onclick=alert(1)>x</a>",
        "<p style='position: fixed' onmouseover=alert(1)>x</p>",
        "<meta http-equiv=refresh content='0; url=https://evil.example'>",
        "<base href='https://evil.example'><link rel=stylesheet href=x>",
        "<!--><img src=x onerror=alert(1)>-->",
        "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=x onerror=alert(1)&gt;'>",
        "<a href=x title='\"><img src=x onerror=alert(1)>'>y</a>",
        "<div class='verdict' id='de/lamp/enjoy' data-slot='0'>x</div>",
        "<p class=block data-slot=x/0>x",
        "| <a href=x onclick=y>a</a> | <td onclick=z> |\n|--|--|",
    ],
)
def test_nothing_of_a_page_runs_loads_or_looks_like_the_report(source: str) -> None:
    for tag, attrs in Tags(body(f"x\n\n{source}\n\ny {source} z\n")).found:
        assert tag in {"p", "span", "a", "div", "code", "table", "tbody", "thead", "tr", "td", "th"}, tag
        assert attrs.keys() <= {"href", "title", "class"}
        assert attrs.get("class") in (None, "unlinked")
        assert attrs.get("href") in (None, "x")


@pytest.mark.parametrize(
    "name", ["textarea", "select", "title", "plaintext", "xmp", "noscript", "button", "table"]
)
def test_no_element_of_a_page_swallows_what_comes_after(name: str) -> None:
    html = body(f"x <{name}> y\n\n<div><{name}>\n\n1. Step\n", block("plug-in", 5, ordinal=1))
    assert '<li class="block" id="plug-in">' in html
    assert "[panel of plug-in]</li>" in html


def test_scripts_and_styles_are_left_out_wherever_they_stand() -> None:
    html = body("a <script>b</script> c <style>d\n\n<template>e</template>\n\nf\n")
    assert re.sub(r"<[^>]*>", "", html).split() == ["a", "c", "f"]


def test_a_page_that_cannot_be_read_has_no_place_for_its_blocks() -> None:
    hooks = RenderHooks("p", str, str, lambda *_: "", lambda _: None)
    assert rendered("1. {: a b} x\n", [], hooks) == ("", [])


def test_headings_have_the_anchors_of_the_published_page() -> None:
    html = body("# A b\n\n## A b\n\n## C {#own}\n\n## D\n{: #given}\n")
    assert re.findall(r'id="([^"]*)"', html) == ["p/h/a-b", "p/h/a-b-1", "p/h/own", "p/h/given"]


def test_names_of_pictures() -> None:
    assert file_name("../a/B%C3%A4r.png?x#y") == "Bär.png"
