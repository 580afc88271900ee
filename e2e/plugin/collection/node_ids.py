"""Which block an item's id means, where the item itself is out of reach: xdist's workers send ids alone."""

from pathlib import Path

import pytest

from e2e.claims.model import Block
from e2e.plugin.collection.items import OPTIONS
from e2e.plugin.collection.pages import PAGES


def block_of(config: pytest.Config, node_id: str) -> tuple[Path, Block] | None:
    """Return the block with its page's path; None for the id of a test of the suite."""
    file, _, name = node_id.partition("::")
    # Pages of --page are named as the caller types them, all others by pytest, from the project's root.
    folder = config.invocation_params.dir if config.stash[OPTIONS].pages else config.rootpath
    path = (folder / file).resolve()
    page = config.stash[PAGES].get(path)
    for block in page.blocks if page else ():
        if name in (block.id, block.key):
            return path, block
    return None
