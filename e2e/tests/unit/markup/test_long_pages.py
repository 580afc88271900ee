"""Long and odd pages are read, checked and shown to their end: no pattern hangs, no nesting meets Python's limit.

Some of them took minutes to years once. The limit of 30 s notices only such a hang; that time grows with a page's
length and no faster is held by ``test_robust``, which counts.
"""

import signal
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

import pytest

from e2e.checks.check import check
from e2e.checks.context import CheckContext
from e2e.claims.page_reader import read_page
from e2e.pages.model import PageError
from e2e.reports.html.guide import rendered
from e2e.reports.html.rendering import RenderHooks
from e2e.verdict.evidence import Evidence

FRONT = "---\nlang: {lang}\nref: x\n---\n"
HOOKS = RenderHooks(
    prefix="p",
    opening=lambda _block: "",
    panel=lambda _block: "",
    picture=lambda _name, _alt, _width: "",
    target=lambda _address: None,
)
SECONDS = 30
"""Each takes a tenth of a second; a machine that does something else besides is not to fail."""


@pytest.fixture(autouse=True)
def end_of_hanging() -> Iterator[None]:
    """Fail a test that hangs, as it would otherwise hold up all others."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TimeoutError(f"the page was not read within {SECONDS} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(SECONDS)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def walk(folder: Path, body: str, lang: str = "de") -> list[str]:
    """Read a page as an external one, check its blocks, show it; return what is wrong with it."""
    page, bindings = folder / "p.md", folder / "p.toml"
    page.write_text(FRONT.format(lang=lang) + body, "utf-8")
    bindings.write_text('page = "p.md"\n')
    try:
        read = read_page(page, sidecar=bindings, root=folder, screenshots=folder / "screenshots", name="p.md")
    except PageError as error:
        return [problem.message.id for problem in error.problems]
    verdicts = [check(block, Evidence(), CheckContext()) for block in read.blocks]
    _, left = rendered(read.source, verdicts, HOOKS)
    return [str(block.line) for block in left]


NAMED_TWICE = "".join(f"{{:a{number}: a{number + 1} a{number + 1}}}\n" for number in range(30))


@pytest.mark.parametrize(
    "body",
    [
        NAMED_TWICE + "{:a30: .x}\n\n1. {: a0} x\n",
        "x „ja“\n" + "{:\\}" * 40 + "x\n",
        "x\n{: a=\"" + "\\x" * 3000 + "}\n",
        "x\n{: a=\"" + "\\\"" * 3000 + "x}\n",
        "x\n{: " + "a=\"\\\" b='\\' " * 1000 + "}\n",
        "x\n{: a=\"" + "\\}" * 3000 + "\n",
        "x\n" + "{: .x \\} " * 2000 + "x\n",
        "## a" + " " * 10_000 + "b\n\n1. x\n",
        "## a" + "\t" * 10_000 + "\n\n1. x\n",
        "## a" + " {: .x}" * 2000 + "b\n\n1. x\n",
        "# a" + " {#a" * 5000 + "\n\n1. x\n",
        "## T\n\n1. x\n" + "   {: .x}\n" * 2000,
        "1. x " + "<!-- a -->" * 2000 + "\n",
        "1. x " + "<!-- a " * 2000 + "\n",
        "<div>" + "<!-- a " * 2000 + "\n\n1. x\n",
        "<div>\n" + "<![x[ a" * 3000 + "\n</div>\n\n1. x\n",
        "<div>\n" + "<a b='>' " * 2000 + "\n</div>\n\n1. x\n",
        "1. <a href=\"" + "x" * 10_000 + "\n",
        "<div><a href=\"" + "x" * 10_000 + "\n\n1. x\n",
        "1. " + "<a href=x>b " * 500 + "\n",
        "1. <img srcset='" + "a.png 1x, " * 2000 + "'>\n",
        "<p>a</p>\n\n" * 250 + "1. x\n",
        "1. " + "{/*" * 3000 + "\n",
        "1. " + "{/* a */}" * 1000 + " b\n",
        "1. a " + "{% comment %}x{% endcomment %}" * 3000 + "\n",
        "{% comment %}x\ny{% endcomment %}\n" * 1000 + "\n1. b\n",
        "1. a " + "{{ x }} „b“ " * 250 + "\n",
        "1. " + "![a" * 2000 + "\n",
        "1. " + "[a" * 2000 + "\n",
        "1. " + "![" * 1000 + "[" * 1000 + "a" + "]" * 2000 + "\n",
        "1. " + "![" * 500 + "a" + "](b)" * 500 + "\n",
        "".join(f"[a{number}]: b\n" for number in range(1000)) + "\n1. [a1]\n",
        "1. " + "„a \"b " * 3000 + "\n",
        "1. " + "." * 10_000 + "\n",
        "1. " + "auf „a“ " * 250 + "\n",
        "1. " + "oben links in der Adresszeile " * 100 + "\n",
        "1. " + "„a“" * 250 + " Schaltfläche" * 250 + "\n",
        "# T\n\n" * 1000 + "1. x\n",
        "> " * 2000 + "a\n\n" + "- " * 2000 + "a\n",
    ],
)  # fmt: skip
def test_an_odd_page_is_walked(tmp_path: Path, body: str) -> None:
    assert walk(tmp_path, body) in (
        [],
        ["attributes-malformed"],
        ["attributes-visible"],
        ["attributes-unclosed"],
    )


def test_a_long_list_of_steps_is_walked(tmp_path: Path) -> None:
    assert (
        walk(tmp_path, "## T\n\n" + "".join(f"1. {{: #s{number}}} Auf „Ja“.\n" for number in range(150)))
        == []
    )


@pytest.mark.parametrize("size", [33, 3000])
def test_named_lists_that_lead_too_far_are_refused(tmp_path: Path, size: int) -> None:
    lists = "".join(f"{{:a{number}: a{number + 1}}}\n" for number in range(size))
    assert walk(tmp_path, f"{lists}{{:a{size}: .x}}\n\n1. {{: a0}} x\n") == ["attributes-too-deep"]


def test_named_lists_that_lead_back_are_refused(tmp_path: Path) -> None:
    assert (
        walk(tmp_path, "{:a: b .x}\n{:b: a b}\n\n1. {: a} x\n1. {: b} y\n") == ["attributes-meaningless"] * 2
    )
