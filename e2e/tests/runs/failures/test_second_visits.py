"""A failure that does not come again costs a second visit in a fresh session, and no verdict."""

from pathlib import Path

import pytest

from e2e.tests.support.runs.sentences import sentence
from e2e.tests.support.runs.without_browser import LINKS, run_suite, write_page


def failing(visits: str) -> str:
    """A plug-in: the harness fails at the first of three remarks, in some visits; each desktop is written down."""
    return f"""
from pathlib import Path
from e2e.harness.errors import HarnessError
from e2e.plugin.collection.items import BlockItem

walk = BlockItem.runtest

def sometimes(item):
    visit = 1 if item.first is None else 2
    if item.name.startswith("eins/") and visit in {visits}:
        raise HarnessError(f"the bulb broke at visit {{visit}}")
    walk(item)

BlockItem.runtest = sometimes

@pytest.fixture(scope="session", autouse=True)
def part():
    with Path(__file__).with_name("parts").open("a") as parts:
        parts.write("started\\n")
        yield
        parts.write("ended\\n")
"""


@pytest.mark.parametrize("workers", [(), ("-n", "1")], ids=["alone", "with a worker"])
def test_a_failure_of_the_harness_that_does_not_come_again_costs_no_verdict(
    tmp_path: Path, workers: tuple[str, ...]
) -> None:
    run = run_suite(tmp_path, *workers, "-x", plugin=failing("(1,)"))
    assert run.status == 0, run.output
    (page,) = run.data()["pages"]
    assert [one["tries"] for one in page["blocks"]] == [2, 1, 1]
    assert (
        "note: Visited twice; at the first visit the harness failed: the bulb broke at visit 1" in run.output
    )
    assert (tmp_path / "parts").read_text().split() == ["started", "ended"] * 2, "the session is a fresh one"


def test_a_failure_of_the_harness_that_comes_again_is_inconclusive(tmp_path: Path) -> None:
    run = run_suite(tmp_path, plugin=failing("(1, 2)"))
    assert run.status == 3, run.output
    first, *rest = run.data()["pages"][0]["blocks"]
    assert (sentence(first["error"]), first["tries"]) == ("the bulb broke at visit 2", 2)
    assert run.verdicts() == ["inconclusive", "verified", "verified"]
    assert rest[0]["tries"] == 1
    assert (tmp_path / "parts").read_text().split() == ["started", "ended"] * 2


LAMP = """
ends = iter([RuntimeError("the lamp does not go out")])

@pytest.fixture(scope="session", autouse=True)
def lamp():
    yield
    for error in ends:
        raise error
"""


def test_what_a_test_before_the_page_leaves_broken_is_said(tmp_path: Path) -> None:
    before = "e2e/tests/unit/harness/test_waiting.py::test_family_excludes_other_sessions"
    page = str(write_page(tmp_path, LINKS))
    run = run_suite(tmp_path, before, page, text=None, plugin=LAMP)
    assert "what ran before did not end well: RuntimeError('the lamp does not go out')" in run.output
    assert run.verdicts() == ["verified"] * 3
