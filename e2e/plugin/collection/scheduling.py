"""Which worker walks which block next: the longest first, and a worker stays with one language and variant."""

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from xdist.scheduler import LoadScheduling

from e2e.plugin.collection.items import OPTIONS
from e2e.plugin.collection.node_ids import block_of
from e2e.plugin.collection.pages import PAGES
from e2e.plugin.results.seconds import KnownSeconds
from e2e.plugin.targets import target_of
from e2e.scenarios.registry import scenarios


@dataclass(frozen=True)
class Planned:
    """What the order of a run depends on.

    Args:
        group: What one session of a browser can walk in a row.
        seconds: What the item is expected to take.
        early: Whether it comes before others.
    """

    group: tuple[str, ...]
    seconds: float
    early: bool = False


class LongestFirst(LoadScheduling):  # type: ignore[misc]
    """Hands out the items one by one, two ahead, as a worker has to know what follows the item that it runs.

    Args:
        config: The run's.
        log: Where xdist logs what it does.
        plan: What is known of an item, by its id.
    """

    def __init__(self, config: pytest.Config, log: Any, plan: Callable[[str], Planned]) -> None:
        super().__init__(config, log)
        self.maxschedchunk = 1
        self._plan = plan
        self._planned: dict[int, Planned] = {}
        self._groups: dict[Any, tuple[str, ...]] = {}
        """The group of the last item that each worker was given."""

    def _send_tests(self, node: Any, num: int) -> None:
        """Give a worker the items that it is to run next, in place of the first ones that are left."""
        for _ in range(min(num, len(self.pending))):
            number = self._next(node)
            self._groups[node] = self._of(number).group
            # The first one that is left is what LoadScheduling takes.
            self.pending.remove(number)
            self.pending.insert(0, number)
            super()._send_tests(node, 1)

    def _next(self, node: Any) -> int:
        """Return the item that a worker is to run next."""
        among = self._among(node)
        left: dict[tuple[str, ...], float] = defaultdict(float)
        for number in among:
            left[self._of(number).group] += self._of(number).seconds
        group = self._groups.get(node)
        if group not in left:
            busy = Counter(group for other, group in self._groups.items() if other in self.node2pending)
            # Where all groups have their workers, help where most is left for each.
            group = max(left, key=lambda each: left[each] / (1 + busy[each]))
        same = [number for number in among if self._of(number).group == group]
        return max(same, key=lambda number: self._of(number).seconds)

    def _among(self, node: Any) -> list[int]:
        """Return which items come into question: the early ones, of which each worker begins with its own group's."""
        early = [number for number in self.pending if self._of(number).early]
        own = [number for number in self.pending if self._of(number).group == self._groups.get(node)]
        beginning = any(other not in self._groups for other in self.node2pending)
        if beginning and own:
            return [number for number in own if number in early] or own
        return early or self.pending

    def _of(self, number: int) -> Planned:
        assert self.collection is not None
        if number not in self._planned:
            self._planned[number] = self._plan(self.collection[number])
        return self._planned[number]


def planned(config: pytest.Config) -> Callable[[str], Planned]:
    """Return what tells of an item, by its id, what the order depends on; a test that is no block comes last."""
    seconds = KnownSeconds.of(config)

    def plan(node_id: str) -> Planned:
        found = block_of(config, node_id)
        if found is None:
            return Planned((node_id.partition("::")[0],), 0)
        path, block = found
        page = config.stash[PAGES][path]
        target = target_of(config, page)
        variant = block.variant or config.stash[OPTIONS].variant
        early = block.id is not None and scenarios(target.scenarios)[block.id].early
        return Planned((target.name, page.lang, variant), seconds.expected(path, block), early)

    return plan


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LongestFirst | None:
    """Order the blocks of pages, unless the caller has chosen how xdist distributes what it runs."""
    chosen = getattr(config.known_args_namespace, "dist", "no") != "no"
    return None if chosen or not config.stash[PAGES] else LongestFirst(config, log, planned(config))
