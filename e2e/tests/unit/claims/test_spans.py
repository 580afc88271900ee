"""Where claims stand in the source: line, column and span of each label, position, control, picture and address."""

from pathlib import Path

import pytest

from e2e.claims.model import Claim
from e2e.tests.support.web_pages.little_pages import cut, read


def spans(folder: Path, body: str, kind: str) -> list[str]:
    page = read(folder, body)
    return [
        cut(page.source, claim.span) for block in page.blocks for claim in block.claims if claim.kind == kind
    ]


@pytest.mark.parametrize(
    ("body", "written"),
    [
        ("1. {: #a .b} Wählen Sie „Ja“ und dann \"Nein\".", ["Ja", "Nein"]),
        ("1. Wählen Sie **„Ja“** und „**Nein**“.", ["Ja", "Nein"]),
        ("1. Wählen Sie „ Ja “ und „Nein.“", ["Ja", "Nein."]),
        ("1. &bdquo;Ja &amp; Nein&ldquo; und „A&nbsp;B“", ["Ja &amp; Nein", "A&nbsp;B"]),
        ("1. „Ja,\n   bitte“ und „Nein“", ["Ja,\n   bitte", "Nein"]),
        ("> 1. „Ja,\n>    bitte“ und „Nein“", ["Ja,\n>    bitte", "Nein"]),
        (r"1. „Ja\! \_“ und „Nein“", [r"Ja\! \_", "Nein"]),
        ("1. *a* **b** ~~c~~ `d` `` e `` f_g* „Ja“", ["Ja"]),
        ("1. [a](b \"c\") ![d](../../screenshots/e.png) <https://f.example> „Ja“", ["Ja"]),
        ("1. {% comment %}„x“{% endcomment %} „Ja“ {% comment %}„y\n{% endcomment %} „Nein“", ["Ja", "Nein"]),
        ("| „Ja“ | a \\| „Nein“ | „Ja“ |\n|--|--|--|\n| „Drei“ | | „Ja“ |", ["Ja", "Nein", "Ja", "Drei", "Ja"]),
        ("<div>\n  <p title=\"„x“\">„Ja“ &lt; &quot;Nein&quot;</p>\n</div>", ["Ja", "Nein"]),
        ("1. <kbd>„Ja“</kbd> und <q>Nein</q>", ["Ja", "Nein"]),
        ("1. „U\u0308ber“ und „Ja“", ["U\u0308ber", "Ja"]),
        ("1. \u00ad„Ge\u00adnau“ und „Ja“", ["Ge\u00adnau", "Ja"]),
        ("- Punkt\n\n\t„Ja“", ["Ja"]),
    ],
)  # fmt: skip
def test_a_label_is_where_its_text_stands(tmp_path: Path, body: str, written: list[str]) -> None:
    assert spans(tmp_path, f"## T\n\n{body}\n", "label") == written


def test_lines_and_columns_count_from_one(tmp_path: Path) -> None:
    (block,) = read(tmp_path, "## T\n1. „Ja“ und\n   „Nein“\n").blocks
    assert [(label.line, label.column, label.span.end_column) for label in block.labels] == [
        (7, 5, 7),
        (8, 5, 9),
    ]


def test_positions_and_controls_are_where_their_words_stand(tmp_path: Path) -> None:
    body = "## T\n1. Klicken Sie **oben\n   links** in der Adresszeile auf die *Schaltfläche* „Ja“.\n"
    assert spans(tmp_path, body, "position") == ["oben\n   links** in der Adresszeile"]
    assert spans(tmp_path, body, "control") == ["Schaltfläche"]


@pytest.mark.parametrize(
    ("body", "whole", "address"),
    [
        ("![a](../../screenshots/a.png)", "![a](../../screenshots/a.png)", "../../screenshots/a.png"),
        (
            "x ![a]( <../../screenshots/a b.png> 't' ) y",
            "![a]( <../../screenshots/a b.png> 't' )",
            "../../screenshots/a b.png",
        ),
        (
            "![a](../../screenshots/a b.png  't')",
            "![a](../../screenshots/a b.png  't')",
            "../../screenshots/a b.png",
        ),
        (
            "<kbd><img alt=a src='../../screenshots/a.png'></kbd>",
            "<img alt=a src='../../screenshots/a.png'>",
            "../../screenshots/a.png",
        ),
        (
            "<p>\n<img src=../../screenshots/a.png >\n</p>",
            "<img src=../../screenshots/a.png >",
            "../../screenshots/a.png",
        ),
    ],
)  # fmt: skip
def test_a_picture_and_its_address(tmp_path: Path, body: str, whole: str, address: str) -> None:
    page = read(tmp_path, f"## T\n\n{body}\n")
    (screenshot,) = page.blocks[0].screenshots
    assert cut(page.source, screenshot.span) == whole
    assert cut(page.source, screenshot.address) == address


def test_a_link_and_its_address(tmp_path: Path) -> None:
    page = read(tmp_path, "## T\n1. [**a** b](c.md#d \"e\") <a\n   href='f.md'>g</a> [h][i]\n\n[i]: j.md\n")
    (block,) = page.blocks
    assert [cut(page.source, link.span) for link in block.links] == ["a** b", "g", "h"]
    assert [cut(page.source, link.address) for link in block.links[:2]] == ["c.md#d", "f.md"]
    assert block.links[2].address is None, "a definition gives it"


@pytest.mark.parametrize(
    "body",
    ["1. „Ja“ oben links den Knopf ![x](../../screenshots/x.png) [y](y.md)", "<p>„Ja“ <b>oben</b> links</p>"],
)
def test_every_claim_stands_within_its_block(tmp_path: Path, body: str) -> None:
    def within(claim: Claim, line: int, end_line: int) -> bool:
        return line <= claim.span.line <= claim.span.end_line <= end_line and claim.column >= 1

    for block in read(tmp_path, f"## T\n\n{body}\n").blocks:
        assert block.claims
        assert all(within(claim, block.line, block.end_line) for claim in block.claims)
