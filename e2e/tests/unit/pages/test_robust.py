"""Odd Markdown never crashes the reading, and the page of 2020 is read as its readers read it."""

import random
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest

from e2e.claims.model import LinkClaim
from e2e.claims.page_reader import read_page
from e2e.jitsi import TARGET
from e2e.pages.model import PageError
from e2e.scenarios.registry import scenarios
from e2e.tests.support.web_pages.little_pages import cut

FRONT = "---\nlang: {lang}\nref: x\n---\n"
PIECES = [
    *"\n \t#*-+_`~<>[](){}!|\\\"'„“”«»:;.,/&%$=\x00\x0b\u00a0\u00ad\ufffc\ufeffäß1a",
    "\n\n", "\n1. ", "\n   - ", "\n> ", "\n## ", "\n---\n", "\n```\n", "\n    ", "\n| a | b |\n|---|---|\n",
    "{: #a}", "{: .b}", "\n{: #c}\n", "{:", "{::comment}", "{:/}", "{:x: #y}\n", "{#z}", 'variant="v"',
    "![a](../../screenshots/x.png)", "[t](u.md)", "[t]: u\n", "<img src=../x.png>", "<kbd>", "</a>", "<a href=x>",
    "<!--", "-->", "<![x[", "<!x", "<?", "<script>", "<q>", "<div>", "</div>\n", "&#0;", "&quot;", "\\\"",
    "oben links", "rechts neben der", "in der Adresszeile", "von „A“ auf „B“", "Schaltfläche", "Schalter", "Link",
    "![a](x y.png)", "[t](u v.md 'w')", "]({{ x }}/y)", "[t]: u v\n",
    "on the right", "of the window", "next to", "to the left of", "the switch", "drop-down list", "u.a.", "z. B. ",
]  # fmt: skip


@pytest.mark.parametrize("seed", range(300))
def test_odd_markdown_is_read_or_refused(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - test data
    body = "".join(chance.choice(PIECES) for _ in range(chance.randrange(1, 120)))
    page, bindings = tmp_path / "p.md", tmp_path / "p.toml"
    page.write_text(FRONT.format(lang=chance.choice(["de", "en"])) + body, encoding="utf-8", newline="")
    bindings.write_text('page = "p.md"\n')
    last = body.count("\n") + body.count("\r") + 5
    error: PageError | None = None
    try:
        read = read_page(page, sidecar=bindings, root=tmp_path, screenshots=tmp_path / "screenshots")
    except PageError as refused:
        error = refused
    if error is not None:
        assert all(1 <= problem.line <= last for problem in error.problems)
        assert all(problem.shown() for problem in error.problems)
        return
    lines = read.source.split("\n")
    ids = [block.id for block in read.blocks if block.id]
    assert len(ids) == len(set(ids))
    for block in read.blocks:
        assert 1 <= block.line <= block.end_line <= last
        assert all(block.line <= claim.line <= block.end_line for claim in block.claims)
        assert all(cut(read.source, claim.span) for claim in block.claims)
        assert all(claim.span.end_column <= len(lines[claim.span.end_line - 1]) + 1 for claim in block.claims)


@pytest.mark.parametrize(
    "body",
    [
        *(
            "> " * 5000 + "a",
            "- " * 3000 + "a",
            "[" * 3000,
            "„" * 20000,
            "„“ " * 1000,
            "*a " * 1000,
            "<b" * 2000,
        ),
        *(
            "[a](" * 3000,
            "[a](b c " * 3000,
            "[a](b c\n" * 3000,
            "[a](b" + " " * 9000,
            "![" * 3000,
            "{% raw " * 3000,
        ),
    ],
)
def test_deep_nesting_is_read(tmp_path: Path, body: str) -> None:
    page = tmp_path / "p.md"
    page.write_text(FRONT.format(lang="de") + body, encoding="utf-8")
    assert read_page(page, root=tmp_path, screenshots=tmp_path).ref == "x"


def test_liquid_without_an_end_is_refused(tmp_path: Path) -> None:
    page = tmp_path / "p.md"
    page.write_text(FRONT.format(lang="de") + "[a]({{" * 3000, encoding="utf-8")
    with pytest.raises(PageError, match="cannot be read"):
        read_page(page, root=tmp_path, screenshots=tmp_path)


@pytest.mark.parametrize(
    "front", ["a: " + "[" * 5000, "a: &a [*a]", "? [a]\n: b", "a: !!python/object:x {}", "\x07"]
)
def test_odd_front_matter_is_read_or_refused(tmp_path: Path, front: str) -> None:
    page = tmp_path / "p.md"
    page.write_text(f"---\nlang: de\nref: x\n{front}\n---\n", encoding="utf-8")
    lines = {2}
    try:
        assert read_page(page, root=tmp_path, screenshots=tmp_path).ref == "x"
    except PageError as refused:
        lines = {problem.line for problem in refused.problems}
    assert lines <= {2, 3, 4}


def calls(work: Callable[[], object]) -> int:
    """Count the calls of functions while something is done: unlike the time, they are the same on every machine."""
    count = 0

    def note(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        (
            "de",
            "Klicken Sie oben links im Fenster auf den Knopf „A“, rechts neben „B“. Links daneben ist „C“.\n",
        ),
        (
            "en",
            "Click the button “A” at the top left of the window, to the right of “B”. Beside it is “C”.\n",
        ),
    ],
)
def test_a_long_paragraph_takes_as_long_as_its_sentences(tmp_path: Path, lang: str, sentence: str) -> None:
    page = tmp_path / "p.md"

    def work(sentences: int) -> int:
        page.write_text(FRONT.format(lang=lang) + sentence * sentences, encoding="utf-8")
        return calls(lambda: read_page(page, root=tmp_path, screenshots=tmp_path))

    work(1)
    assert work(80) < 5 * work(20)


@pytest.fixture
def page_of_2020() -> Path:
    path = Path(__file__).parents[5] / "shared" / "pages" / "jitsi_meet_instructions.md"
    if not path.is_file():
        pytest.skip("the page of 2020 is not here")
    return path


def test_the_page_of_2020(tmp_path: Path, page_of_2020: Path) -> None:
    sidecar = tmp_path / "bindings.toml"
    sidecar.write_text(f'page = "{page_of_2020.name}"\n')
    page = read_page(page_of_2020, sidecar=sidecar, root=tmp_path, screenshots=tmp_path / "screenshots")

    sections = list(dict.fromkeys(step.section.slug for step in page.steps))
    assert [sum(step.section.slug == slug for step in page.steps) for slug in sections] == [4, 3, 4, 6]
    assert sections[1:] == ["option-1", "option-2", "option-3"]
    assert len({screenshot.name for block in page.blocks for screenshot in block.screenshots}) == 13
    (remark,) = page.remarks
    assert [screenshot.name for screenshot in remark.screenshots] == ["Seite-neu-laden.png"]

    steps = {step.key: step for step in page.steps}
    prompt, banner = steps[f"{sections[0]}/2"], steps[f"{sections[0]}/4"]
    assert [label.label for label in prompt.labels] == ["Zulassen"]
    assert [(set(place.directions), place.container) for place in prompt.positions] == [
        ({"top", "left"}, None)
    ]
    assert [(set(place.directions), place.container) for place in banner.positions] == [
        ({"bottom", "left"}, "page")
    ]
    assert [control.label for control in steps["option-1/2"].controls] == ["Zulassen"]
    assert [label.alternative for label in steps["option-2/2"].labels] == [0, 1, 2]
    assert not any(label.label.endswith(".") for label in steps["option-2/2"].labels)
    assert [label.label for label in steps["option-2/3"].labels] == ["Fertig", "Verwalten"]
    assert [place.reference for place in steps["option-3/6"].positions] == ["Website-URL"]
    assert [claim.external for claim in steps["option-3/1"].claims if isinstance(claim, LinkClaim)] == [True]
    lines = page.source.split("\n")
    for step in page.steps:
        assert lines[step.line - 1].startswith("1. ")
        assert lines[step.end_line - 1].strip()


SIDECAR_OF_2020 = Path(__file__).with_name("page_of_2020.toml")


def test_every_block_of_the_page_of_2020_is_bound(tmp_path: Path, page_of_2020: Path) -> None:
    page = read_page(
        page_of_2020, sidecar=SIDECAR_OF_2020, root=tmp_path, screenshots=tmp_path / "screenshots"
    )
    assert len(page.blocks) == 18
    assert [block.key for block in page.blocks if block.id is None] == []


def test_the_sidecar_of_the_page_of_2020_names_scenarios() -> None:
    bindings = tomllib.loads(SIDECAR_OF_2020.read_text("utf-8"))
    named = [*bindings["steps"].values(), *bindings["remarks"].values()]
    assert set(named) <= scenarios(TARGET.scenarios).keys()
    assert len(named) == len(set(named)) == 18
