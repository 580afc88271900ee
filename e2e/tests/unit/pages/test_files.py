"""Front matter, files that cannot be read, and which files are pages."""

import os
from pathlib import Path

import pytest

from e2e.claims.page_reader import read_page
from e2e.pages.files import find_pages
from e2e.pages.model import PageError
from e2e.tests.support.web_pages.little_pages import BODY_LINE, FRONT, failure, read


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


@pytest.mark.parametrize("given", ["lang: de-DE", "lang: de_AT", "language: de", "lang: DE"])
def test_a_language_may_be_given_with_its_region(tmp_path: Path, given: str) -> None:
    assert read(tmp_path, "", f"---\nref: x\n{given}\n---\n").lang == "de"
