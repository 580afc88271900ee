"""What the set-up does, and how it sees that a part is there already."""

import hashlib
import os
import platform
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from e2e.setup.ending import AGAIN, ROOT, SetupError, run_over_network, say
from e2e.setup.locks import only_one
from e2e.setup.sentences import sentence
from e2e.setup.system import apt, browsers
from e2e.setup.system.packages import family, missing
from e2e.targets import TargetError, targets

__all__ = ["SetupError", "set_up"]

HERE = Path(__file__).parent
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"

SCRIPT = """#!/bin/sh
'''exec' "$(dirname "$(readlink -f "$0")")/python" "$0" "$@"
'''
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from e2e.plugin.command import main

# Not in a process that multiprocessing starts: it would run all tests once more.
if __name__ == "__main__":
    sys.exit(main())
"""
"""A Python program that a shell starts: a line with #! cannot name an interpreter in a path with a space."""


CHROME_SCRIPT = "lib/python*/site-packages/playwright/driver/package/bin/reinstall_chrome_stable_linux.sh"

TOLERANT = """
apt-get() {
    command apt-get "$@" || {
        [ "$1" = update ] && echo "set-up: warning: apt-get update failed, see above; going on without"
    }
}
. "$0"
"""
"""Runs a script that ends at the first failure, but not at that of somebody else's source of packages."""


def set_up() -> None:
    """Install and build what is missing. Raises SetupError, which says what to do."""
    if apt.policy_is_left() or missing(HERE / "system" / "packages.toml"):
        with apt.apt_alone():
            apt.remove_leftover_policy()
            # Perhaps the set-up that was waited for has installed it.
            packages = missing(HERE / "system" / "packages.toml")
            if packages:
                apt.install(packages)
    python_environment()
    browser()
    try:
        known = targets()
    except TargetError as error:
        raise SetupError(str(error)) from error
    for target in known.values():
        for what, module in target.set_up:
            run(what, [str(PYTHON), "-m", module])


def python_environment() -> None:
    """Make ``.venv`` with the pinned packages, unless it was made from the very same list, at this very place."""
    if _is_made():
        return
    with only_one(ENVIRONMENT.with_name(".cache") / "set-up.lock", ".venv"):
        if not _is_made():
            _make()


def _is_made() -> bool:
    stamp = ENVIRONMENT / "set-up"
    return PYTHON.exists() and stamp.exists() and stamp.read_text("utf-8") == _made_from()


def _made_from() -> str:
    # Commands in it name their interpreter by its whole path: a clone that was moved needs new ones.
    return hashlib.sha256(_pins().read_bytes() + f"{sys.version}\n{ROOT}".encode()).hexdigest()


def _pins() -> Path:
    return HERE / "requirements.txt"


def _make() -> None:
    say("Python packages into .venv (half a minute) …")
    try:
        venv.EnvBuilder(clear=True, with_pip=True, symlinks=True).create(ENVIRONMENT)
    except subprocess.CalledProcessError as error:
        words = (error.output or b"").decode("utf-8", "replace").strip()
        raise SetupError(
            f"Python's own module venv could not make {ENVIRONMENT}: {words or error}"
        ) from error
    pip = [
        str(PYTHON),
        "-m",
        "pip",
        "--disable-pip-version-check",
        "install",
        "--quiet",
        "--progress-bar=off",
    ]
    run("the Python packages", [*pip, "--require-hashes", "-r", str(_pins())])
    command()
    (ENVIRONMENT / "set-up").write_text(_made_from(), "utf-8")


def command() -> None:
    """Put this project's pytest command in the place of the plain one; see ``e2e.plugin.command``."""
    script = ENVIRONMENT / "bin" / "pytest"
    script.write_text(SCRIPT, "utf-8")
    script.chmod(0o755)


def browser() -> None:
    """Install Google Chrome where no browser works and the distribution has none that fits."""
    if os.environ.get("CHROME"):
        return
    found = browsers.first_that_works(browsers.DEFAULTS)
    for reason in found.passed_over:
        say(f"{sentence(reason)}; passed over")
    if found.browser:
        return
    if platform.machine() not in ("x86_64", "AMD64"):
        raise SetupError(
            f"there is no Google Chrome for Linux on {platform.machine()}, and no other browser here works; install a "
            "chromium that is no snap, as Debian has it, or name one: make CHROME=PATH"
        )
    if not family():
        raise SetupError(
            "no browser here works; install chromium or google-chrome, or name one: make CHROME=PATH"
        )
    google_chrome()


def google_chrome() -> None:
    """Install Google Chrome by the script that Playwright brings along. Raises SetupError.

    The command ``playwright install`` would do more, as root: fetch a program for videos, and remove browsers of other
    projects that it knows no owner of.
    """
    say("Google Chrome, from Google's own package …")
    script = next(ENVIRONMENT.glob(CHROME_SCRIPT), None)
    if script is None:
        raise SetupError("no browser here works; install google-chrome, or name one: make CHROME=PATH")
    with apt.apt_alone(), tempfile.TemporaryDirectory(prefix="guide-setup-") as folder:
        prefix = apt.as_root("no browser here works", f"bash {script}")
        # It calls apt-get by itself, and first of all to remove an older Google Chrome.
        settings = Path(folder) / "apt.conf"
        settings.write_text(
            'APT::Get::Remove "false";\nDPkg::Lock::Timeout "120";\nAcquire::Retries "3";\n', "utf-8"
        )
        environment = [
            f"APT_CONFIG={settings}",
            "DEBIAN_FRONTEND=noninteractive",
            # Whatever it is: the script otherwise refuses a derivative.
            f"PLAYWRIGHT_HOST_PLATFORM_OVERRIDE={family()}",
        ]
        run("Google Chrome", [*prefix, "env", *environment, "bash", "-c", TOLERANT, str(script)])


def run(what: str, argv: list[str]) -> None:
    """Run a step's command. Raises SetupError when it fails; its own output says why."""
    if not run_over_network(what, argv):
        raise SetupError(f"{what} could not be installed; see above, then {AGAIN}")
