"""Pages that may not be edited: bindings in a sidecar, screenshots of external pages."""

from pathlib import Path

import pytest

from e2e.claims.model import Page
from e2e.claims.page_reader import read_page
from e2e.pages.model import PageError, Problems
from e2e.pages.sidecar import read_sidecar

PAGE = """---
lang: de
ref: alt
---
## Weg 1
1. Drücken Sie „Ja“.
2. {: #own} Sehen Sie ![b](assets/b.png).

![Leiste](https://example.org/leiste.png) ![c](../../c.png)

Ein Absatz.

## Weg 2
1. Ende
"""
FIRST = 'page = "alt.md"\n\n[steps]\n'


def read(tmp_path: Path, sidecar: str) -> Page:
    path, bindings = tmp_path / "alt.md", tmp_path / "alt.toml"
    path.write_text(PAGE, encoding="utf-8")
    bindings.write_text(sidecar, encoding="utf-8")
    return read_page(
        path, sidecar=bindings, root=tmp_path / "root", screenshots=tmp_path / "root" / "screenshots"
    )


def test_a_sidecar_adds_bindings(tmp_path: Path) -> None:
    page = read(
        tmp_path,
        FIRST + '"weg-1/1" = "say-yes"\n[remarks]\n"weg-1/c.png" = "bar"\n"weg-1/p11" = "paragraph"\n',
    )
    assert [(block.key, block.id) for block in page.blocks] == [
        ("weg-1/1", "say-yes"),
        ("weg-1/2", "own"),
        ("weg-1/leiste.png", "bar"),
        ("weg-1/p11", "paragraph"),
        ("weg-2/1", None),
    ]
    assert page.sidecar == tmp_path / "alt.toml"
    assert page.name == str(tmp_path / "alt.md")


def test_liquid_in_an_address_of_an_external_page_leads_anywhere(tmp_path: Path) -> None:
    path, bindings = tmp_path / "alt.md", tmp_path / "alt.toml"
    body = "1. ![a]({{ site.baseurl }}/a.png) [b]({% link b.md %}) <img srcset='c.png 2x, d.png'>\n"
    path.write_text("---\nlang: de\nref: alt\n---\n" + body, encoding="utf-8")
    bindings.write_text(FIRST, encoding="utf-8")
    (step,) = read_page(path, sidecar=bindings, root=tmp_path, screenshots=tmp_path / "screenshots").blocks
    assert [screenshot.name for screenshot in step.screenshots] == ["a.png", "c.png", "d.png"]
    assert [(link.target, link.external) for link in step.links] == [("{% link b.md %}", True)]


def test_screenshots_of_an_external_page_may_be_anywhere(tmp_path: Path) -> None:
    page = read(tmp_path, FIRST)
    screenshots = [screenshot for block in page.blocks for screenshot in block.screenshots]
    assert [screenshot.name for screenshot in screenshots] == ["b.png", "leiste.png", "c.png"]
    assert all(screenshot.external for screenshot in screenshots)
    assert screenshots[0].path == tmp_path / "assets" / "b.png"
    assert screenshots[1].src == "https://example.org/leiste.png"


@pytest.mark.parametrize(
    ("sidecar", "line", "words"),
    [
        ('page = "neu.md"\n', 1, "for neu.md, not for alt.md"),
        ("[steps]\n", 1, "names no page"),
        ('page = "alt.md"\n[steps\n', 2, "no TOML"),
        ('page = "alt.md"\n[step]\n', 2, "unknown entry step"),
        ('page = "alt.md"\nsteps = 3\n', 2, "no table"),
        (FIRST + '"weg-1/1" = 3\n', 4, "no scenario’s name"),
        (FIRST + '"weg-1/1" = "mit Abstand"\n', 4, "no scenario’s name"),
        (FIRST + '"weg-1/1" = "a"\n"weg-1/7" = "b"\n', 5, "weg-1/1"),
        (FIRST + '"wegen-2/1" = "b"\n', 4, "the nearest are weg-2/1"),
        (FIRST + '[remarks]\n"weg-1/liste.png" = "b"\n', 5, "weg-1/leiste.png"),
        (FIRST + '"weg-1/2" = "b"\n', 4, "bound twice: own, b"),
        (FIRST + '[remarks]\n"weg-1/c.png" = "b"\n"weg-1/leiste.png" = "c"\n', 6, "bound twice: b, c"),
    ],
)
def test_says_what_is_wrong_with_a_sidecar(tmp_path: Path, sidecar: str, line: int, words: str) -> None:
    with pytest.raises(PageError) as caught:
        read(tmp_path, sidecar)
    assert (caught.value.problems[0].path, caught.value.problems[0].line) == (
        str(tmp_path / "alt.toml"),
        line,
    )
    assert words in str(caught.value)


def test_a_name_twice(tmp_path: Path) -> None:
    with pytest.raises(PageError, match="own is on line 7 and again on line 14"):
        read(tmp_path, FIRST + '"weg-2/1" = "own"\n')


def test_a_missing_sidecar(tmp_path: Path) -> None:
    problems = Problems()
    assert read_sidecar(tmp_path / "fehlt.toml", problems) is None
    (problem,) = problems.listed
    assert problem.shown() == f"{tmp_path / 'fehlt.toml'}: the sidecar is not there; check the path"


def test_all_that_is_wrong_with_page_and_sidecar_is_said_at_once(tmp_path: Path) -> None:
    page, sidecar = tmp_path / "alt.md", tmp_path / "alt.toml"
    page.write_text("---\nlang: xx\nref: 7\n---\n## Weg\n1. {: .a b=c} Los.\n1. Weiter. {: #a}\n", "utf-8")
    sidecar.write_text('lang = 3\nstep = 1\n[steps]\n"weg/9" = "x"\n"weg/1" = "mit Abstand"\n', "utf-8")
    with pytest.raises(PageError) as caught:
        read_page(page, sidecar=sidecar, root=tmp_path, screenshots=tmp_path)
    found = [(Path(problem.path).name, problem.line) for problem in caught.value.problems]
    assert found == [
        *(("alt.toml", line) for line in (1, 1, 2, 4, 5)),
        *(("alt.md", line) for line in (2, 3, 6, 7)),
    ]


def test_a_sidecar_that_cannot_be_read_is_all_that_is_said(tmp_path: Path) -> None:
    (tmp_path / "alt.md").write_text("## Weg\n1. Los.\n", "utf-8")
    with pytest.raises(PageError) as caught:
        read_page(tmp_path / "alt.md", sidecar=tmp_path / "fehlt.toml", root=tmp_path, screenshots=tmp_path)
    assert [problem.message.id for problem in caught.value.problems] == ["file-missing"]


def test_a_copy_of_our_page_finds_its_screenshots_and_neighbours_at_home(tmp_path: Path) -> None:
    home = tmp_path / "docs" / "de"
    home.mkdir(parents=True)
    (home / "nachbar.md").touch()
    copy = tmp_path / "elsewhere" / "kopie.md"
    copy.parent.mkdir()
    copy.write_text(
        "---\nlang: de\nref: x\n---\n## T\n1. ![a](../../screenshots/de/a.png) [n](nachbar.md) [o](ohne.md)\n",
        encoding="utf-8",
    )
    page = read_page(copy, root=tmp_path, screenshots=tmp_path / "screenshots")
    (step,) = page.blocks
    assert step.screenshots[0].path == tmp_path / "screenshots" / "de" / "a.png"
    assert [link.path for link in step.links] == [home / "nachbar.md", copy.parent / "ohne.md"]


def test_a_page_of_ours_finds_nothing_but_what_its_readers_find(tmp_path: Path) -> None:
    home = tmp_path / "docs" / "de"
    (home / "more").mkdir(parents=True)
    (home / "nachbar.md").touch()
    page = home / "more" / "p.md"
    front = "---\nlang: de\nref: x\n---\n"
    page.write_text(front + "[n](nachbar.md) ![a](../../../screenshots/de/a.png)\n", encoding="utf-8")
    (remark,) = read_page(page, root=tmp_path, screenshots=tmp_path / "screenshots").blocks
    assert [link.path for link in remark.links] == [home / "more" / "nachbar.md"]
    assert [screenshot.correct_src for screenshot in remark.screenshots] == [None]
    page.write_text(front + "![a](../../screenshots/de/a.png)\n", encoding="utf-8")
    with pytest.raises(PageError, match="outside screenshots/"):
        read_page(page, root=tmp_path, screenshots=tmp_path / "screenshots")


def test_a_symbolic_link_leads_no_screenshot_out_of_the_screenshots(tmp_path: Path) -> None:
    (tmp_path / "screenshots").mkdir()
    (tmp_path / "screenshots" / "out").symlink_to(tmp_path)
    page = tmp_path / "docs" / "de" / "p.md"
    page.parent.mkdir(parents=True)
    page.write_text("---\nlang: de\nref: x\n---\n![a](../../screenshots/out/a.png)\n", encoding="utf-8")
    with pytest.raises(PageError, match="outside screenshots/"):
        read_page(page, root=tmp_path, screenshots=tmp_path / "screenshots")


def test_a_sidecar_gives_what_the_page_does_not(tmp_path: Path) -> None:
    path, sidecar = tmp_path / "alt.md", tmp_path / "alt.toml"
    path.write_text("1. Drücken Sie „Ja“.\n", encoding="utf-8")
    sidecar.write_text('page = "alt.md"\nlang = "de"\ntitle = "Alt"\n')
    page = read_page(path, sidecar=sidecar, root=tmp_path, screenshots=tmp_path)
    assert (page.lang, page.ref, page.title) == ("de", "alt", "Alt")
    assert [(step.line, step.labels[0].column) for step in page.steps] == [(1, 17)]
    path.write_text("---\nlang: en\nref: own\ntitle: Own\n---\n", encoding="utf-8")
    page = read_page(path, sidecar=sidecar, root=tmp_path, screenshots=tmp_path)
    assert (page.lang, page.ref, page.title) == ("en", "own", "Own")
    sidecar.write_text('page = "alt.md"\nlang = 3\n')
    with pytest.raises(PageError, match=r"alt\.toml:2: lang is no text"):
        read_page(path, sidecar=sidecar, root=tmp_path, screenshots=tmp_path)
