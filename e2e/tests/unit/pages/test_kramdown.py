"""Markup that kramdown reads otherwise than CommonMark, and what readers never see."""

from pathlib import Path

import pytest

from e2e.tests.support.web_pages.little_pages import cut, read


@pytest.mark.parametrize(
    "body",
    [
        "<div>\n\n    <p>Klicken Sie auf „Ja“.</p>\n\n</div>",
        "<section>\n<div class='x'>\n\n\t<p>Klicken Sie auf „Ja“.<br></p>\n</div></section>",
    ],
)
def test_indented_html_within_an_element_is_no_code(tmp_path: Path, body: str) -> None:
    page = read(tmp_path, f"## T\n\n{body}\n\n    „Nein“ ist Code.\n")
    labels = [label for block in page.blocks for label in block.labels]
    assert [cut(page.source, label.span) for label in labels] == ["Ja"]


@pytest.mark.parametrize("indent", [1, 2, 3, 4])
def test_a_quotation_right_after_an_item_is_part_of_the_step(tmp_path: Path, indent: int) -> None:
    page = read(tmp_path, f"## T\n\n1. Drücken Sie „A“.\n{' ' * indent}> **Hinweis:** Dann „B“.\n1. Ende\n")
    first, second = page.blocks
    assert [cut(page.source, label.span) for label in first.labels] == ["A", "B"]
    assert (second.kind, second.ordinal, second.text) == ("step", 2, "Ende")


def test_a_quotation_after_a_blank_line_is_a_remark(tmp_path: Path) -> None:
    page = read(tmp_path, "## T\n\n1. Drücken Sie „A“.\n\n > Dann „B“.\n")
    assert [(block.kind, [label.label for label in block.labels]) for block in page.blocks] == [
        ("step", ["A"]),
        ("remark", ["B"]),
    ]


@pytest.mark.parametrize(
    "hidden",
    [
        "{% include icon.html name=\"pencil\" alt='Schalter „Nein“' %}",
        "{{ site.data.labels['Nein'] }}",
        "{/* „Nein“ ![alt](/img/alt.png) oben links */}",
        "{/*\n„Nein“\n*/}",
    ],
)
def test_liquid_and_comments_claim_nothing(tmp_path: Path, hidden: str) -> None:
    (block,) = read(tmp_path, f"## T\n\n1. Wählen Sie {hidden} „Ja“.\n").blocks
    assert [(claim.kind, claim.expected) for claim in block.claims] == [("label", "Ja")]


@pytest.mark.parametrize("tag", ["<script src='x.js'/>", "<style />", "<template/>"])
@pytest.mark.parametrize("place", ["1. {{: #a}} Weg „A“.\n\n{}\n1. Drücken Sie „B“.\n", "1. „A“ {} „B“\n"])
def test_what_stands_after_a_hidden_element_that_ends_itself_is_read(
    tmp_path: Path, tag: str, place: str
) -> None:
    page = read(tmp_path, f"## T\n\n{place.format(tag)}")
    assert [label.label for block in page.blocks for label in block.labels] == ["A", "B"]


@pytest.mark.parametrize(
    "attributes",
    [
        '{: #a title="C:\\temp\\"}',
        '{: title="C:\\temp\\" .b id="a"}',
        '{: title="\\"a\\" b" #a}',
        '{: b="\\\\" #a}',
        '{: title="a\\}b" #a}',
        "{: #a .b\\}",
    ],
)
@pytest.mark.parametrize("place", ["1. {} Weg „A“.\n", "Weg „A“.\n{}\n", "1. {{: c}} Weg „A“.\n\n{}\n"])
def test_a_backslash_ends_no_attribute_list(tmp_path: Path, attributes: str, place: str) -> None:
    named = attributes.replace("{:", "{:c:") if "c}" in place else attributes
    (block,) = read(tmp_path, f"## T\n\n{place.format(named)}").blocks
    assert (block.id, [label.label for label in block.labels]) == ("a", ["A"])


def test_struck_text_is_read_as_what_it_says(tmp_path: Path) -> None:
    (block,) = read(tmp_path, "## T\n\n1. Wählen ~~Sie~~ „J~~a~~“ ~ oder ~ nichts.\n").blocks
    assert block.text == "Wählen Sie „Ja“ ~ oder ~ nichts."


@pytest.mark.parametrize("name", ["Menu.md", "Menu.markdown"])
def test_a_link_without_an_extension_leads_to_the_page(tmp_path: Path, name: str) -> None:
    (tmp_path / "docs" / "de").mkdir(parents=True)
    (tmp_path / "docs" / "de" / name).touch()
    (block,) = read(tmp_path, "## T\n\n1. Siehe [Menü](Menu) und [nichts](Nichts).\n").blocks
    assert [link.path for link in block.links] == [
        tmp_path / "docs" / "de" / name,
        tmp_path / "docs" / "de" / "Nichts",
    ]
