"""The core names no target and no device: everything outside ``e2e/jitsi`` could verify a guide about another page."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from e2e.tests.tools.import_contracts import targets_rooms

ROOM = Path(__file__).parents[2]
OTHERS = ("tests/", *(f"{room}/" for room in targets_rooms()))
"""What is not the core's: the targets and the tests."""

PERMISSION_SURFACES = ("chrome/surfaces/native/", "chrome/surfaces/settings/", "messages/languages/")
"""Chrome's own surfaces for permissions, which take the kind of device as a parameter, and their sentences."""


def files() -> Iterator[Path]:
    for path in sorted(ROOM.rglob("*")):
        inside = path.relative_to(ROOM).as_posix()
        if path.is_file() and "__pycache__" not in path.parts and not inside.startswith(OTHERS):
            yield path


def naming(pattern: str, *allowed: str) -> list[str]:
    """Return the lines of the core, but for the ``allowed`` folders, that have a word: ``file:line: text``."""
    found = []
    for path in files():
        inside = path.relative_to(ROOM).as_posix()
        if not inside.startswith(allowed):
            lines = path.read_text("utf-8").splitlines()
            found += [
                f"{inside}:{number}: {line.strip()}"
                for number, line in enumerate(lines, 1)
                if re.search(pattern, line, re.IGNORECASE)
            ]
    return found


# What another target is named may be a word of any sentence; its room is not.
@pytest.mark.parametrize(
    "pattern", ["jitsi", "metasfresh", *(rf"e2e[./]{room}\b" for room in targets_rooms())]
)
def test_the_core_names_no_target(pattern: str) -> None:
    assert naming(pattern) == []


def test_the_core_names_no_device_but_in_the_surfaces_of_its_permission() -> None:
    assert naming("camera|microphone", *PERMISSION_SURFACES) == []
    assert naming("camera|microphone"), "the surfaces do"
