"""Little pages for tests: written into a project of their own, and read."""

from pathlib import Path

import pytest

from e2e.claims.model import Block, Page
from e2e.claims.page_reader import read_page
from e2e.markup.source import Span
from e2e.pages.model import InputProblem, PageError

FRONT = "---\ntitle: Probe\nlang: de\nref: probe\n---\n"
BODY_LINE = FRONT.count("\n") + 1
"""The line on which the text of a page begins."""


def read(folder: Path, body: str, front: str = FRONT, lang: str = "de") -> Page:
    """Return a page with this text, read in a project that is the folder."""
    path = folder / "docs" / lang / "probe.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(front + body, encoding="utf-8", newline="")
    return read_page(path, root=folder, screenshots=folder / "screenshots")


def failure(folder: Path, body: str, front: str = FRONT) -> InputProblem:
    """Return the only problem that a page with this text is refused with."""
    (problem,) = failures(folder, body, front)
    return problem


def failures(folder: Path, body: str, front: str = FRONT) -> tuple[InputProblem, ...]:
    """Return all problems that a page with this text is refused with."""
    with pytest.raises(PageError) as caught:
        read(folder, body, front)
    return caught.value.problems


def step(folder: Path, text: str, lang: str = "de") -> Block:
    """Return the only step of a page, which has this text."""
    (only,) = read(folder, f"## T\n1. {text}\n", f"---\nlang: {lang}\nref: probe\n---\n", lang).blocks
    return only


def cut(source: str, span: Span | None) -> str:
    """Return what stands in a span of a page's source."""
    assert span is not None
    lines = source.split("\n")[span.line - 1 : span.end_line]
    lines[-1] = lines[-1][: span.end_column - 1]
    lines[0] = lines[0][span.column - 1 :]
    return "\n".join(lines)
