"""The folder of several runs merged: one verdict file, and the pictures that it names, under names of their own."""

import functools
import hashlib
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from e2e.messages.message import Message
from e2e.reports.folders.run import prepare
from e2e.reports.html.pictures import inside
from e2e.verdict import file
from e2e.verdict.merge import MergeConflict, Run, merged


def merge(paths: Sequence[Path], folder: Path) -> Path:
    """Merge verdict files into ``folder``, pictures included; return the path of the merged file.

    Earlier results in the folder go. Raises MergeConflict, VerdictFileError for a file that cannot be read, and
    NoReportFolder.
    """
    if any(path.resolve().is_relative_to(folder.resolve()) for path in paths):
        raise MergeConflict(Message("merge-own-folder", {"folder": str(folder)}))
    album = _Album()
    read = zip(paths, _read(paths), strict=True)
    runs = [Run(str(path), album.renamed(data, path.parent)) for path, data in read]
    data = merged(runs)
    prepare(folder)
    album.copy_to(folder)
    target = folder / "verdict.json"
    file.write(data, target)
    return target


def _read(paths: Sequence[Path]) -> list[dict[str, Any]]:
    """Return the data of verdict files. Raises VerdictFileError, which names all that cannot be read."""
    found: list[dict[str, Any]] = []
    problems: list[Message] = []
    for path in paths:
        try:
            found.append(file.read(path))
        except file.VerdictFileError as error:
            problems.append(error.message)
    if problems:
        raise file.VerdictFileError(
            functools.reduce(lambda one, other: Message("and-also", {"one": one, "other": other}), problems)
        )
    return found


class _Album:
    """The pictures of all runs, under names that do not collide."""

    def __init__(self) -> None:
        self._files: dict[str, tuple[str, Path]] = {}

    def renamed(self, data: Mapping[str, Any], folder: Path) -> dict[str, Any]:
        """Return a verdict file with every picture under its name in the album; None for one that is not there."""

        def name(path: str | None) -> str | None:
            source = inside(folder, path) if path else None
            return self._add(source, str(source.relative_to(folder.resolve()))) if source else None

        pages = [
            {**page, "blocks": [_with_pictures(block, name) for block in page["blocks"]]}
            for page in data["pages"]
        ]
        return {**data, "pages": pages}

    def copy_to(self, folder: Path) -> None:
        """Copy the pictures into a folder."""
        for name, (_, source) in self._files.items():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)

    def _add(self, source: Path, wanted: str) -> str:
        digest = hashlib.sha256(source.read_bytes()).hexdigest()
        path = Path(wanted)
        other = str(path.with_name(f"{path.stem}-{digest[:12]}{path.suffix}"))
        name = wanted if self._files.setdefault(wanted, (digest, source))[0] == digest else other
        self._files.setdefault(name, (digest, source))
        return name


_Rename = Callable[[str | None], str | None]
_OF_A_SCREENSHOT = ("baseline", "captured", "diff")


def _with_pictures(block: Mapping[str, Any], name: _Rename) -> dict[str, Any]:
    changed = _renamed(block, ("screen",), name)
    changed["screenshots"] = [
        _renamed(screenshot, _OF_A_SCREENSHOT, name) for screenshot in block.get("screenshots", ())
    ]
    if block.get("evidence"):
        changed["evidence"] = _renamed(block["evidence"], ("screen",), name)
        if "captures" in changed["evidence"]:
            captures = changed["evidence"]["captures"]
            changed["evidence"]["captures"] = [
                _renamed(capture, _OF_A_SCREENSHOT, name) for capture in captures
            ]
    return changed


def _renamed(entry: Mapping[str, Any], keys: Sequence[str], name: _Rename) -> dict[str, Any]:
    return {**entry, **{key: name(entry[key]) for key in keys if key in entry}}
