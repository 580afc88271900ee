"""Which blocks a run is to walk, known before the first one is walked."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest

from e2e.claims.model import Block
from e2e.plugin.collection.node_ids import block_of


class CollectedItems:
    """The blocks that were collected and not deselected, by page and line; empty where nothing is to be walked.

    Args:
        config: The run's.
        begin: Called once, before the first block is walked, where there is one.
    """

    def __init__(self, config: pytest.Config, begin: Callable[[], None]) -> None:
        self.config = config
        self._begin = begin
        self.blocks: dict[tuple[Path, int], Block] = {}

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> None:
        """Take in what was collected here."""
        self._add(item.nodeid for item in session.items)

    @pytest.hookimpl(optionalhook=True)
    def pytest_xdist_node_collection_finished(self, ids: Sequence[str]) -> None:
        """Take in what one of xdist's workers has collected."""
        self._add(ids)

    def _add(self, ids: Iterable[str]) -> None:
        if self.config.option.collectonly or self.config.option.setuponly:
            return
        for found in (block_of(self.config, node_id) for node_id in ids):
            if found is not None:
                if not self.blocks:
                    self._begin()
                path, block = found
                self.blocks[path, block.line] = block
