"""``python -m e2e.publish DEST``: the pages and their screenshots, written for the documentation site."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from e2e.messages.message import Message
from e2e.pages.model import PageError
from e2e.publish.build import build
from e2e.publish.layout import Refused, screenshots_folder
from e2e.publish.write import Change, write

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ("docs", "screenshots", "e2e", ".github", ".ci", ".devcontainer", ".git")
"""The project's own folders, among which nothing is published."""

EXIT_DONE, EXIT_USAGE = 0, 4
_WORDS = {"new": "new", "updated": "updated", "unchanged": "unchanged", "orphaned": "no longer used"}


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(EXIT_USAGE, f"{self.prog}: {message}\n")


def main(arguments: Sequence[str] | None = None, *, root: Path = ROOT) -> int:
    """Publish; return the exit status: 4 for a page that cannot be published or a folder that cannot be written."""
    parser = _Parser(prog="python -m e2e.publish", description=__doc__)
    parser.add_argument(
        "destination", type=Path, metavar="DEST", help="the site's folder of language folders"
    )
    parser.add_argument(
        "--pages",
        type=Path,
        action="append",
        metavar="PATH",
        help="a page, or a folder of pages; repeatable (default: docs/)",
    )
    options = parser.parse_args(arguments)
    destination: Path = options.destination
    screenshots = root / "screenshots"
    try:
        _refuse_sources(destination, root)
        made = build(
            options.pages or [root / "docs"],
            root=root,
            screenshots=screenshots,
            destination=destination,
            pictures=screenshots_folder(),
        )
        changes = write(made, destination)
    except PageError as error:
        for problem in error.problems:
            print(f"error: {problem.shown()}", file=sys.stderr)
        return EXIT_USAGE
    except Refused as error:
        print(f"error: {error}", file=sys.stderr)
        return EXIT_USAGE
    _print(changes, destination)
    return EXIT_DONE


def _refuse_sources(destination: Path, root: Path) -> None:
    target = destination.resolve()
    if target == root.resolve():
        raise Refused(Message("publish-own-folder", {"folder": str(destination)}))
    for name in SOURCES:
        if target.is_relative_to((root / name).resolve()):
            raise Refused(Message("publish-own-part", {"folder": str(destination), "part": name}))


def _print(changes: Sequence[Change], destination: Path) -> None:
    for change in changes:
        if change.kind != "unchanged":
            print(f"{_WORDS[change.kind]:<15} {change.path}")
    counts = ((word, sum(change.kind == kind for change in changes)) for kind, word in _WORDS.items())
    print(f"{destination}: " + ", ".join(f"{count} {word}" for word, count in counts if count))


if __name__ == "__main__":
    sys.exit(main())
