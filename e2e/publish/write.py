"""Writing a build into the site's folder: atomically, only what differs, and never outside."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from e2e.harness.files.writing import write_whole
from e2e.messages.message import Message
from e2e.publish.build import Build
from e2e.publish.layout import Refused

_TEMPORARY = ".publishing-"


@dataclass(frozen=True)
class Change:
    """What happened to a file of the site, ``path`` being its path from the site's folder.

    ``orphaned`` is a picture among the screenshots that no published page shows any more; it stays.
    """

    kind: Literal["new", "updated", "unchanged", "orphaned"]
    path: str


def write(build: Build, destination: Path) -> list[Change]:
    """Write what differs into ``destination``, screenshots before the pages that show them; return what changed.

    Each file is written whole or not at all, and nothing is deleted. Raises Refused, before anything is written,
    where ``destination`` is no folder or a link in it leads outside.
    """
    screenshots_first = sorted(build.files, key=lambda path: (path.endswith(".md"), path))
    targets = {path: _target(destination, path) for path in screenshots_first}
    changes = [Change(_kind(targets[path], build.files[path]), path) for path in screenshots_first]
    for change in changes:
        if change.kind in ("new", "updated"):
            _write(targets[change.path], build.files[change.path])
    return sorted([*changes, *_orphans(build, destination)], key=lambda change: change.path)


def _target(destination: Path, path: str) -> Path:
    target = destination / path
    if destination.exists() and not destination.is_dir():
        raise Refused(Message("publish-no-folder", {"folder": str(destination)}))
    top = destination.resolve()
    if not target.parent.resolve().is_relative_to(top) or not target.resolve().is_relative_to(top):
        params = {"file": str(target), "folder": str(destination)}
        raise Refused(Message("publish-link-outside", params))
    if target.is_dir():
        raise Refused(Message("publish-folder-in-place", {"file": str(target)}))
    return target


def _kind(target: Path, content: bytes) -> Literal["new", "updated", "unchanged"]:
    try:
        return "unchanged" if target.read_bytes() == content else "updated"
    except FileNotFoundError:
        return "new"
    except OSError as error:
        raise Refused(Message("publish-unreadable", _of(target, error))) from error


def _of(target: Path, error: OSError) -> dict[str, str]:
    return {"file": str(target), "why": error.strerror or str(error)}


def _write(target: Path, content: bytes) -> None:
    try:
        write_whole(target, content, prefix=_TEMPORARY)
    except OSError as error:
        raise Refused(Message("publish-unwritable", _of(target, error))) from error


def _orphans(build: Build, destination: Path) -> Iterator[Change]:
    for folder in build.screenshot_folders:
        if not (destination / folder).is_dir():
            continue
        for path in (destination / folder).iterdir():
            name = f"{folder}/{path.name}"
            if path.is_file() and not path.name.startswith(".") and name not in build.files:
                yield Change("orphaned", name)
