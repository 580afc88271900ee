"""The folder that results go to, of a run or of several merged: made, tried and cleared before there are any."""

import json
import shutil
import tempfile
from pathlib import Path

from e2e.messages.errors import ExplainedError
from e2e.messages.message import Message

MARK = ".guide-report"
"""The file by which the suite knows a folder of its own again, also after a run that was killed."""

_FILES = ("verdict.json", "index.html", "junit.xml", "summary.md")
_FOLDERS = ("screens", "screenshots")


class NoReportFolder(ExplainedError):
    """Results cannot go there."""


def refuse_others(folder: Path) -> None:
    """Raise NoReportFolder for a folder that holds what is no report of ours; nothing is made or removed."""
    try:
        if folder.exists() and any(folder.iterdir()) and not _ours(folder):
            raise NoReportFolder(Message("report-folder-of-others", {"folder": str(folder)}))
    except OSError as error:
        raise _unusable(folder, error) from error


def _unusable(folder: Path, error: OSError) -> NoReportFolder:
    params = {"folder": str(folder), "why": error.strerror or str(error)}
    return NoReportFolder(Message("report-folder-unusable", params))


def prepare(folder: Path) -> None:
    """Make the folder and remove earlier results from it.

    Raises NoReportFolder, with nothing removed, when it cannot be written to or holds what is no report of ours.
    """
    claim(folder)
    clear(folder)


def claim(folder: Path) -> None:
    """Make the folder and see that results can go there; earlier ones stay. Raises NoReportFolder."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
        refuse_others(folder)
        (folder / MARK).touch()
    except OSError as error:
        raise _unusable(folder, error) from error


def clear(folder: Path) -> None:
    """Remove earlier results: a stale verdict or report must not pass for a new one. Raises NoReportFolder."""
    try:
        for name in _FILES:
            (folder / name).unlink(missing_ok=True)
        for name in _FOLDERS:
            shutil.rmtree(folder / name, ignore_errors=True)
    except OSError as error:
        raise _unusable(folder, error) from error


def _ours(folder: Path) -> bool:
    if (folder / MARK).is_file():
        return True
    try:
        data = json.loads((folder / "verdict.json").read_text("utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(data, dict) and {"schema", "pages", "environment"} <= data.keys()
