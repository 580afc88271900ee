"""The reader: what is not so is a finding only if the bench is well, and the bench is asked only then."""

from pathlib import Path

import pytest

from e2e.bench import BenchFailure, NotSeenInTime
from e2e.guide import Block, read_page
from e2e.scenarios.reader import Reader, Stuck
from e2e.verdict.judge import Setting

ROOT = Path(__file__).parents[2]


@pytest.fixture
def block() -> Block:
    page = read_page(ROOT / "docs" / "de" / "jitsi-meet.md", root=ROOT, screenshots=ROOT / "screenshots")
    return page.blocks[0]


class Broken:
    """A bench that is not well."""

    def check_answers(self) -> None:
        raise BenchFailure("the server hangs")

    def check(self) -> None:
        self.check_answers()


class Well:
    """A bench that is well."""

    def check_answers(self) -> None:
        """All answer."""

    def check(self) -> None:
        """All is well."""


def never() -> bool:
    raise NotSeenInTime("waited 1 s")


@pytest.mark.parametrize("probe", [never, lambda: False], ids=["not in time", "not so"])
def test_what_is_not_so_on_a_broken_bench_is_no_finding(block: Block, probe: object) -> None:
    reader = Reader(block, Setting(), health=Broken())
    with pytest.raises(BenchFailure):
        reader.outcome("the lamp shines", probe)  # type: ignore[arg-type]
    assert not reader.evidence.outcomes


def test_what_is_not_so_on_a_bench_that_is_well_is_a_finding(block: Block) -> None:
    reader = Reader(block, Setting(), health=Well())
    with pytest.raises(Stuck):
        reader.outcome("the lamp shines", never)
    assert [(outcome.holds, outcome.observed) for outcome in reader.evidence.outcomes] == [
        (False, ("waited 1 s",))
    ]


def test_while_all_is_well_the_bench_is_not_asked(block: Block) -> None:
    reader = Reader(block, Setting(), health=Broken())
    assert reader.outcome("the lamp shines", lambda: True)
