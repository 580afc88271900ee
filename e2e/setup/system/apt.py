"""Installing with apt: nothing is ever removed, and no server is started."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from e2e.setup.ending import SetupError, run_over_network, say
from e2e.setup.locks import DPKG, only_one
from e2e.setup.system import unpacked
from e2e.setup.system.packages import there

POLICY = Path("/usr/sbin/policy-rc.d")
SYSTEMD = Path("/run/systemd/system")
OURS = (
    "# Written by the set-up of the guide's tests: no server starts while it installs. It removes this again."
)
SERVERS = ("nginx", "prosody")
PROXIES = ("http_proxy", "https_proxy", "ftp_proxy", "no_proxy")
OPTIONS = (
    "-o",
    "DPkg::Lock::Timeout=120",
    "-o",
    "Dpkg::Interaction-Pty=0",
    "-o",
    "Acquire::Retries=3",
    "-o",
    "APT::Get::Remove=false",
)
"""The last is --no-remove: apt then fails rather than take something away."""


def install(packages: list[str]) -> None:
    """Install packages with apt, as root or by sudo; unpack those whose installation would remove or disturb others.

    Raises SetupError where that is not possible or not allowed.
    """
    advice = f"these packages are missing: {' '.join(packages)}"
    if shutil.which("apt-get") is None:
        raise SetupError(
            f"{advice}\nThere is no apt here; install what corresponds to them, then run it again."
        )
    aside = apart(packages)
    together = [package for package in packages if package not in aside]
    if together:
        prefix = as_root(advice, f"apt-get install --no-install-recommends --no-remove {' '.join(together)}")
        say("the list of system packages …")
        if not run_over_network("apt-get update", _apt(prefix, "update", "-qq"), run=_to_the_end):
            say("warning: apt-get update failed, see above; going on with what is known of the packages")
        # Only now is it sure that apt knows them all.
        aside = apart(packages)
        together = [package for package in packages if package not in aside]
    if together:
        _install(prefix, together, advice)
    for package in aside:
        unpacked.unpack(package)


def _install(prefix: list[str], packages: list[str], advice: str) -> None:
    say(f"system packages: {' '.join(packages)} …")
    if gone := would_remove(packages):
        raise SetupError(
            f"{advice}\nTheir installation would remove {' '.join(gone)}, so nothing was installed. "
            "Install what is missing in a way that suits this machine, then run it again."
        )
    fresh = [server for server in SERVERS if server in packages]
    try:
        with _no_servers_started(prefix, bool(fresh)):
            command = _apt(prefix, "install", "-y", "--no-install-recommends", *packages)
            if not run_over_network("apt-get install", command, run=_to_the_end):
                raise SetupError(f"{advice}\napt-get install failed; its own words are above.")
    finally:
        # Also where the set-up was interrupted: apt has installed them all the same, to be started with the machine.
        installed = [server for server in fresh if there(server)]
        if installed and SYSTEMD.is_dir():
            subprocess.run([*prefix, "systemctl", "disable", "--quiet", *installed], check=False)


def apart(packages: list[str]) -> list[str]:
    """Return the packages that would remove others, or stand in their way, and can be unpacked instead."""
    return [
        package
        for package in packages
        if package in unpacked.PROGRAMS and (there(unpacked.RIVALS[package]) or would_remove([package]))
    ]


def would_remove(packages: list[str]) -> list[str]:
    """Return what apt would remove to install the packages; nothing also where it does not know one of them yet."""
    done = subprocess.run(
        ["apt-get", "-s", "-q", "--no-install-recommends", "install", *packages],
        env={**os.environ, "LC_ALL": "C"},
        capture_output=True,
        text=True,
        check=False,
    )
    return re.findall(r"^Remv (\S+)", done.stdout, re.MULTILINE)


def as_root(advice: str, command: str) -> list[str]:
    """Return what makes a command run as root, with the caller's proxies. Raises SetupError, naming ``command``."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        raise SetupError(f"{advice}\nAsk somebody who may install them to run, as root:\n  {command}")
    asks = subprocess.run(["sudo", "-n", "true"], check=False, capture_output=True).returncode != 0
    if asks and not sys.stdin.isatty():
        raise SetupError(
            f"{advice}\nsudo wants a password, and nobody is here to type it; run:\n  sudo {command}"
        )
    # By name only: a proxy's address may hold a password, which everybody could read in the list of processes.
    kept = [name for proxy in PROXIES for name in (proxy, proxy.upper()) if name in os.environ]
    return ["sudo", f"--preserve-env={','.join(kept)}"] if kept else ["sudo"]


def _apt(prefix: list[str], *arguments: str) -> list[str]:
    return [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", *OPTIONS, *arguments]


def _to_the_end(command: list[str]) -> int:
    """Run apt and return its status; whoever interrupts the set-up meanwhile waits until apt has come to its end.

    Killed in the middle, it would leave packages half installed.
    """
    ending: BaseException | None = None
    with subprocess.Popen(command) as process:
        while process.returncode is None:
            try:
                process.wait()
            except (KeyboardInterrupt, SystemExit) as asked:
                say("interrupted; apt finishes what it has begun …")
                ending = asked
    if ending:
        raise ending
    return process.returncode


@contextmanager
def _no_servers_started(prefix: list[str], fresh: bool) -> Iterator[None]:
    """Keep Debian from starting the system's nginx and Prosody, which would listen to the world.

    The suite runs its own on loopback. A policy file that is there already is somebody's decision and stays.
    Source: invoke-rc.d's policy layer; status 101 forbids the action.
    """
    if not fresh or POLICY.exists():
        yield
        return
    script = 'printf "%s\\n" "#!/bin/sh" "$1" "exit 101" > "$0" && chmod 755 "$0"'
    subprocess.run([*prefix, "sh", "-c", script, str(POLICY), OURS], check=True)
    try:
        yield
    finally:
        subprocess.run([*prefix, "rm", "-f", str(POLICY)], check=True)


def policy_is_left() -> bool:
    """Tell whether the policy file of a set-up is there: of one that is at work now, or was killed."""
    try:
        return OURS in POLICY.read_text("utf-8", "replace").splitlines()
    except OSError:
        return False


def remove_leftover_policy() -> None:
    """Remove a policy file that a killed run of the set-up left: it would keep others' servers from starting.

    To be called while no other set-up can be installing.
    """
    if not policy_is_left():
        return
    try:
        prefix = as_root(f"{POLICY} is a leftover of a set-up that was killed", f"rm {POLICY}")
    except SetupError as error:
        say(f"warning: {error}")
        return
    say(f"{POLICY} is a leftover of a set-up that was killed: it is removed")
    subprocess.run([*prefix, "rm", "-f", str(POLICY)], check=True)


@contextmanager
def apt_alone() -> Iterator[None]:
    """Keep other set-ups on this machine, of whatever clone, from installing at the same time."""
    if not DPKG.is_dir():
        yield
        return
    with only_one(DPKG, "the system packages"):
        yield
