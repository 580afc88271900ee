"""Structure of a page: sections, steps, remarks, lines, bindings, variants, and what is wrong with a page."""

import os
import pickle
from pathlib import Path

import pytest

from e2e.claims.model import LinkClaim, Page
from e2e.claims.page_reader import read_page
from e2e.markup.text import slugify_heading
from e2e.pages.model import PageError
from e2e.pages.source import find_pages
from e2e.plugin.collection.links import only_links

FRONT = "---\ntitle: Probe\nlang: de\nref: probe\n---\n"
BODY_LINE = FRONT.count("\n") + 1


def read(tmp_path: Path, body: str, front: str = FRONT) -> Page:
    path = tmp_path / "docs" / "de" / "probe.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(front + body, encoding="utf-8", newline="")
    return read_page(path, root=tmp_path, screenshots=tmp_path / "screenshots")


def failure(tmp_path: Path, body: str, front: str = FRONT) -> PageError:
    with pytest.raises(PageError) as caught:
        read(tmp_path, body, front)
    return caught.value


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


def test_a_binding_makes_a_remark_of_a_plain_paragraph(tmp_path: Path) -> None:
    page = read(tmp_path, "## T\n{: #vorher}\nEin Absatz.\n\nNoch einer.\n\nDritter.\n{: #nachher .x}\n")
    assert page.blocks[0].text == "Dritter."
    # The first list stands right behind the heading, so it is the heading's, as in kramdown.
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


def test_named_attribute_lists(tmp_path: Path) -> None:
    page = read(tmp_path, '{:klassisch: variant="classic"}\n\n## T\n{:toc}\n\n1. {: klassisch #a} Eins\n')
    assert [(block.id, block.variant) for block in page.blocks] == [("a", "classic")]


def test_a_page_survives_pickling(tmp_path: Path) -> None:
    page = read(tmp_path, GUIDE)
    assert pickle.loads(pickle.dumps(page)) == page  # noqa: S301 - our own data


def test_line_ends_and_byte_order_mark_do_not_matter(tmp_path: Path) -> None:
    plain = read(tmp_path, GUIDE)
    windows = read(tmp_path, GUIDE.replace("\n", "\r\n"), "\ufeff" + FRONT.replace("\n", "\r\n"))
    assert windows.blocks == plain.blocks


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
    assert words in error.message
    assert str(error) == f"docs/de/probe.md:{error.line}: {error.message}"


@pytest.mark.parametrize(
    ("front", "line", "words"),
    [
        ("", 1, "no front matter"),
        ("# Titel\n", 1, "no front matter"),
        ("---\nlang: de\n", 1, "does not end"),
        ("---\nlang: de\nref: [a\n---\n", 3, "no YAML"),
        ("---\ntitle: a: b\n---\n", 2, "no YAML"),
        ("---\nx: 2020-99-99\n---\n", 2, "no YAML"),
        ("---\n- lang\n---\n", 2, "key: value"),
        ("---\n---\n", 2, "key: value"),
        ("---\nref: x\n---\n", 1, "give one of de, en"),
        ("---\nref: x\nlang: no # Norsk\n---\n", 3, 'write it in quotes, lang: "no"'),
        ("---\nref: x\nlang: xx\n---\n", 3, "de, en"),
        ("---\nref: x\nlang: ../de\n---\n", 3, "de, en"),
        ("---\nlang: de\n---\n", 1, "no ref"),
        ("---\nlang: de\nref:\n---\n", 3, "no ref"),
        ("---\nlang: de\nref: 7\n---\n", 3, 'write it in quotes, ref: "7"'),
        ("---\nlang: de\nref: 2020-02-02\n---\n", 3, 'write it in quotes, ref: "2020-02-02"'),
    ],
)
def test_says_what_is_wrong_in_the_front_matter(tmp_path: Path, front: str, line: int, words: str) -> None:
    error = failure(tmp_path, "", front)
    assert (error.path, error.line) == ("docs/de/probe.md", line)
    assert words in error.message


def test_unreadable_pages(tmp_path: Path) -> None:
    def error_of(path: Path) -> PageError:
        with pytest.raises(PageError) as caught:
            read_page(path, root=tmp_path, screenshots=tmp_path)
        return caught.value

    assert "no such page" in error_of(tmp_path / "fehlt.md").message
    assert "cannot be read" in error_of(tmp_path).message
    assert "cannot be read" in error_of(tmp_path / ("a" * 300)).message
    os.mkfifo(tmp_path / "pipe.md")
    assert "no ordinary file" in error_of(tmp_path / "pipe.md").message
    assert "no ordinary file" in error_of(Path("/dev/zero")).message
    latin = tmp_path / "latin.md"
    latin.write_bytes((FRONT + "\nÜber\n").encode("latin-1"))
    error = error_of(latin)
    assert (error.line, "UTF-8" in error.message) == (BODY_LINE + 1, True)


def test_finds_pages(tmp_path: Path) -> None:
    for name in ("b.md", "a/c.md", "a/README.md", ".hidden/d.md", "e.txt"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.touch()
    assert find_pages([tmp_path]) == [tmp_path / "a/c.md", tmp_path / "b.md"]
    assert find_pages([tmp_path / "b.md", tmp_path]) == [tmp_path / "b.md", tmp_path / "a/c.md"]
    with pytest.raises(PageError, match="no such page"):
        find_pages([tmp_path / "nichts"])
    with pytest.raises(PageError, match="cannot be read"):
        find_pages([tmp_path / ("a" * 300)])


@pytest.mark.parametrize(
    ("heading", "slug"),
    [
        ("Einem Meeting beitreten", "einem-meeting-beitreten"),
        ("Über Größe & Maß: 2 Wege!", "über-größe--maß-2-wege"),
        ("Kamera-Symbol (neu)", "kamera-symbol-neu"),
        ("U\u0308ber\u00a0uns", "über-uns"),
    ],
)
def test_slugs_are_those_of_the_published_page(heading: str, slug: str) -> None:
    assert slugify_heading(heading) == slug


PICTURE = "../../screenshots/de/Bild mit (Abstand) 1.png"


@pytest.mark.parametrize(
    "body",
    [
        f"![a]({PICTURE}) und [b](noch eine.md)",
        f"![a]( {PICTURE}  'Titel' ) und [b](noch eine.md \"Titel (neu)\")",
        f'![a][bild] und [b][weiter]\n\n[bild]: {PICTURE}\n[weiter]:   noch eine.md "Titel"',
        f"[![a]({PICTURE})]({PICTURE}) und [b](noch\neine.md)",
        f"![a](<{PICTURE}>) und [b](noch%20eine.md)",
        f"<img src='{PICTURE}'> und <a href='noch eine.md'>b</a>",
    ],
)
def test_addresses_may_have_spaces_as_in_kramdown(tmp_path: Path, body: str) -> None:
    (remark,) = read(tmp_path, f"## T\n\n{body}\n").blocks
    assert [(screenshot.name, screenshot.correct_src) for screenshot in remark.screenshots] == [
        (Path(PICTURE).name, None)
    ]
    assert [link.path for link in remark.links] == [tmp_path / "docs" / "de" / "noch eine.md"]


def test_a_footnote_is_text_and_no_address(tmp_path: Path) -> None:
    blocks = read(tmp_path, "## T\n1. Eins[^1] „A“[^2]\n\n[^1]: Fuß „B“\n\n[^2]: Wort\n").blocks
    assert [(block.kind, [claim.expected for claim in block.claims]) for block in blocks] == [
        ("step", ["A"]),
        ("remark", ["B"]),
    ]


LIQUID = "{{ site.baseurl }}/x.png"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (f"![x]({LIQUID})", "Liquid in the address {{ site.baseurl }}/x.png"),
        ("[x]({{site.baseurl}}/x)", "Liquid"),
        ('![x]({{ "/x.png" | relative_url }} "Titel")', "Liquid"),
        ("[x]({% link seite.md %})", "Liquid"),
        (f"![x][y]\n\n[y]: {LIQUID}", "Liquid"),
        (f"<img src='{LIQUID}'>", "Liquid"),
        ('Hier <a href="{{ "/x" | relative_url }}">x</a>', "Liquid"),
        ('<p><a href="{{ "/x" | relative_url }}">x</a></p>', "Liquid"),
        ('| [x]({{ "/x" | relative_url }}) | b |\n| --- | --- |', "without Liquid"),
        ("![x](../../screenshots/de/x.png", "cannot be read"),
        ("![x][nirgends]", "cannot be read"),
        ("![x](file:///x.png)", "cannot be read"),
        ("<picture><source srcset='../../screenshots/de/x.png 2x'></picture>", "<source srcset>"),
        ("<img src='../../screenshots/de/x.png' srcset='a.png, b.png 2x'>", "a.png of <img srcset>"),
        ("<video poster='../../screenshots/de/x.png'></video>", "<video poster>"),
    ],
)
def test_no_picture_or_link_gets_lost(tmp_path: Path, body: str, words: str) -> None:
    error = failure(tmp_path, f"## T\n\n{body}\n")
    assert error.line == BODY_LINE + 2
    assert words in error.message


def test_pictures_and_links_in_code_are_text(tmp_path: Path) -> None:
    page = read(tmp_path, f"## T\n1. Schreiben Sie `![x]({LIQUID})` und `[x]({LIQUID})`.\n")
    assert page.blocks[0].claims == ()


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
