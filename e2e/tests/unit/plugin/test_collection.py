"""Which pages and steps a run collects, and which mistakes in them it refuses."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from unittest.mock import Mock

import pytest

from e2e.claims.model import Page
from e2e.claims.page_reader import read_page
from e2e.jitsi import TARGET
from e2e.messages.catalogue import render
from e2e.pages.files import find_pages
from e2e.pages.model import InputProblem, Problems
from e2e.plugin.collection.links import links, only_links
from e2e.plugin.collection.pages import ReadPages, chosen_steps, read_pages
from e2e.plugin.collection.validation import check_bindings, check_screenshots
from e2e.plugin.results.verdicts import nothing_fits
from e2e.targets import Target
from e2e.tests import second_target
from e2e.tests.support.runs.in_chrome import PAGE, ROOT

FRONT = "---\nlang: de\nref: probe\n---\n"


def mistakes(
    pages: Sequence[Page], *, whole: bool, target: Target = TARGET, problems: Problems | None = None
) -> list[InputProblem]:
    """Return what is wrong with the bindings of pages."""
    problems = problems or Problems()
    check_bindings(pages, lambda _: target, problems, whole=whole)
    return problems.listed


def texts(problems: Problems) -> str:
    return "\n".join(problem.shown() for problem in problems.listed)


def read_all(root: Path, *arguments: str, pages: Sequence[str] = ()) -> tuple[ReadPages, Problems]:
    """Return what a run reads of the pages of its arguments or of ``--page``."""
    problems = Problems()
    return read_pages(Mock(pages=pages, bindings=None), root, root, arguments, problems), problems


def test_steps_that_one_language_leaves_out_are_named_together_where_they_are_missing() -> None:
    pages = [
        read_page(path, root=ROOT, screenshots=ROOT / "screenshots") for path in find_pages([ROOT / "docs"])
    ]
    # Another target's, or another language's, may just have begun.
    pages = [page for page in pages if page.lang in ("de", "en") and "target" not in page.front]
    assert not mistakes(pages, whole=True)
    german = next(page for page in pages if page.path == PAGE)
    rest = [page for page in pages if page is not german]
    without = ("join-meeting", "allow-devices", "remove-site")
    shorter = replace(german, blocks=tuple(block for block in german.blocks if block.id not in without))
    said = [problem.shown() for problem in mistakes([*rest, shorter], whole=True)]
    assert len(said) == 2
    place = r"docs/de/jitsi-meet\.md:\d+: "
    steps = "2 steps are missing here: “allow-devices”, “join-meeting”; "
    there = r"docs/en/jitsi-meet\.md has them, the first in line \d+: add"
    assert re.match(f"{place}{steps}{there}", said[0]), said
    only = r"the step “remove-site” is missing here; docs/en/jitsi-meet\.md:\d+ has it: add"
    assert re.match(f"{place}{only}", said[1]), said


def test_a_page_of_prose_is_passed_over_where_others_have_steps(tmp_path: Path) -> None:
    for name, body in {"prose.md": "Nur ein Satz.\n", "steps.md": "1. Ein Schritt\n"}.items():
        (tmp_path / name).write_text(FRONT + body, "utf-8")

    read, problems = read_all(tmp_path, pages=["."])
    assert [len(page.blocks) for page in read.pages.values()] == [0, 1]
    assert not problems.listed
    _, problems = read_all(tmp_path, pages=[".", "prose.md"])
    assert "prose.md:1: this page has no step" in texts(problems)


def test_a_link_that_leads_to_itself_is_no_page(tmp_path: Path) -> None:
    (tmp_path / "loop.md").symlink_to(tmp_path / "loop.md")
    assert "loop.md: there is no such page" in texts(read_all(tmp_path, "loop.md")[1])


def test_a_name_that_no_file_can_have_is_no_page(pages: "Pages") -> None:
    long = "a" * 300 + ".md"
    pages.write(TWO_STEPS)
    assert "cannot be read: File name too long" in texts(read_all(pages.root, pages=[long])[1])
    assert pages.steps(long) == ({}, "")


BROKEN = {
    "docs/de/one.md": "---\nlang: de\n---\n1. {: #close-baner} Los.\n1. {: #play b=c} ![x](x.png)\n# ![y](y.png)\n",
    "docs/de/two.md": "---\nlang: [de\nref: two\n---\n1. {: #aa #bb} Los.\n1. {: #aa\n",
    "docs/de/three.md": "1. {: #aa} Los.\n",
    "docs/de/four.md": "\udcff",
    "docs/en/one.md": "---\nlang: xx\nref: one\ntarget: nowhere\n---\n1. Go. {: #aa}\n",
}


def test_all_that_is_wrong_with_all_pages_is_said_at_once(tmp_path: Path) -> None:
    for name, text in BROKEN.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8", errors="surrogateescape")
    read, problems = read_all(tmp_path, "docs", "nowhere.md")
    check_bindings(
        list(read.pages.values()),
        lambda _: second_target.TARGET,
        problems,
        whole=read.whole,
        complete=read.complete,
    )
    found = {(problem.path, problem.line, problem.message.id) for problem in problems.listed}
    assert found == {
        ("docs/de/one.md", 1, "front-matter-no-ref"),
        ("docs/de/one.md", 4, "did-you-mean"),
        ("docs/de/one.md", 5, "attributes-malformed"),
        ("docs/de/one.md", 5, "screenshot-outside"),
        ("docs/de/one.md", 6, "picture-in-heading"),
        ("docs/de/two.md", 3, "front-matter-no-yaml"),
        ("docs/de/two.md", 5, "attributes-two-ids"),
        ("docs/de/two.md", 6, "attributes-unclosed"),
        ("docs/de/three.md", 1, "front-matter-missing"),
        ("docs/de/three.md", 1, "scenarios-there"),
        ("docs/de/four.md", 1, "file-not-utf-8"),
        ("docs/en/one.md", 2, "language-unknown"),
        ("docs/en/one.md", 6, "attributes-visible"),
        ("nowhere.md", 0, "page-missing"),
    }
    assert (read.whole, read.complete) == (True, False)


def test_a_mistyped_name_is_no_missing_step_besides(pages: "Pages") -> None:
    one = pages.write("1. {: #close-banner} Los.\n1. {: #answer-promt} Los.\n")
    other = pages.write("1. {: #close-baner} Los.\n1. {: #answer-prompt} Los.\n", "docs/de/other.md")
    said = [problem.message.id for problem in mistakes([one, other], target=second_target.TARGET, whole=True)]
    assert said == ["did-you-mean", "did-you-mean"]


class Pages:
    """Pages of a test in a checkout of its own, read as a run reads them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "docs" / "de").mkdir(parents=True)

    def write(self, body: str, name: str = "docs/de/page.md") -> Page:
        path = self.root / name
        path.write_text(FRONT + body, "utf-8")
        return read_page(path, root=self.root, screenshots=self.root / "screenshots", name=name)

    def steps(self, *named: str, arguments: Sequence[str] = ()) -> tuple[dict[str, set[str]], str]:
        """Return the steps that ``--page`` names, by the file of the page, and what is wrong with them."""
        docs, problems = self.root / "docs", Problems()
        pages = {path: read_page(path, root=self.root, screenshots=docs) for path in find_pages([docs])}
        chosen = chosen_steps(Mock(pages=named), pages, self.root, problems, arguments)
        return {path.name: names for path, names in chosen.items()}, texts(problems)


@pytest.fixture
def pages(tmp_path: Path) -> Pages:
    return Pages(tmp_path.resolve())


TWO_STEPS = "## Weg\n1. {: #open-link} Los.\n1. {: #leave} Weg.\n"


@pytest.mark.parametrize(
    ("named", "steps"),
    [
        (("docs/de/page.md",), {}),
        (("docs/de/page.md::leave",), {"page.md": {"leave"}}),
        (("docs/de/page.md::weg/2",), {"page.md": {"weg/2"}}),
        (("docs/de/page.md::leave", "docs/de/page.md::open-link"), {"page.md": {"leave", "open-link"}}),
        (("docs/de/page.md::leave", "docs"), {}),
        (("docs/de/page.md", "docs/de/page.md::leave"), {}),
    ],
)
def test_a_page_that_is_named_as_a_whole_is_not_cut_to_its_steps(
    pages: Pages, named: tuple[str, ...], steps: dict[str, set[str]]
) -> None:
    pages.write(TWO_STEPS)
    assert pages.steps(*named) == (steps, "")


def test_a_step_that_a_page_does_not_have_is_refused_with_the_nearest(pages: Pages) -> None:
    pages.write(TWO_STEPS)
    said = (
        "docs/de/page.md: this page has no step “leaves”; there are, the nearest first: “leave”, “open-link”"
    )
    assert said in pages.steps("docs/de/page.md::leaves")[1]
    assert said in pages.steps(arguments=["docs/de/page.md::leaves"])[1]
    assert "docs: this is a folder" in pages.steps("docs::leave")[1]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("1. {: #close-baner} Los.\n", "page.md:5: .*“close-baner”.*did you mean “close-banner”"),
        ("1. {: #xyz} Los.\n", "page.md:5: .*“xyz”.*there are: .*close-banner"),
        ('1. {: #close-banner variant="ancient"} Los.\n', "page.md:5: .*“ancient”"),
    ],
    ids=["a typing mistake", "no such scenario", "no such variant"],
)
def test_a_binding_that_leads_nowhere_is_refused_at_its_line(pages: Pages, body: str, message: str) -> None:
    (problem,) = mistakes([pages.write(body)], target=second_target.TARGET, whole=False)
    assert re.search(message, problem.shown())


def test_a_scenario_that_no_page_names_is_refused_where_the_whole_is_verified(pages: Pages) -> None:
    page = pages.write("1. {: #close-banner} Los.\n")
    assert not mistakes([page], target=second_target.TARGET, whole=False)
    (problem,) = mistakes([page], target=second_target.TARGET, whole=True)
    assert re.match(r"e2e/tests/.*/sound_check\.py:\d+: no page of docs/ names the scenario", problem.shown())


@pytest.mark.parametrize(
    ("name", "wanted", "message"),
    [
        ("Bild.jpg", frozenset(), r"page\.md:5: .*has to end in \.png.*rename"),
        ("Bild.png", frozenset({"Bilt.png"}), r"“Bilt\.png”.*did you mean “Bild\.png”"),
    ],
    ids=["a name no screenshot can have", "a name no page embeds"],
)
def test_a_screenshot_that_cannot_be_is_refused(
    pages: Pages, name: str, wanted: frozenset[str], message: str
) -> None:
    page = pages.write(f"1. {{: #close-banner}} Los: ![Bild](../../screenshots/de/{name})\n")
    problems = Problems()
    check_screenshots([page], wanted, problems)
    (problem,) = problems.listed
    assert re.search(message, problem.shown())


@pytest.mark.parametrize(
    ("target", "leads"),
    [
        ("#weg", True),
        ("#wegg", False),
        ("#%C3%BCber", True),
        ("other.md", True),
        ("other.md#dort", True),
        ("other.md#hier", False),
        ("nowhere.md", False),
    ],
)
def test_a_relative_link_is_followed_to_its_anchor(pages: Pages, target: str, leads: bool) -> None:
    other = pages.write("## Dort\n1. Los.\n", "docs/de/other.md")
    page = pages.write(f"## Weg\n1. Los.\n\n## Über\n\nSiehe [da]({target}).\n")
    (block,) = [block for block in page.blocks if block.links]
    assert links(page, block, {pages.root / "docs/de/other.md": other}) == {target: leads}
    assert only_links(block)


def test_an_external_link_is_not_followed(pages: Pages) -> None:
    page = pages.write("1. Siehe [da](https://example.org/nowhere).\n")
    assert links(page, page.blocks[0]) == {}


@pytest.mark.parametrize(
    "body",
    ["1. Siehe [da](#weg).\n", "Klicken Sie auf „Los“, siehe [da](#weg).\n"],
    ids=["a step", "a label"],
)
def test_what_promises_more_than_links_needs_a_scenario(pages: Pages, body: str) -> None:
    assert not any(only_links(block) for block in pages.write(f"## Weg\n1. Los.\n\n## Ziel\n\n{body}").blocks)


def test_k_that_fits_no_step_names_the_steps_that_there_are(pages: Pages) -> None:
    page = pages.write(TWO_STEPS)
    said = render(nothing_fits({"-k": "leaves", "-m": ""}, [page]))
    assert "fits -k “leaves”; there are, the nearest first: “leave”, “open-link”" in said
    assert "no step on the pages" in render(nothing_fits({"-k": "", "-m": ""}, [page]))
