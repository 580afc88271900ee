"""What the set-up does, and how it sees that a part is there already."""

import hashlib
import os
import platform
import subprocess
import sys
import venv
from pathlib import Path

from e2e.setup.packages import SetupError, install, missing, there

__all__ = ["SetupError", "set_up"]

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"
OLDEST = (3, 11)

SCRIPT = """#!/bin/sh
'''exec' "$(dirname "$(readlink -f "$0")")/python" "$0" "$@"
'''
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from e2e.runner.command import main

sys.exit(main())
"""
"""A Python program that a shell starts: a line with #! cannot name an interpreter in a path with a space."""


def set_up() -> None:
    """Install and build what is missing. Raises SetupError, which says what to do."""
    if sys.version_info < OLDEST:
        raise SetupError(
            f"Python {platform.python_version()} is too old; {'.'.join(map(str, OLDEST))} or newer is needed"
        )
    packages = missing(HERE / "packages.toml")
    if packages:
        install(packages)
    python_environment()
    browser()
    run("the Jitsi Meet client", [str(PYTHON), "-m", "e2e.instance.bundle"])


def python_environment() -> None:
    """Make ``.venv`` with the pinned packages, unless it was made from the very same list, at this very place."""
    pins = HERE / "requirements.txt"
    stamp = ENVIRONMENT / "set-up"
    # Commands in it name their interpreter by its whole path: a clone that was moved needs new ones.
    made_from = hashlib.sha256(pins.read_bytes() + f"{sys.version}\n{ROOT}".encode()).hexdigest()
    if PYTHON.exists() and stamp.exists() and stamp.read_text("utf-8") == made_from:
        return
    say("Python packages into .venv (half a minute)")
    venv.EnvBuilder(clear=True, with_pip=True, symlinks=True).create(ENVIRONMENT)
    pip = [
        str(PYTHON),
        "-m",
        "pip",
        "--disable-pip-version-check",
        "install",
        "--quiet",
        "--progress-bar=off",
    ]
    run("the Python packages", [*pip, "--require-hashes", "-r", str(pins)])
    command()
    stamp.write_text(made_from, "utf-8")


def command() -> None:
    """Put this project's pytest command in the place of the plain one; see ``e2e.runner.command``."""
    script = ENVIRONMENT / "bin" / "pytest"
    script.write_text(SCRIPT, "utf-8")
    script.chmod(0o755)


def browser() -> None:
    """Have Playwright install Google Chrome where no browser is there and the distribution has none that fits."""
    names = ("chromium", "google-chrome", "google-chrome-stable")
    if os.environ.get("CHROME") or any(there(name) for name in names):
        return
    say("Google Chrome, from Google's own package")
    run("Google Chrome", [str(PYTHON), "-m", "playwright", "install", "chrome"])


def run(what: str, argv: list[str]) -> None:
    """Run a step's command. Raises SetupError when it fails; its own output says why."""
    if subprocess.run(argv, cwd=ROOT, check=False).returncode != 0:
        raise SetupError(f"{what} could not be installed; see above, then run it again")


def say(what: str) -> None:
    """Show what is being done."""
    print(f"set-up: {what} …", flush=True)
