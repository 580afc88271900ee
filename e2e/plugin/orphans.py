"""``python -m e2e.plugin.orphans``: the stored pictures that no page of ``docs/`` embeds, a line each.

A whole run says this itself; the shards of a nightly run each have a part of the pages, and cannot know.
"""

import os
import sys
from pathlib import Path

from e2e.claims.page_reader import read_page
from e2e.harness.errors import HarnessError
from e2e.messages.catalogue import render
from e2e.messages.message import Message
from e2e.pages.files import find_pages
from e2e.pages.model import PageError
from e2e.plugin.results.screenshots import orphans
from e2e.verdict.severity import EXIT_USAGE, EXIT_VERIFIED


def main(root: Path) -> int:
    """Print them, as warnings in a GitHub workflow; return the exit status: 4 where pages cannot be read."""
    screenshots = root / "screenshots"
    try:
        pages = [
            read_page(path, root=root, screenshots=screenshots, name=str(path.relative_to(root)))
            for path in find_pages([root / "docs"])
        ]
        found = [path.relative_to(root) for path in orphans(pages, screenshots)]
    except (PageError, HarnessError) as error:
        print(render(Message("orphans-unknown", {"why": str(error)})), file=sys.stderr)
        return EXIT_USAGE
    for picture in found:
        command = f"::warning file={picture}::" if os.environ.get("GITHUB_ACTIONS") else ""
        print(command + render(Message("orphan", {"picture": str(picture)})))
    return EXIT_VERIFIED


if __name__ == "__main__":
    sys.exit(main(Path.cwd()))
