"""Which pages and steps a run collects, and which mistakes in them it refuses."""

from dataclasses import replace
from pathlib import Path
from unittest.mock import Mock

import pytest

from e2e.claims.model import Page
from e2e.claims.page_reader import read_page
from e2e.jitsi import TARGET
from e2e.pages.files import find_pages
from e2e.pages.model import PageError
from e2e.plugin.collection.links import links, only_links
from e2e.plugin.collection.pages import check_bindings, check_screenshots, chosen_steps, read_pages
from e2e.tests import second_target
from e2e.tests.support.runs.in_chrome import PAGE, ROOT

FRONT = "---\nlang: de\nref: probe\n---\n"


def test_a_step_that_one_language_leaves_out_is_named() -> None:
    pages = [
        read_page(path, root=ROOT, screenshots=ROOT / "screenshots") for path in find_pages([ROOT / "docs"])
    ]
    check_bindings(pages, lambda _: TARGET, whole=True)
    german = next(page for page in pages if page.path == PAGE)
    rest = [page for page in pages if page is not german]
    shorter = replace(german, blocks=tuple(block for block in german.blocks if block.id != "join-meeting"))
    with pytest.raises(PageError, match=r"“join-meeting” is missing here.*docs/en/jitsi-meet\.md:"):
        check_bindings([*rest, shorter], lambda _: TARGET, whole=True)


def test_a_page_of_prose_is_passed_over_where_others_have_steps(tmp_path: Path) -> None:
    for name, body in {"prose.md": "Nur ein Satz.\n", "steps.md": "1. Ein Schritt\n"}.items():
        (tmp_path / name).write_text(FRONT + body, "utf-8")

    def read(*pages: str) -> list[int]:
        options = Mock(pages=pages, bindings=None)
        return [len(page.blocks) for page in read_pages(options, tmp_path, tmp_path, [])[0].values()]

    assert read(".") == [0, 1]
    with pytest.raises(PageError, match=r"prose\.md:1: this page has no step"):
        read(".", "prose.md")


def test_a_link_that_leads_to_itself_is_no_page(tmp_path: Path) -> None:
    (tmp_path / "loop.md").symlink_to(tmp_path / "loop.md")
    with pytest.raises(PageError, match="there is no such page"):
        read_pages(Mock(pages=(), bindings=None), tmp_path, tmp_path, ["loop.md"])


class Pages:
    """Pages of a test in a checkout of its own, read as a run reads them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "docs" / "de").mkdir(parents=True)

    def write(self, body: str, name: str = "docs/de/page.md") -> Page:
        path = self.root / name
        path.write_text(FRONT + body, "utf-8")
        return read_page(path, root=self.root, screenshots=self.root / "screenshots", name=name)

    def steps(self, *named: str) -> dict[str, set[str]]:
        """Return the steps that ``--page`` names, by the file of the page."""
        docs = self.root / "docs"
        pages = {path: read_page(path, root=self.root, screenshots=docs) for path in find_pages([docs])}
        chosen = chosen_steps(Mock(pages=named), pages, self.root)
        return {path.name: names for path, names in chosen.items()}


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
    assert pages.steps(*named) == steps


def test_a_step_that_a_page_does_not_have_is_refused_with_the_nearest(pages: Pages) -> None:
    pages.write(TWO_STEPS)
    with pytest.raises(PageError, match=r"no step “leaves”; did you mean “leave”\?"):
        pages.steps("docs/de/page.md::leaves")


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
    with pytest.raises(PageError, match=message):
        check_bindings([pages.write(body)], lambda _: second_target.TARGET, whole=False)


def test_a_scenario_that_no_page_names_is_refused_where_the_whole_is_verified(pages: Pages) -> None:
    page = pages.write("1. {: #close-banner} Los.\n")
    check_bindings([page], lambda _: second_target.TARGET, whole=False)
    with pytest.raises(PageError, match=r"no page names .*sound_check:\d+"):
        check_bindings([page], lambda _: second_target.TARGET, whole=True)


@pytest.mark.parametrize(
    ("name", "wanted", "message"),
    [
        ("Bild.jpg", frozenset(), r"page\.md:5: .*ends in \.png.*rename"),
        ("Bild.png", frozenset({"Bilt.png"}), r"“Bilt\.png”.*did you mean “Bild\.png”"),
    ],
    ids=["a name no screenshot can have", "a name no page embeds"],
)
def test_a_screenshot_that_cannot_be_is_refused(
    pages: Pages, name: str, wanted: frozenset[str], message: str
) -> None:
    page = pages.write(f"1. {{: #close-banner}} Los: ![Bild](../../screenshots/de/{name})\n")
    with pytest.raises(PageError, match=message):
        check_screenshots([page], wanted)


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
