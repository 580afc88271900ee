"""Liquid's comments, which readers never see."""

from pathlib import Path

import pytest

from e2e.claims.model import LinkClaim
from e2e.tests.support.web_pages.little_pages import BODY_LINE, read

LIQUID_COMMENTS = """## T
{% comment %}
1. {: #a} Weg „A“
{% endcomment %}

1. {: #b} Eins {%- comment -%} „B“ {%- endcomment -%} zwei
1. Drei {% comment %}
   „C“ {% comment %} „D“ {% endcomment %} „E“
{% endcomment %} vier {% raw %}{% comment %}{% endraw %} „F“

```
{% comment %}
```
{% endcomment %}
```
"""


def test_readers_never_see_liquid_comments(tmp_path: Path) -> None:
    page = read(tmp_path, LIQUID_COMMENTS)
    assert [(block.id, [(label.label, label.line) for label in block.labels]) for block in page.blocks] == [
        ("b", []),
        (None, [("F", BODY_LINE + 8)]),
    ]
    assert page.blocks[0].text == "Eins zwei"
    assert page.blocks[1].text.startswith("Drei vier")


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        ("## T\n\n{% comment %}später{% endcomment %}1. Winken", ["Winken"]),
        ("## T\n{% comment %}\nspäter\n{% endcomment %}2. Winken", ["Winken"]),
        ("## T\n1. Eins\n{% comment %}später{% endcomment %}2. Zwei", ["Eins", "Zwei"]),
        ("## T\n1. Eins\n{% comment %}\nspäter\n{% endcomment %}2. Zwei", ["Eins", "Zwei"]),
        ("## T\n1. Eins\n{% comment %}\nspäter\n{% endcomment %}und halb", ["Eins und halb"]),
        (
            "{% comment %}x{% endcomment %}## T\n1. Siehe [dort](#t{% comment %}y{% endcomment %})",
            ["Siehe dort"],
        ),
    ],
)
def test_what_a_liquid_comment_stands_before_is_what_it_is_without(
    tmp_path: Path, body: str, blocks: list[str]
) -> None:
    page = read(tmp_path, f"{body}\n")
    assert [block.text.replace("\u2060", "").strip() for block in page.blocks] == blocks
    assert [
        claim.target for block in page.blocks for claim in block.claims if isinstance(claim, LinkClaim)
    ] in ([], ["#t"])


@pytest.mark.parametrize(
    "comment",
    [
        "{/*\n1. Weg „A“ {% comment %} x {% endcomment %} dann „B“.\n*/}\n1. Eins „C“.",
        "1. {/* {% comment %} x {% endcomment %} */} Eins „C“.",
        "1. Eins {/* {% comment %} x\n   y {% endcomment %} „A“\n   */} „C“.",
        "1. {% comment %} {/* „A“ */} {% endcomment %} Eins „C“.",
    ],
)
def test_a_comment_within_a_comment_of_another_kind_ends_nothing(tmp_path: Path, comment: str) -> None:
    page = read(tmp_path, f"## T\n\n{comment}\n")
    assert [(block.kind, [label.label for label in block.labels]) for block in page.blocks] == [
        ("step", ["C"])
    ]
    assert page.blocks[0].text.replace("\u2060", "").split() == ["Eins", "„C“."]
