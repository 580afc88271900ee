"""Whether the relative links of a block lead somewhere; no browser is needed for that."""

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote

from e2e.claims.model import Block, LinkClaim, Page


def links(page: Page, block: Block, others: Mapping[Path, Page] | None = None) -> dict[str, bool]:
    """Return, for each relative link target of the block, whether there is something at it.

    ``others`` are pages by their resolved paths: of them it is known what a ``#fragment`` can lead to.
    """
    return {claim.target: _leads(claim, page, others or {}) for claim in block.links if not claim.external}


def _leads(claim: LinkClaim, page: Page, others: Mapping[Path, Page]) -> bool:
    path, _, fragment = claim.target.partition("#")
    if not path:
        return unquote(fragment) in page.anchors
    if claim.path is None or not claim.path.exists():
        return False
    other = others.get(claim.path.resolve())
    return other is None or not fragment or unquote(fragment) in other.anchors


def only_links(block: Block) -> bool:
    """Tell whether a block promises nothing but that its links lead somewhere, so that no scenario need walk it."""
    plain = block.kind == "remark" and not block.numbered
    return plain and bool(block.links) and len(block.claims) == len(block.links)
