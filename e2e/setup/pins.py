"""``make pins``: moves what the project pins to the newest versions: Python packages, and those of the client.

Nothing is installed: it changes the pins alone, for ``make test`` and a look at the difference. Python packages are
resolved for all systems and Pythons at once by uv, which is itself pinned, in ``pins.txt``, and goes to a temporary
folder. The client's packages follow the interface: where it says which version it wants, that one is taken.
"""

import json
import re
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable, Mapping
from pathlib import Path

from e2e.harness.errors import HarnessError
from e2e.jitsi.deployment.client import pins as official
from e2e.jitsi.deployment.client.npm import fetch, npm
from e2e.jitsi.deployment.client.pins import Package

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
CLIENT = Path(official.__file__).parent / "source"
LOCKS = {"requirements.txt": "dev", "pins.txt": "pins"}
"""The lists of Python packages, by the group of pyproject.toml that each one is of."""

TWINS = {"react-dom": "react"}
"""Packages that have to be of the same version as another one."""

Newest = Callable[[str], str]


def python_packages() -> None:
    """Move the lists of Python packages. Raises HarnessError."""
    oldest = re.search(
        r'^requires-python = ">=([\d.]+)"', (ROOT / "pyproject.toml").read_text("utf-8"), re.MULTILINE
    )
    assert oldest
    with tempfile.TemporaryDirectory(prefix="guide-pins-") as name:
        folder = Path(name)
        venv.EnvBuilder(with_pip=True, symlinks=True).create(folder)
        pip = [
            str(folder / "bin" / "python"),
            "-m",
            "pip",
            "--disable-pip-version-check",
            "install",
            "--quiet",
        ]
        _run([*pip, "--require-hashes", "-r", str(HERE / "pins.txt")])
        for file, group in LOCKS.items():
            # The list of the suite is of the project's packages and the group, that of uv of its group alone.
            of = ["pyproject.toml"] if group == "dev" else []
            options = [
                "--no-cache",
                "--universal",
                "--generate-hashes",
                "--no-header",
                "--no-annotate",
                "--upgrade",
                "--quiet",
            ]
            _run(
                [
                    *(str(folder / "bin" / "uv"), "pip", "compile", *of, "--group", group, *options),
                    *("--python-version", oldest[1], "--output-file", str(HERE / file)),
                ]
            )


def _run(command: list[str]) -> None:
    if subprocess.run(command, cwd=ROOT, check=False).returncode != 0:
        raise HarnessError(f"{Path(command[0]).name} {command[1]} failed; its own words are above")


def newest_package(name: str) -> Package:
    """Return the newest version of an official package. Raises HarnessError."""
    answer = json.loads(npm("view", name, "version", "dist.integrity", "--json", "--silent", folder=ROOT))
    return Package(name, answer["version"], answer["dist.integrity"])


def newest_within(wanted: str) -> str:
    """Return the newest version in a range, such as ``esbuild@^0.25.12``. Raises HarnessError."""
    answer = json.loads(npm("view", wanted, "version", "--json", "--silent", folder=ROOT))
    return str(answer[-1] if isinstance(answer, list) else answer)


def with_package(text: str, old: Package, new: Package) -> str:
    """Return the text of ``pins.py`` with a package moved."""
    for before, after in ((old.version, new.version), (old.integrity, new.integrity)):
        if text.count(f'"{before}"') != 1:
            raise HarnessError(f"pins.py does not have {before} once; move {old.name} there by hand")
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


def client() -> None:
    """Move the official packages that the client is made of, and those that it is built with. Raises HarnessError."""
    file = Path(official.__file__)
    text = file.read_text("utf-8")
    interface = newest_package(official.INTERFACE.name)
    for old, new in (
        (official.INTERFACE, interface),
        (official.LIBRARY, newest_package(official.LIBRARY.name)),
    ):
        text = with_package(text, old, new)
    with tempfile.TemporaryDirectory(prefix="guide-pins-") as name:
        fetch(interface, Path(name) / "interface")
        own = json.loads((Path(name) / "interface" / "package.json").read_text("utf-8"))
    package = CLIENT / "package.json"
    content = json.loads(package.read_text("utf-8"))
    wanted = {**own.get("peerDependencies", {}), **own.get("dependencies", {})}
    content["dependencies"] = moved(content["dependencies"], wanted, newest_within)
    package.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", "utf-8")
    npm("update", "--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund", folder=CLIENT)
    file.write_text(text, "utf-8")


def main() -> int:
    """Move all pins; return the exit status."""
    try:
        print("pins: Python packages …", flush=True)
        python_packages()
        print("pins: the client …", flush=True)
        client()
    except HarnessError as error:
        print(f"pins: {error}", file=sys.stderr)
        return 1
    print("pins: moved; look at the difference (git diff), then make test", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
