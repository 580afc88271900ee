"""The set-up on a bare Debian, as root: ``python3 -m e2e.tests.tools.bare_root.debian FOLDER trixie``.

Makes the smallest root of that release that there is, with this machine's own sources of packages, copies this clone
into it, runs the set-up there as the README says, and walks a block if one is given. A folder that holds a root already
is used as it is. Everything that is mounted or started lives in namespaces of its own, and ends with the command.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

from e2e.tests.tools.bare_root.inside import copy, copy_checkout, run_inside

TESTER = "tester"
CLONE = Path("srv/guide clone")
"""In the root; with a space, as people have it."""

INSTALL = ("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y", "-qq")

SETTINGS = (
    *("etc/resolv.conf", "etc/hosts", "etc/pip.conf", "etc/npmrc", "usr/etc/npmrc", "usr/local/etc/npmrc"),
    *("etc/ssl/certs/ca-certificates.crt", "usr/local/share/ca-certificates"),
)
"""How this machine reaches its sources of packages; npm's and pip's settings of the user come on top."""


class Root:
    """A root folder of a bare system."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, *command: str, user: str = "root", folder: str = "/") -> None:
        """Run a command in the root. Raises CalledProcessError."""
        environment = {name: value for name, value in os.environ.items() if _is_setting(name)}
        run_inside(self.folder, command, {**environment, "LANG": "C.UTF-8"}, user=user, folder=folder)

    def shell(self, script: str, *arguments: str, user: str = "root") -> None:
        """Run a shell's script in the clone."""
        self.run("sh", "-c", script, "sh", *arguments, user=user, folder=f"/{CLONE}")


def _is_setting(name: str) -> bool:
    return bool(
        re.match(
            r"(pip|npm_config)_|(https?|no)_proxy$|ssl_cert_|node_extra_ca|requests_ca", name, re.IGNORECASE
        )
    )


def sources() -> dict[str, str]:
    """Return the addresses of Debian's archive and of its security updates, as this machine's apt has them."""
    done = subprocess.run(
        ["apt-get", "indextargets", "--format", "$(LABEL)|$(REPO_URI)"],
        capture_output=True,
        text=True,
        check=True,
    )
    found = dict(line.split("|") for line in done.stdout.splitlines())
    if "Debian" not in found:
        sys.exit("bare_root: apt on this machine knows no archive of Debian; run apt-get update first")
    return found


def make(root: Root, suite: str) -> None:
    """Make the root of a release, with the settings by which this machine reaches its sources."""
    known = sources()
    subprocess.run(["debootstrap", "--variant=minbase", suite, root.folder, known["Debian"]], check=True)
    lines = [f"deb {known['Debian']} {suite} main", f"deb {known['Debian']} {suite}-updates main"]
    if "Debian-Security" in known:
        lines.append(f"deb {known['Debian-Security']} {suite}-security main")
    (root.folder / "etc/apt/sources.list").write_text("\n".join(lines) + "\n", "utf-8")
    dump = subprocess.run(["apt-config", "dump"], capture_output=True, text=True, check=True).stdout
    reaching = re.findall(
        r"^Acquire::https?::(?:.*::)?(?:Proxy|CAInfo).*$", dump, re.MULTILINE | re.IGNORECASE
    )
    (root.folder / "etc/apt/apt.conf.d/99machine").write_text("\n".join(reaching) + "\n", "utf-8")
    for name in SETTINGS:
        copy(Path("/") / name, root.folder / name)
    # README: "with Python and make"; sudo is for the ordinary user.
    root.run("apt-get", "update", "-qq")
    root.run(*INSTALL, "--no-install-recommends", "python3", "make", "sudo")
    root.run("useradd", "--create-home", TESTER)
    (root.folder / "etc/sudoers.d/tester").write_text(f"{TESTER} ALL=(ALL:ALL) NOPASSWD: ALL\n", "utf-8")
    for home in ("root", f"home/{TESTER}"):
        for name in (".npmrc", ".config/pip/pip.conf"):
            copy(Path.home() / name, root.folder / home / name)
    root.run("chown", "-R", f"{TESTER}:", str(Path("/home") / TESTER))


def copy_clone(root: Root, user: str) -> None:
    """Copy what git knows of this clone, and what it does not ignore, into the root."""
    copy_checkout(root.folder / CLONE, untracked=True)
    root.run("chown", "-R", f"{user}:", f"/{CLONE}")


def timed(what: str, root: Root, script: str, *arguments: str, user: str) -> None:
    """Run a script in the clone and print how long it took."""
    started = time.monotonic()
    root.shell(script, *arguments, user=user)
    print(f"bare_root: {what}: {time.monotonic() - started:.0f} s", flush=True)


def main() -> None:
    """Make the root, run the set-up in it, twice, and walk a block."""
    parser = argparse.ArgumentParser(prog="python3 -m e2e.tests.tools.bare_root.debian", description=__doc__)
    parser.add_argument("folder", type=Path, help="where the root is made; kept afterwards")
    parser.add_argument("suite", help="Debian's name of the release: bookworm, trixie")
    parser.add_argument("--user", action="store_true", help="as an ordinary user with sudo, instead of root")
    parser.add_argument(
        "--pipewire", action="store_true", help="as on a desktop whose sound server is PipeWire"
    )
    parser.add_argument("--block", help="a block to walk in the end: docs/de/jitsi-meet.md::allow-devices")
    options = parser.parse_args()
    if os.geteuid() != 0 or shutil.which("debootstrap") is None:
        sys.exit("bare_root: this needs root, and debootstrap (apt-get install debootstrap)")
    root = Root(options.folder.resolve())
    user = TESTER if options.user else "root"
    if not (root.folder / "etc/apt/apt.conf.d/99machine").exists():
        make(root, options.suite)
    if options.pipewire:
        root.run(*INSTALL, "pipewire-audio")
    before = _installed(root)
    copy_clone(root, user)
    timed("the first set-up", root, "make setup", user=user)
    timed("the second set-up", root, "make setup", user=user)
    if gone := before - _installed(root):
        sys.exit(f"bare_root: the set-up removed {', '.join(sorted(gone))}")
    print(f"bare_root: no package was removed, {len(_installed(root) - before)} were installed", flush=True)
    if options.block:
        timed("the block", root, '.venv/bin/pytest -q "$1"', options.block, user=user)


def _installed(root: Root) -> set[str]:
    status = (root.folder / "var/lib/dpkg/status").read_text("utf-8")
    return set(re.findall(r"^Package: (\S+)\nStatus: \S+ ok installed$", status, re.MULTILINE))


if __name__ == "__main__":
    try:
        main()
    except subprocess.CalledProcessError as error:
        sys.exit(f"bare_root: {' '.join(map(str, error.cmd))} failed with status {error.returncode}")
