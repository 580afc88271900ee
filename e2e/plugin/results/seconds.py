"""What blocks took in the last runs on this machine: what the order of a run and its progress go by."""

import contextlib
import json
import math
import os
from collections.abc import Generator, Mapping
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from e2e.claims.model import Block, Page
from e2e.harness.files.folders import cache_folder
from e2e.harness.files.writing import write_whole
from e2e.plugin.collection.items import OPTIONS
from e2e.plugin.collection.pages import PAGES
from e2e.plugin.targets import target_of
from e2e.scenarios.registry import scenarios
from e2e.verdict.model import DRIFTED, VERIFIED, BlockVerdict

FILE = "seconds.json"

VARIABLE = "GUIDE_SECONDS"
"""The variable that names another file: what is measured leaves the order of a user's own runs as it is."""

RUNS = 3
"""How many of the last runs count."""

BLOCKS = 2000
"""How many blocks are remembered; the ones that were walked longest ago are forgotten first."""

UNKNOWN = 10.0
"""Seconds of a block that was not walked on this machine yet."""

UNBOUND = 0.1
"""Seconds of a block that no browser is started for."""


class Seconds:
    """The seconds of each block in the last runs, by a key of ``key``.

    Nothing but order and estimates go by them, so a file that is missing or cannot be read is as good as an empty one.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._known = _read(path)

    def expected(self, key: str, *, otherwise: float = UNKNOWN) -> float:
        """Return the median of a block's last runs, or ``otherwise`` where there was none."""
        return median(self._known[key]) if key in self._known else otherwise

    def add(self, key: str, seconds: float) -> None:
        """Remember what a block took just now."""
        self._known[key] = [*self._known.pop(key, ()), seconds][-RUNS:]

    def write(self) -> None:
        """Write the file whole, beside what another run may have added to it meanwhile. Raises OSError."""
        known = {key: seconds for key, seconds in _read(self.path).items() if key not in self._known}
        latest = list((known | self._known).items())[-BLOCKS:]
        write_whole(self.path, json.dumps(dict(latest), indent=0, ensure_ascii=False) + "\n")


def key(page: Page, block: Block, variant: str) -> str:
    """Return what a block's seconds are remembered by: its page, which languages share, its name and the variant."""
    return f"{page.lang}/{page.ref}#{block.id or block.key} {block.variant or variant}"


def _read(path: Path) -> dict[str, list[float]]:
    try:
        data: Any = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(data, Mapping):
        return {}
    return {str(name): seconds[-RUNS:] for name, seconds in data.items() if _are_seconds(seconds)}


def _are_seconds(data: Any) -> bool:
    return (
        isinstance(data, list)
        and bool(data)
        and all(type(number) in (int, float) and math.isfinite(number) and number >= 0 for number in data)
    )


class KnownSeconds:
    """What blocks of this run are expected to take, and what they took."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        self._seconds = Seconds(Path(os.environ.get(VARIABLE) or cache_folder() / FILE))

    @classmethod
    def of(cls, config: pytest.Config) -> "KnownSeconds":
        """Return the ones of a run."""
        if _KNOWN not in config.stash:
            config.stash[_KNOWN] = cls(config)
        return config.stash[_KNOWN]

    def expected(self, path: Path, block: Block) -> float:
        """Return the seconds that a block of the page at ``path`` is expected to take."""
        if block.id is None:
            return UNBOUND
        page = self._config.stash[PAGES][path]
        known = scenarios(target_of(self._config, page).scenarios)
        return self._seconds.expected(self._key(path, block), otherwise=known[block.id].seconds or UNKNOWN)

    def keep(self, verdicts: Mapping[tuple[Path, int], BlockVerdict]) -> None:
        """Write down what the blocks took that were walked to their end. Raises OSError."""
        for (path, line), verdict in verdicts.items():
            if verdict.id is None or verdict.verdict not in (VERIFIED, DRIFTED):
                continue
            # Two visits are what a machine with much else to do needs; one is what there is to expect.
            took = verdict.seconds / max(verdict.tries, 1)
            for block in self._config.stash[PAGES][path].blocks:
                if block.line == line:
                    self._seconds.add(self._key(path, block), round(took, 2))
        self._seconds.write()

    def _key(self, path: Path, block: Block) -> str:
        return key(self._config.stash[PAGES][path], block, self._config.stash[OPTIONS].variant)


_KNOWN: pytest.StashKey[KnownSeconds] = pytest.StashKey()


@pytest.hookimpl(wrapper=True)
def pytest_sessionfinish(session: pytest.Session) -> Generator[None, None, None]:
    """Write down what this run's blocks took, where the reports come together: not in xdist's workers."""
    yield
    verdicts = session.config.pluginmanager.get_plugin("guide-verdicts")
    if verdicts is not None and verdicts.blocks:
        # Without it the next run has another order, and that is all.
        with contextlib.suppress(OSError):
            KnownSeconds.of(session.config).keep(verdicts.blocks)
