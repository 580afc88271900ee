"""Moves the client's packages to the newest versions, for ``make pins``: ``python -m`` with this module's name.

They follow the interface: where it says which version it wants, that one is taken.
"""

import json
import re
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from e2e.harness.errors import HarnessError
from e2e.jitsi.deployment.client import pins
from e2e.jitsi.deployment.client.build import SOURCES
from e2e.jitsi.deployment.client.npm import fetch, npm
from e2e.jitsi.deployment.client.pins import Package
from e2e.messages.message import Message

TWINS = {"react-dom": "react"}
"""Packages that have to be of the same version as another one."""

Newest = Callable[[str], str]
"""From a package's range, such as ``esbuild@^0.25.12``, to the newest version in it."""


def newest_package(name: str) -> Package:
    """Return the newest version of an official package. Raises HarnessError."""
    answer = json.loads(npm("view", name, "version", "dist.integrity", "--json", "--silent", folder=SOURCES))
    return Package(name, answer["version"], answer["dist.integrity"])


def newest_within(wanted: str) -> str:
    """Return the newest version in a range, such as ``esbuild@^0.25.12``. Raises HarnessError."""
    answer = json.loads(npm("view", wanted, "version", "--json", "--silent", folder=SOURCES))
    return str(answer[-1] if isinstance(answer, list) else answer)


def with_package(text: str, old: Package, new: Package) -> str:
    """Return the text of ``pins.py`` with a package moved."""
    for before, after in ((old.version, new.version), (old.integrity, new.integrity)):
        if text.count(f'"{before}"') != 1:
            raise HarnessError(Message("pins-not-once", {"value": before, "package": old.name}))
        text = text.replace(f'"{before}"', f'"{after}"')
    return text


def moved(dependencies: Mapping[str, str], interface: Mapping[str, str], newest: Newest) -> dict[str, str]:
    """Return the client's dependencies, moved: the interface's own versions, and of the rest the newest that fit."""
    result = {}
    for name, version in dependencies.items():
        wanted = interface.get(name, "")
        exact = re.fullmatch(r"\d+\.\d+\.\d+[\w.+-]*", wanted)
        result[name] = wanted if exact else newest(f"{name}@^{version}")
    return {**result, **{name: result[twin] for name, twin in TWINS.items() if name in result}}


def move() -> None:
    """Move the official packages that the client is made of, and those that it is built with. Raises HarnessError."""
    file = Path(pins.__file__)
    text = file.read_text("utf-8")
    interface = newest_package(pins.INTERFACE.name)
    for old, new in (
        (pins.INTERFACE, interface),
        (pins.LIBRARY, newest_package(pins.LIBRARY.name)),
    ):
        text = with_package(text, old, new)
    with tempfile.TemporaryDirectory(prefix="guide-pins-") as name:
        fetch(interface, Path(name) / "interface")
        own = json.loads((Path(name) / "interface" / "package.json").read_text("utf-8"))
    package = SOURCES / "package.json"
    content = json.loads(package.read_text("utf-8"))
    wanted = {**own.get("peerDependencies", {}), **own.get("dependencies", {})}
    content["dependencies"] = moved(content["dependencies"], wanted, newest_within)
    package.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", "utf-8")
    npm("update", "--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund", folder=SOURCES)
    file.write_text(text, "utf-8")


def main() -> int:
    """Move the pins; return the exit status."""
    try:
        move()
    except HarnessError as error:
        print(f"pins: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
