"""How far a run has come and how long it will take: what is estimated, and what stands on the terminal."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from e2e.claims.page_reader import read_page
from e2e.plugin.collection.collected_items import CollectedItems
from e2e.plugin.collection.items import OPTIONS
from e2e.plugin.collection.pages import PAGES
from e2e.plugin.results.progress import APART, Estimate, Progress, progress
from e2e.reports.terminal import show
from e2e.tests.support.runs.without_browser import write_page


class Clock:
    """A time that tests set."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


def places(number: int) -> list[tuple[Path, int]]:
    return [(Path("lamp.md"), line) for line in range(1, number + 1)]


def walk(estimate: Estimate, clock: Clock, place: tuple[Path, int], seconds: float) -> None:
    estimate.start(place)
    clock.now += seconds
    estimate.end(place)


def test_nothing_is_estimated_before_three_blocks_and_ten_seconds() -> None:
    clock = Clock()
    every = places(10)
    estimate = Estimate(dict.fromkeys(every, 2.0), 1, clock)
    for place in every[:4]:
        walk(estimate, clock, place, 2)
        assert estimate.seconds() is None
    walk(estimate, clock, every[4], 2)
    assert estimate.seconds() == pytest.approx(10)


@pytest.mark.parametrize(("took", "left"), [(10, 70), (20, 140), (90, 210), (4, 35)])
def test_the_rest_takes_as_much_longer_as_what_is_over_within_limits(took: float, left: float) -> None:
    clock = Clock()
    every = places(10)
    estimate = Estimate(dict.fromkeys(every, 10.0), 1, clock)
    for place in every[:3]:
        walk(estimate, clock, place, took)
    assert estimate.seconds() == pytest.approx(left)


def test_workers_share_the_rest_but_nothing_ends_before_its_longest_block() -> None:
    clock = Clock()
    every = places(8)
    estimate = Estimate({**dict.fromkeys(every, 10.0), every[-1]: 60.0}, 4, clock)
    for place in every[:3]:
        walk(estimate, clock, place, 10)
    assert estimate.seconds() == pytest.approx(60)
    estimate.start(every[-1])
    clock.now += 40
    # Four blocks of ten seconds for four workers, and twenty seconds of the long one.
    assert estimate.seconds() == pytest.approx(20)
    clock.now += 90
    assert estimate.seconds() == pytest.approx(10)


@pytest.mark.parametrize(
    ("done", "seconds", "said"),
    [
        (0, None, "0 of 88"),
        (12, 180, "12 of 88 · about 3 min left"),
        (12, 200, "12 of 88 · about 4 min left"),
        (12, 50, "12 of 88 · about 1 min left"),
        (80, 44, "80 of 88 · less than a minute left"),
        (88, 0, "88 of 88"),
    ],
)
def test_minutes_are_said_and_rather_one_more_than_one_less(
    done: int, seconds: float | None, said: str
) -> None:
    assert show(progress(done, 88, seconds)) == said


class Terminal:
    """Stands in for pytest's terminal, and for what stands on its screen."""

    def __init__(self, *, isatty: bool) -> None:
        self.isatty = isatty
        self.lines = [""]
        self.column = 0
        self.seen: list[str] = []
        """Each last line that stood there for a while."""

    @property
    def width_of_current_line(self) -> int:
        return 0

    def ensure_newline(self) -> None:
        """Do nothing: everything else writes whole lines."""

    def write_raw(self, text: str, *, flush: bool = False) -> None:
        for letter in text:
            if letter == "\r":
                self.column = 0
                continue
            line = self.lines[-1].ljust(self.column)
            self.lines[-1] = line[: self.column] + letter + line[self.column + 1 :]
            self.column += 1
        if flush and self.lines[-1].strip():
            self.seen.append(self.lines[-1].strip())

    def write_line(self, line: str) -> None:
        self.write_raw(line)
        self.lines.append("")
        self.column = 0


class Walk:
    """A run of a page with some remarks whose blocks are over when a test says so."""

    def __init__(
        self, folder: Path, number: int, *, isatty: bool = True, columns: int = 80, **options: Any
    ) -> None:
        text = "\n\n".join(f"# Teil {n}\n\nSiehe [hier](#teil-{n})." for n in range(number))
        path = write_page(folder, text)
        self.page = read_page(path, root=folder, screenshots=folder, name="page.md")
        self.clock = Clock()
        self.terminal = Terminal(isatty=isatty)
        config = SimpleNamespace(
            option=SimpleNamespace(**{"capture": "fd", "verbose": -1, "tx": [], **options}),
            pluginmanager=SimpleNamespace(get_plugin=lambda _: self.terminal),
            stash={PAGES: {path: self.page}, OPTIONS: SimpleNamespace(pages=(), variant="new")},
            rootpath=path.parent,
            get_terminal_writer=lambda: self.terminal,
        )
        self.places = [(path, block.line) for block in self.page.blocks]
        self.over: dict[tuple[Path, int], object] = {}
        collected = SimpleNamespace(blocks=dict(zip(self.places, self.page.blocks, strict=True)))
        self.progress = Progress(
            cast(pytest.Config, config),
            cast(CollectedItems, collected),
            self.over,
            clock=self.clock,
            width=lambda: columns,
        )

    def _within(self, hook: Callable[..., Any], *arguments: Any, then: Callable[[], None]) -> None:
        wrapping = hook(*arguments)
        next(wrapping)
        then()
        with pytest.raises(StopIteration):
            wrapping.send(None)

    def walk(self, seconds: float, number: int = 1) -> None:
        """Walk the next blocks, each for some seconds."""
        for _ in range(number):
            block, place = self.page.blocks[len(self.over)], self.places[len(self.over)]
            name = f"page.md::{block.key}"
            self._within(self.progress.pytest_runtest_logstart, name, then=lambda: None)
            self.clock.now += seconds
            report = SimpleNamespace(nodeid=name, when="teardown")

            def ends(place: tuple[Path, int] = place) -> None:
                self.over[place] = "verified"
                self.terminal.write_line(f"block {len(self.over)} verified")

            self._within(self.progress.pytest_runtest_logreport, report, then=ends)

    def end(self) -> list[str]:
        """End the run; return what is on the screen."""
        self._within(self.progress.pytest_sessionfinish, then=lambda: self.terminal.write_line("1 verified"))
        return [line.rstrip() for line in self.terminal.lines if line.strip()]


def test_a_terminal_shows_one_line_that_verdicts_take_away(tmp_path: Path) -> None:
    walk = Walk(tmp_path, 5)
    walk.walk(5, 4)
    assert list(dict.fromkeys(walk.terminal.seen)) == [
        *("0 of 5", "1 of 5", "2 of 5"),
        *("3 of 5 · less than a minute left", "4 of 5 · less than a minute left"),
    ]
    assert walk.terminal.lines[-1].strip() == "4 of 5 · less than a minute left"
    walk.walk(5)
    assert walk.end() == [*(f"block {number} verified" for number in range(1, 6)), "1 verified"]


def test_a_run_that_is_ended_leaves_no_half_line(tmp_path: Path) -> None:
    walk = Walk(tmp_path, 5)
    walk.walk(5, 2)
    assert walk.end() == ["block 1 verified", "block 2 verified", "1 verified"]


def test_a_narrow_terminal_gets_what_fits_in_one_line(tmp_path: Path) -> None:
    walk = Walk(tmp_path, 5, columns=12)
    walk.walk(5, 4)
    assert max(map(len, walk.terminal.seen)) == 11
    assert walk.terminal.lines[-1] == "4 of 5 · le"
    assert "4 of 5" not in "".join(walk.end())


NO_TERMINAL: list[dict[str, Any]] = [{"isatty": False}, {"capture": "no"}, {"verbose": 1}]


@pytest.mark.parametrize("how", NO_TERMINAL)
def test_where_lines_stay_there_are_few(how: dict[str, Any], tmp_path: Path) -> None:
    walk = Walk(tmp_path, 40, **how)
    walk.walk(APART / 3, 40)
    said = [line for line in walk.end() if "of 40" in line]
    # One at each tenth, which takes longer than fifteen seconds here; none when all is over.
    assert said[:2] == ["4 of 40 · less than a minute left", "8 of 40 · less than a minute left"]
    assert len(said) == 9


def test_where_lines_stay_fifteen_seconds_lie_between_two(tmp_path: Path) -> None:
    walk = Walk(tmp_path, 10, isatty=False)
    walk.walk(APART / 2.5, 10)
    assert [line[:4] for line in walk.end() if " of 10" in line] == ["3 of", "6 of", "9 of"]


def test_a_terminal_that_cannot_rewrite_gets_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    walk = Walk(tmp_path, 10)
    walk.walk(APART, 2)
    assert [line for line in walk.end() if " of 10" in line] == ["1 of 10", "2 of 10"]


def test_a_run_that_is_to_say_next_to_nothing_says_nothing(tmp_path: Path) -> None:
    walk = Walk(tmp_path, 10, isatty=False, verbose=-2)
    walk.walk(APART, 10)
    assert not [line for line in walk.end() if " of 10" in line]


@pytest.mark.parametrize("isatty", [True, False])
def test_a_single_step_is_named_before_anything_is_started(isatty: bool, tmp_path: Path) -> None:
    walk = Walk(tmp_path, 1, isatty=isatty)
    walk.walk(30)
    named = "page.md:8 remark (teil-0/p8) …"
    assert walk.end() == ([] if isatty else [named]) + ["block 1 verified", "1 verified"]
    assert isatty == (walk.terminal.seen[:1] == [named])
