"""In which order a run with several workers walks its blocks, whatever becomes of the workers."""

from collections.abc import Callable, Mapping
from types import SimpleNamespace
from typing import Any, cast

import pytest

from e2e.plugin.collection.pages import PAGES
from e2e.plugin.collection.scheduling import LongestFirst, Planned, pytest_xdist_make_scheduler

GERMAN, ENGLISH, CLASSIC = ("lamp", "de", "new"), ("lamp", "en", "new"), ("lamp", "de", "old")

PLAN = {
    "de/short": Planned(GERMAN, 2),
    "de/long": Planned(GERMAN, 30),
    "de/lost": Planned(GERMAN, 9, early=True),
    "de/middle": Planned(GERMAN, 10),
    "old/one": Planned(CLASSIC, 5),
    "old/two": Planned(CLASSIC, 6),
    "en/long": Planned(ENGLISH, 31),
    "en/lost": Planned(ENGLISH, 8, early=True),
    "en/short": Planned(ENGLISH, 3),
}


class Worker:
    """Stands in for one of xdist's workers, which runs an item only once it knows the one that follows."""

    def __init__(self, name: str) -> None:
        self.gateway = SimpleNamespace(id=name)
        self.given: list[int] = []
        self.clock = 0.0
        self.shutting_down = False

    def send_runtest_some(self, numbers: list[int]) -> None:
        assert not self.shutting_down, "an item for a worker that was sent home"
        self.given += numbers

    def shutdown(self) -> None:
        self.shutting_down = True


class Controller:
    """Stands in for xdist's controller: has workers run what the scheduler gives them."""

    def __init__(self, plan: Mapping[str, Planned], workers: int) -> None:
        self.plan = plan
        self.workers = [Worker(f"gw{number}") for number in range(workers)]
        self.ran: dict[str, list[str]] = {}
        self.crashed: list[str] = []
        given = {"tx": [f"{workers}*popen"], "maxschedchunk": None}
        config = SimpleNamespace(getoption=given.get, getvalue=given.get, hook=None)
        self.scheduler = LongestFirst(cast(pytest.Config, config), None, plan.__getitem__)
        for worker in self.workers:
            self._take_on(worker)
        self.scheduler.schedule()

    def _take_on(self, worker: Worker) -> None:
        self.ran[worker.gateway.id] = []
        self.scheduler.add_node(cast(Any, worker))
        self.scheduler.add_node_collection(cast(Any, worker), list(self.plan))

    def run(self, crash: Callable[[str], bool] = lambda _: False) -> None:
        """Have the workers run what they have, each item as long as it takes, until nobody has anything left."""
        while able := [worker for worker in self.workers if worker.given[1:] or self._last(worker)]:
            self._step(min(able, key=self._ends), crash)
            if self.scheduler.tests_finished:
                # As xdist's controller does after each message.
                for worker in self.workers:
                    worker.shutdown()

    def _last(self, worker: Worker) -> bool:
        return bool(worker.given) and worker.shutting_down

    def _ends(self, worker: Worker) -> float:
        return worker.clock + self.plan[list(self.plan)[worker.given[0]]].seconds

    def _step(self, worker: Worker, crash: Callable[[str], bool]) -> None:
        worker.clock = self._ends(worker)
        number = worker.given.pop(0)
        name = list(self.plan)[number]
        if crash(name):
            self._replace(worker)
            return
        self.ran[worker.gateway.id].append(name)
        self.scheduler.mark_test_complete(cast(Any, worker), number, 1.0)

    def _replace(self, worker: Worker) -> None:
        crashed = self.scheduler.remove_node(cast(Any, worker))
        assert crashed
        self.crashed.append(crashed)
        self.workers.remove(worker)
        another = Worker(f"{worker.gateway.id}'")
        self.workers.append(another)
        self._take_on(another)
        self.scheduler.schedule()

    def names(self) -> list[str]:
        return sorted(name for names in self.ran.values() for name in names)


@pytest.mark.parametrize("workers", [1, 2, 3, 4, len(PLAN), len(PLAN) + 3])
def test_every_item_is_run_once_however_many_workers_there_are(workers: int) -> None:
    controller = Controller(PLAN, workers)
    controller.run()
    assert controller.names() == sorted(PLAN)
    assert not controller.scheduler.has_pending
    assert all(worker.shutting_down for worker in controller.workers)


def test_one_worker_walks_the_early_ones_then_one_group_after_another() -> None:
    controller = Controller(PLAN, 1)
    controller.run()
    assert controller.ran["gw0"] == [
        *("de/lost", "en/lost"),
        *("en/long", "en/short"),
        *("de/long", "de/middle", "de/short"),
        *("old/two", "old/one"),
    ]


def test_two_workers_begin_with_an_early_one_each_and_keep_to_their_languages() -> None:
    controller = Controller(PLAN, 2)
    controller.run()
    assert list(controller.ran.values()) == [
        ["de/lost", "de/long", "de/middle", "de/short"],
        ["en/lost", "en/long", "en/short", "old/two", "old/one"],
    ]


def test_further_workers_begin_with_the_longest_of_what_no_other_walks() -> None:
    controller = Controller(PLAN, 3)
    controller.run()
    assert controller.ran["gw2"] == ["old/two", "old/one", "de/middle"]


def test_the_order_is_the_same_each_time() -> None:
    runs = [Controller(PLAN, 2), Controller(PLAN, 2)]
    for controller in runs:
        controller.run()
    assert runs[0].ran == runs[1].ran


def test_what_takes_equally_long_stays_in_the_order_of_the_pages() -> None:
    plan = {f"step {number}": Planned(GERMAN, 5) for number in range(12)}
    controller = Controller(plan, 1)
    controller.run()
    assert controller.ran["gw0"] == list(plan)


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("name", PLAN)
def test_what_a_crashed_worker_had_is_run_by_others(name: str, workers: int) -> None:
    controller = Controller(PLAN, workers)
    controller.run(crash=lambda running: running == name)
    assert controller.crashed == [name]
    assert controller.names() == sorted(set(PLAN) - {name})


def test_nothing_to_run_ends_nobody_too_late() -> None:
    controller = Controller({}, 2)
    controller.run()
    assert controller.names() == []
    assert controller.scheduler.tests_finished


@pytest.mark.parametrize(
    ("dist", "pages", "ours"), [("no", True, True), ("load", True, False), ("no", False, False)]
)
def test_the_users_own_distribution_and_a_run_without_pages_stay_xdists(
    dist: str, pages: bool, ours: bool
) -> None:
    given = {"tx": ["2*popen"], "maxschedchunk": None}
    config = SimpleNamespace(
        known_args_namespace=SimpleNamespace(dist=dist),
        stash={PAGES: {"lamp.md": None} if pages else {}},
        getoption=given.get,
        getvalue=given.get,
    )
    made = pytest_xdist_make_scheduler(cast(pytest.Config, config), None)
    assert isinstance(made, LongestFirst) == ours
