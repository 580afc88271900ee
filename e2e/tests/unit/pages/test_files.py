"""Front matter, files that cannot be read, and which files are pages."""

import os
from pathlib import Path

import pytest

from e2e.claims.page_reader import read_page
from e2e.pages.files import find_pages
from e2e.pages.model import InputProblem, PageError
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
    assert words in error.shown()


def test_unreadable_pages(tmp_path: Path) -> None:
    def problem_of(path: Path) -> InputProblem:
        with pytest.raises(PageError) as caught:
            read_page(path, root=tmp_path, screenshots=tmp_path)
        (problem,) = caught.value.problems
        return problem

    assert "is not there" in problem_of(tmp_path / "fehlt.md").shown()
    assert "cannot be read" in problem_of(tmp_path).shown()
    assert "cannot be read" in problem_of(tmp_path / ("a" * 300)).shown()
    os.mkfifo(tmp_path / "pipe.md")
    assert "no ordinary file" in problem_of(tmp_path / "pipe.md").shown()
    assert "no ordinary file" in problem_of(Path("/dev/zero")).shown()
    odd = tmp_path / "odd.md"
    for content, line, words in (
        ((FRONT + "\nÜber\n").encode("latin-1"), BODY_LINE + 1, "is not UTF-8 on this line"),
        ((FRONT + "\nÜber\n").encode("utf-16"), 1, "saved as UTF-16"),
        (FRONT.encode() + b"\x7fELF\0\0", BODY_LINE, "is no text"),
    ):
        odd.write_bytes(content)
        problem = problem_of(odd)
        assert (problem.line, words in problem.shown()) == (line, True)


def test_a_byte_order_mark_moves_no_column(tmp_path: Path) -> None:
    front = "\ufeff---\nlang: de\nref: x\n---\n"
    (block,) = read(tmp_path, "1. Drücken Sie „Ja“.\n", front).blocks
    assert (block.line, block.labels[0].column) == (5, 17)
    problem = failure(tmp_path, "1. x {: #a}\n", front)
    assert problem.line == 5


def test_finds_pages(tmp_path: Path) -> None:
    for name in ("b.markdown", "a/c.md", "a/README.markdown", "a/README.md", ".hidden/d.md", "e.txt"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.touch()
    assert find_pages([tmp_path]) == [tmp_path / "a/c.md", tmp_path / "b.markdown"]
    assert find_pages([tmp_path / "b.markdown", tmp_path]) == [tmp_path / "b.markdown", tmp_path / "a/c.md"]
    with pytest.raises(PageError) as refused:
        find_pages(
            [tmp_path / "nichts", tmp_path / "e.txt", tmp_path / "b.markdown", tmp_path / ".hidden" / "x"]
        )
    assert [problem.message.id for problem in refused.value.problems] == [
        "page-missing",
        "page-not-markdown",
        "page-missing",
    ]
    (tmp_path / "empty").mkdir()
    with pytest.raises(PageError, match=r"names end in .*\.md.*\.markdown.*, other than README"):
        find_pages([tmp_path / "empty"])
    with pytest.raises(PageError, match="cannot be read"):
        find_pages([tmp_path / ("a" * 300)])


@pytest.mark.parametrize("given", ["lang: de-DE", "lang: de_AT", "language: de", "lang: DE"])
def test_a_language_may_be_given_with_its_region(tmp_path: Path, given: str) -> None:
    assert read(tmp_path, "", f"---\nref: x\n{given}\n---\n").lang == "de"
