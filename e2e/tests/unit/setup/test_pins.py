"""Moving pins: what becomes of the files, without a network."""

import json
import re
from pathlib import Path

import pytest

from e2e.harness.errors import HarnessError
from e2e.jitsi.deployment.client import pins as official
from e2e.jitsi.deployment.client.pins import Package
from e2e.setup import pins

ROOT = Path(__file__).parents[4]


def test_a_package_is_moved_where_it_is_pinned() -> None:
    text = (ROOT / "e2e/jitsi/deployment/client/pins.py").read_text("utf-8")
    new = Package(official.INTERFACE.name, "99.1.0", "sha512-new==")
    moved = pins.with_package(text, official.INTERFACE, new)
    found: dict[str, Package] = {}
    exec(compile(moved, "pins.py", "exec"), found)  # noqa: S102 - our own module, moved
    assert (found["INTERFACE"].version, found["INTERFACE"].integrity) == ("99.1.0", "sha512-new==")
    assert found["LIBRARY"].integrity == official.LIBRARY.integrity


def test_a_pin_that_is_not_there_is_not_guessed() -> None:
    with pytest.raises(HarnessError, match="does not have 13"):
        pins.with_package("nothing", Package("a", "13", "x"), Package("a", "14", "y"))


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
    moved = pins.moved(now, {"uuid": "14.0.0", "react": "19.3.0", "jquery": "*"}, newest)
    assert moved == {
        "uuid": "14.0.0",
        "react": "19.3.0",
        "react-dom": "19.3.0",
        "esbuild": "8.9.0",
        "jquery": "8.9.0",
    }
    assert {"esbuild@^0.25.12", "jquery@^3.6.1"} <= set(asked)


def test_uv_itself_is_pinned_by_hashes_and_no_address() -> None:
    text = (ROOT / "e2e/setup/pins.txt").read_text("utf-8")
    assert re.fullmatch(r"uv==[\d.]+( \\\n    --hash=sha256:[0-9a-f]{64})+\n", text)


def test_whoever_changes_the_lock_writes_no_address_into_it() -> None:
    """Dependabot and a person's npm read these settings beside the lock."""
    settings = (ROOT / "e2e/jitsi/deployment/client/source/.npmrc").read_text("utf-8").splitlines()
    assert "omit-lockfile-registry-resolved=true" in settings
    lock = json.loads((ROOT / "e2e/jitsi/deployment/client/source/package-lock.json").read_text("utf-8"))
    package = json.loads((ROOT / "e2e/jitsi/deployment/client/source/package.json").read_text("utf-8"))
    assert lock["packages"][""]["dependencies"] == package["dependencies"]
