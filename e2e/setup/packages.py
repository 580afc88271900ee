"""System packages: which are missing, and installing them with apt."""

import contextlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

POLICY = Path("/usr/sbin/policy-rc.d")
SERVERS = ("nginx", "prosody")


class SetupError(Exception):
    """A part of the set-up is not possible here; the message says what to do."""


def there(sign: str) -> bool:
    """Tell whether a package shows: a command, an absolute file name, or ``module:`` and a Python module."""
    if sign.startswith("module:"):
        return importlib.util.find_spec(sign.removeprefix("module:")) is not None
    if sign.startswith("/"):
        return Path(sign).exists()
    return shutil.which(sign, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin") is not None


def missing(listing: Path, distribution: str | None = None) -> list[str]:
    """Return the packages of the list that do not show on this machine."""
    sections = tomllib.loads(listing.read_text("utf-8"))
    wanted = {**sections["everywhere"], **sections.get(distribution or _distribution(), {})}
    return [package for package, signs in wanted.items() if not any(map(there, signs))]


def _distribution() -> str:
    with contextlib.suppress(OSError):
        return platform.freedesktop_os_release().get("ID", "")
    return ""


def install(packages: list[str]) -> None:
    """Install packages with apt, as root or by sudo. Raises SetupError where that is not possible or not allowed."""
    advice = f"these packages are missing: {' '.join(packages)}"
    if shutil.which("apt-get") is None:
        raise SetupError(
            f"{advice}\nThere is no apt here; install what corresponds to them, then run it again."
        )
    prefix = [] if os.geteuid() == 0 else _sudo(advice, packages)
    print(f"set-up: system packages: {' '.join(packages)} …", flush=True)
    fresh = [server for server in SERVERS if server in packages]
    with _no_servers_started(prefix, bool(fresh)):
        _apt(prefix, ["update", "-qq"], advice)
        _apt(prefix, ["install", "-y", "--no-install-recommends", *packages], advice)
    if fresh and Path("/run/systemd/system").is_dir():
        subprocess.run([*prefix, "systemctl", "disable", "--quiet", *fresh], check=False)


def _sudo(advice: str, packages: list[str]) -> list[str]:
    command = f"apt-get install --no-install-recommends {' '.join(packages)}"
    if shutil.which("sudo") is None:
        raise SetupError(f"{advice}\nAsk somebody who may install them to run, as root:\n  {command}")
    asks = subprocess.run(["sudo", "-n", "true"], check=False, capture_output=True).returncode != 0
    if asks and not sys.stdin.isatty():
        raise SetupError(
            f"{advice}\nsudo wants a password, and nobody is here to type it; run:\n  sudo {command}"
        )
    return ["sudo"]


def _apt(prefix: list[str], arguments: list[str], advice: str) -> None:
    environment = ["env", "DEBIAN_FRONTEND=noninteractive"]
    options = ["-o", "DPkg::Lock::Timeout=120", "-o", "Dpkg::Use-Pty=0"]
    if subprocess.run([*prefix, *environment, "apt-get", *options, *arguments], check=False).returncode != 0:
        raise SetupError(f"{advice}\napt-get {arguments[0]} failed; its own words are above.")


@contextlib.contextmanager
def _no_servers_started(prefix: list[str], fresh: bool) -> Iterator[None]:
    """Keep Debian from starting the system's nginx and Prosody, which would listen to the world.

    The suite runs its own on loopback. A policy file that is there already is somebody's decision and stays.
    Source: invoke-rc.d's policy layer; status 101 forbids the action.
    """
    if not fresh or POLICY.exists():
        yield
        return
    script = "printf '#!/bin/sh\\nexit 101\\n' > " + str(POLICY) + " && chmod 755 " + str(POLICY)
    subprocess.run([*prefix, "sh", "-c", script], check=True)
    try:
        yield
    finally:
        subprocess.run([*prefix, "rm", "-f", str(POLICY)], check=True)
