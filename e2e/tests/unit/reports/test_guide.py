"""A page as the annotated guide of the report: what of its Markdown, kramdown and HTML is shown, and how."""

import pytest

from e2e.reports.html.guide import RenderHooks, rendered
from e2e.reports.html.kramdown import without_lists
from e2e.reports.html.links import file_name, safe_address
from e2e.reports.html.tags import attributes


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
        ('A *word*{: .b title="}"} more\n', "<p>A <em>word</em> more</p>"),
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
        ("<kbd>**bold</kbd>**", "<kbd>**bold</kbd>**"),
        ("a <!-- hidden --> b", "a  b"),
        ("<kbd>open", "<kbd>open</kbd>"),
        ("closed</a>", "<p>closed</p>"),
        ("[x </a> y](z)</kbd>", '<a href="z">x  y</a></p>'),
        ("[a <kbd>b](x) c</kbd>", '<a href="x">a <kbd>b</kbd></a> c'),
        ('<a href="https://a.org/">a [b](https://b.org/) c</a>', ">a b c</a>"),
        ("<b>bold</b> <br> <div>", "&lt;b&gt;bold&lt;/b&gt; &lt;br&gt; &lt;div&gt;"),
        ("<kbd onclick=alert(1)>x</kbd>", "<kbd>x</kbd>"),
        ("[to a known page](../known.md)", '<a href="#../known.md">'),
    ],
)  # fmt: skip
def test_the_tags_of_pages_are_read_and_others_are_text(source: str, shown: str) -> None:
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


def test_names_and_attributes_of_pages() -> None:
    assert file_name("../a/B%C3%A4r.png?x#y") == "Bär.png"
    assert attributes("<a href='x&amp;y' HREF=z title>") == {"href": "x&y", "title": ""}
