"""Programs whose packages cannot be installed without removing others: unpacked into the cache folder, run from there.

PulseAudio is one: it and PipeWire's plug-in for ALSA exclude each other, so on a desktop with PipeWire its installation
would take the desktop's own package away; where only PipeWire's sound server is there, both would want to serve the
person who logs in. Unpacked, it touches nothing of the system, and the suite's sound is the same
everywhere.
"""

import contextlib
import os
import platform
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from e2e.harness.files.folders import cache_folder
from e2e.setup.ending import SetupError, say

PROGRAMS = {"pulseaudio": "usr/bin/pulseaudio"}
"""Which packages run from a folder of any name, and with which program."""

RIVALS = {"pulseaudio": "pipewire-pulse"}
"""The program that a package's own would replace: Debian lets both be installed, and the person's sound then
comes from whichever is first."""


UNFINISHED = ".unpacking"
"""How the folder of an unfinished one ends; the builder of the client removes what ends in .part in the same cache."""


@dataclass(frozen=True)
class Unpacked:
    """A program in a folder that looks like the root of a system."""

    program: Path
    root: Path

    @property
    def libraries(self) -> str:
        """The value of LD_LIBRARY_PATH with which the program finds its own libraries."""
        folders = {file.parent for file in self.root.glob("usr/lib/**/*.so*")}
        return ":".join(sorted(map(str, folders)))

    @property
    def module_options(self) -> list[str | Path]:
        """The options with which PulseAudio finds its own modules."""
        folders = sorted(self.root.glob("usr/lib/**/pulse-*/modules"))
        return [option for folder in folders for option in ("-p", folder)]


def find(package: str) -> Unpacked | None:
    """Return the unpacked program of a package; None if it is not there, or does not run (any more)."""
    root = _root(package)
    found = Unpacked(root / PROGRAMS[package], root)
    return found if found.program.is_file() and not _failure(found) else None


def unpack(package: str) -> None:
    """Download a package, and those that it needs and the system lacks, and unpack them into the cache folder.

    Needs no root; to be called while no other set-up is at work on the system. Raises SetupError.
    """
    root = _root(package)
    root.parent.mkdir(parents=True, exist_ok=True)
    for leftover in root.parent.glob(f"*{UNFINISHED}"):
        shutil.rmtree(leftover, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=f"{root.name}.", suffix=UNFINISHED, dir=root.parent) as name:
        folder = Path(name)
        packages = lacking(package)
        say(f"{package} and {len(packages) - 1} more packages, unpacked into {root} …")
        _download(package, packages, folder)
        content = folder / "root"
        for archive in folder.glob("*.deb"):
            subprocess.run(["dpkg-deb", "-x", archive, content], check=True)
        made = Unpacked(content / PROGRAMS[package], content)
        if failure := _failure(made):
            raise SetupError(f"{package} was unpacked, but does not run: {failure}")
        with contextlib.suppress(FileNotFoundError):
            shutil.rmtree(root)
        content.rename(root)


def lacking(package: str) -> list[str]:
    """Return what apt would install for a package, as ``name=version``. Raises SetupError where apt knows no way."""
    done = subprocess.run(
        ["apt-get", "-s", "-q", "--no-install-recommends", "install", package],
        env={**os.environ, "LC_ALL": "C"},
        capture_output=True,
        text=True,
        check=False,
    )
    found = re.findall(r"^Inst (\S+) (?:\[\S+\] )?\((\S+) ", done.stdout, re.MULTILINE)
    if done.returncode or not found:
        raise SetupError(f"apt cannot get {package}: {done.stderr.strip() or done.stdout.strip()}")
    return [f"{name}={version}" for name, version in found]


def _download(package: str, packages: list[str], folder: Path) -> None:
    done = subprocess.run(
        # As root, apt would hand the download to a user who may not write into this folder.
        ["apt-get", "-q", "-o", "APT::Sandbox::User=root", "-o", "Acquire::Retries=3", "download", *packages],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SetupError(
            f"{package} could not be downloaded: {done.stderr.strip()}\n"
            "Where that says that a file is not there, apt's list of packages is old: run, as root: apt-get update"
        )


def _failure(unpacked: Unpacked) -> str:
    """Return why the program does not run, or nothing."""
    try:
        done = subprocess.run(
            [unpacked.program, "--version"],
            env={"PATH": os.defpath, "HOME": "/", "LD_LIBRARY_PATH": unpacked.libraries},
            capture_output=True,
            text=True,
            timeout=30,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    return (done.stderr.strip() or f"status {done.returncode}") if done.returncode else ""


def _root(package: str) -> Path:
    """Return where a package is unpacked; a home may be shared by machines of several systems."""
    release: dict[str, str] = {}
    with contextlib.suppress(OSError):
        release = platform.freedesktop_os_release()
    system = "-".join(filter(None, (release.get("ID"), release.get("VERSION_ID"), platform.machine())))
    return cache_folder() / f"unpacked-{package}-{system}"
