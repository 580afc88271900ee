"""Moving the client's pins: what becomes of the files, without a network."""

import json
from pathlib import Path

import pytest

from e2e.harness.errors import HarnessError
from e2e.jitsi.deployment.client import move_pins, pins
from e2e.jitsi.deployment.client.build import SOURCES
from e2e.jitsi.deployment.client.pins import Package


def test_a_package_is_moved_where_it_is_pinned() -> None:
    text = Path(pins.__file__).read_text("utf-8")
    new = Package(pins.INTERFACE.name, "99.1.0", "sha512-new==")
    moved = move_pins.with_package(text, pins.INTERFACE, new)
    found: dict[str, Package] = {}
    exec(compile(moved, "pins.py", "exec"), found)  # noqa: S102 - our own module, moved
    assert (found["INTERFACE"].version, found["INTERFACE"].integrity) == ("99.1.0", "sha512-new==")
    assert found["LIBRARY"].integrity == pins.LIBRARY.integrity


def test_a_pin_that_is_not_there_is_not_guessed() -> None:
    with pytest.raises(HarnessError, match="does not have 13"):
        move_pins.with_package("nothing", Package("a", "13", "x"), Package("a", "14", "y"))


def test_the_client_follows_the_interface() -> None:
    asked: list[str] = []

    def newest(wanted: str) -> str:
        asked.append(wanted)
        return "8.9.0"

    now = {
        "uuid": "13.0.0",
        "react": "19.2.3",
        "react-dom": "19.2.3",
        "esbuild": "0.25.12",
        "jquery": "3.6.1",
    }
    moved = move_pins.moved(now, {"uuid": "14.0.0", "react": "19.3.0", "jquery": "*"}, newest)
    assert moved == {
        "uuid": "14.0.0",
        "react": "19.3.0",
        "react-dom": "19.3.0",
        "esbuild": "8.9.0",
        "jquery": "8.9.0",
    }
    assert {"esbuild@^0.25.12", "jquery@^3.6.1"} <= set(asked)


def test_whoever_changes_the_lock_writes_no_address_into_it() -> None:
    """Dependabot and a person's npm read these settings beside the lock."""
    settings = (SOURCES / ".npmrc").read_text("utf-8").splitlines()
    assert "omit-lockfile-registry-resolved=true" in settings
    lock = json.loads((SOURCES / "package-lock.json").read_text("utf-8"))
    package = json.loads((SOURCES / "package.json").read_text("utf-8"))
    assert lock["packages"][""]["dependencies"] == package["dependencies"]
