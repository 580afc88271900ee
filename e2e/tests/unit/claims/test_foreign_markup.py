"""Pages that are written for other sites: every label in them is read, and where it stands is known."""

import re
from pathlib import Path

import pytest

from e2e.claims.page_reader import read_page
from e2e.tests.support.web_pages.little_pages import cut

FRONT = "---\nlang: en\nref: x\n---\n"


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    "body",
    [
        "| “L1” | a |\n|:--|--:|\n| **“L2”** | `x` \\| “L3” |\n\nAfter “L4”.\n",
        "1. a\n\n   | “L1” | “L2” |\n   |---|---|\n   | “L3” |\n\n   Then “L4”.\n",
        "1. “L1”\n   1. “L2”\n      - “L3”\n        1. “L4”\n   2. “L5”\n\n   > “L6”\n",
        "1.\t“L1”\n\tthen “L2”\n\t-\t“L3”\n\n\tmore “L4”\n\n- \t“L5”\n",
        "> [!NOTE]\n> “L1”\n\n> - “L2”\nlazy “L3”\n",
        "!!! note\n    “L1”\n\n:::info\n“L2”\n:::\n\n{: .note }\n> “L3”\n",
        "<details>\n<summary>“L1”</summary>\n\n“L2”\n\n<ol>\n<li>“L3”</li>\n<li>“L4”<br>\n“L5”</ol>\n</details>\n",
        "<div>\n\n    <p>“L1”</p>\n\n</div>\n\n“L2”\n\nTerm “L3”\n: “L4”\n",
        "- [ ] “L1”\n- [x] “L2”\n\n1. [ ] “L3”\n",
        "“L1”[^1] “L2”\n\n[^1]: “L3”\n    and “L4”\n",
        "{% if x %}\n“L1”\n{% else %}\n“L2”\n{% endif %}\n\n1. {% include i.html n=\"a\" %} “L3” {{ y }} “L4”\n",
        "1. 👍 “L1” 🎥🏽 “L2” 👨‍👩‍👧 “L3”\n1. انقر فوق “L4” ثم “L5”.\n1. \u202eלחץ “L6”\u202c 点击“L7”按钮。\n",
        "1. a <!-- “x”\n   --> “L1”\n\n<!--\n“x”\n-->\n“L2” {% comment %}“x”{% endcomment %} “L3”\n",
        "<kbd>Ctrl</kbd> “L1” <span title=\"“x”\">“L2”</span> ~~“L3”~~ ***“L4”*** ==“L5”==\n",
        "a < b “L1” and c > d “L2” <3 “L3” <x “L4” & “L5” <a href=\"x “L6”\n",
        "<div><![CDATA[ x ]]> “L1” <![x[ y > “L2” <? z > “L3” <b “L4”\n",
        "\\*a\\* “L1” a\\b “L2” “L3\\ü” \\# “L4”\n",
    ],
)  # fmt: skip
def test_every_label_is_read_and_is_where_it_stands(tmp_path: Path, body: str, ends: str) -> None:
    page, bindings = tmp_path / "p.md", tmp_path / "p.toml"
    page.write_text("\ufeff" + FRONT + body, encoding="utf-8", newline=ends)
    bindings.write_text('page = "p.md"\n')
    read = read_page(page, sidecar=bindings, root=tmp_path, screenshots=tmp_path, name="p.md")
    labels = [label for block in read.blocks for label in block.labels]
    assert [label.label for label in labels] == re.findall(r"L\d(?:\\ü)?", body)
    assert [cut(read.source, label.span) for label in labels] == [label.label for label in labels]
