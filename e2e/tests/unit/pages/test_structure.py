"""Structure of a page: sections, steps, remarks, lines, what belongs to what."""

import pickle
from pathlib import Path

import pytest

from e2e.plugin.collection.links import only_links
from e2e.tests.support.web_pages.little_pages import BODY_LINE, FRONT, read

GUIDE = """
Einleitung ohne jedes Versprechen, nur mit einem [fremden Verweis](https://example.org/).

## Hineinkommen

1. {: #open-link} Rufen Sie den Verweis auf.
2. {: .wichtig #answer key="wert"} Antworten Sie
   mit „Ja“.

   Danach geht es weiter.

> Nach der Antwort sehen Sie „Hallo“.
{: #greeting}

3. Ein dritter Schritt.

### Wenn nicht
Ein Absatz ohne Versprechen.

![Leiste](../../screenshots/de/leiste.png)
{: #bar}

| Zeichen | Sinn |
| ------- | ---- |
| „A“     | „B“  |
{: #table}

- Ein Punkt mit „C“
- und noch einer

## Wenn nicht

1. Ende
"""


def test_reads_sections_steps_and_remarks(tmp_path: Path) -> None:
    page = read(tmp_path, GUIDE)

    assert (page.name, page.lang, page.ref, page.title) == ("docs/de/probe.md", "de", "probe", "Probe")
    assert [(s.title, s.slug, s.level) for s in page.sections] == [
        ("Hineinkommen", "hineinkommen", 2),
        ("Wenn nicht", "wenn-nicht", 3),
        ("Wenn nicht", "wenn-nicht-1", 2),
    ]
    lines = page.source.split("\n")
    assert all(section.title in lines[section.line - 1] for section in page.sections)
    assert [(b.kind, b.key, b.id, b.ordinal) for b in page.blocks] == [
        ("step", "hineinkommen/1", "open-link", 1),
        ("step", "hineinkommen/2", "answer", 2),
        ("remark", f"hineinkommen/p{BODY_LINE + 11}", "greeting", None),
        ("step", "hineinkommen/3", None, 3),
        ("remark", "wenn-nicht/leiste.png", "bar", None),
        ("remark", f"wenn-nicht/p{BODY_LINE + 22}", "table", None),
        ("remark", f"wenn-nicht/p{BODY_LINE + 27}", None, None),
        ("step", "wenn-nicht-1/1", None, 1),
    ]


def test_lines_count_from_the_top_of_the_file(tmp_path: Path) -> None:
    page = read(tmp_path, GUIDE)
    lines = ["", *page.source.split("\n")]

    step = page.block("answer")
    assert step is not None
    assert lines[step.line].startswith("2. {:")
    assert lines[step.end_line].strip() == "Danach geht es weiter."
    assert lines[step.labels[0].line].strip() == "mit „Ja“."
    for name in ("greeting", "bar", "table"):
        block = page.block(name)
        assert block is not None
        assert lines[block.end_line] == f"{{: #{name}}}"
    for block in page.blocks:
        for label in block.labels:
            assert f"„{label.label}" in lines[label.line]


def test_text_has_no_attribute_lists_and_no_markup(tmp_path: Path) -> None:
    page = read(
        tmp_path,
        "## Titel {: #titel}\n\n1. {: #a} **Fett**{: .rot} und `kurz` ![B](../../screenshots/b.png){: width='9'}\n"
        "2. Zwei\n   {: #b}\n\n<div>Drei „X“ &amp; <kbd>vier</kbd></div>\n{: #c}\n",
    )
    assert [block.text for block in page.blocks] == ["Fett und kurz", "Zwei", "Drei „X“ & vier"]
    assert [block.id for block in page.blocks] == ["a", "b", "c"]
    assert page.sections[0].title == "Titel"


def test_everything_indented_belongs_to_the_step(tmp_path: Path) -> None:
    page = read(
        tmp_path,
        "## T\n1. Eins:\n    - „A“\n    - **„B“**\n        und „C“\n\n    > Hinweis: „D“\n\n"
        "    | ![x](../../screenshots/de/x.png) | „E“ |\n    | --- | --- |\n\n"
        '    <kbd><a href="../../screenshots/de/y.png"><img src="../../screenshots/de/y.png" alt="y"></a></kbd>\n'
        "1. Zwei\n",
    )
    first, second = page.steps
    assert [(label.label, label.alternative) for label in first.labels] == [
        ("A", 0),
        ("B", 1),
        ("C", 1),
        ("D", None),
        ("E", None),
    ]
    assert [screenshot.name for screenshot in first.screenshots] == ["x.png", "y.png"]
    assert first.links == ()
    assert second.text == "Zwei"
    assert page.remarks == ()


def test_blocks_before_the_first_heading_have_the_pages_title(tmp_path: Path) -> None:
    page = read(tmp_path, "1. Eins\n\n## Probe\n1. Zwei\n")
    assert [(block.section.title, block.section.level, block.key) for block in page.blocks] == [
        ("Probe", 0, "probe-1/1"),
        ("Probe", 2, "probe/1"),
    ]


def test_a_page_survives_pickling(tmp_path: Path) -> None:
    page = read(tmp_path, GUIDE)
    assert pickle.loads(pickle.dumps(page)) == page  # noqa: S301 - our own data


def test_line_ends_and_byte_order_mark_do_not_matter(tmp_path: Path) -> None:
    plain = read(tmp_path, GUIDE)
    windows = read(tmp_path, GUIDE.replace("\n", "\r\n"), "\ufeff" + FRONT.replace("\n", "\r\n"))
    assert windows.blocks == plain.blocks


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        ("> 1. Beenden Sie Chrome.\n> 2. Starten Sie es.\n", ["Beenden Sie Chrome. Starten Sie es."]),
        ("- Oder so:\n  1. Löschen Sie alles.\n", ["Oder so: Löschen Sie alles."]),
        ("- Oder so:\n\n  > - Und:\n  >   1. Löschen Sie alles.\n", ["Oder so: Und: Löschen Sie alles."]),
        ("<ol><li>Schalten Sie es aus.</li></ol>\n", ["Schalten Sie es aus."]),
        ("Text <ol><li>Schalten Sie es aus.</li></ol>\n", ["Text Schalten Sie es aus."]),
        ("<OL>\n<li>Eins.</li>\n\n<li>Zwei.</li>\n\nDrei.\n</OL>\n\nVier.\n", ["Eins.", "Zwei.", "Drei."]),
        ("> 1. Lesen Sie [das](#t).\n", ["Lesen Sie das."]),
        ("<!-- <ol> -->\n\n- Text\n- mehr\n\n<ul><li>Text</li></ul>\n\n`<ol>`\n", []),
    ],
)
def test_numbered_instructions_promise_wherever_they_stand(
    tmp_path: Path, body: str, texts: list[str]
) -> None:
    blocks = read(tmp_path, f"## T\n\n{body}").blocks
    assert [(block.kind, block.text) for block in blocks] == [("remark", text) for text in texts]
    assert not any(only_links(block) for block in blocks)
