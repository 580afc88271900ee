"""Whether the relative links of a block lead somewhere; no browser is needed for that."""

from e2e.guide import Block, Page


def links(page: Page, block: Block) -> dict[str, bool]:
    """Return, for each relative link target of the block, whether there is something behind it."""
    return {
        claim.target: claim.target.removeprefix("#") in page.anchors
        if claim.target.startswith("#")
        else claim.path is not None and claim.path.exists()
        for claim in block.links
        if not claim.external
    }


def only_links(block: Block) -> bool:
    """Tell whether a block promises nothing but that its links lead somewhere, so that no scenario need walk it."""
    return block.kind == "remark" and bool(block.links) and len(block.claims) == len(block.links)
