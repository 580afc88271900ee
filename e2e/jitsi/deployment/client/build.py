"""The client: our own shell around the official interface, built once and kept in a cache folder."""

import fcntl
import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from e2e.harness.errors import HarnessError
from e2e.harness.files.folders import cache_folder
from e2e.harness.processes.starting import check_wanted
from e2e.harness.waiting import wait_for
from e2e.jitsi.deployment.client.npm import fetch, node, npm
from e2e.jitsi.deployment.client.pins import INTERFACE, LIBRARY, Package
from e2e.messages.message import Message

__all__ = ["SOURCES", "UNUSED_SECONDS", "Bundle", "cache_folder", "client_bundle"]

SOURCES = Path(__file__).parent / "source"

# What is laid out in the cache folder has this shape; a change of it asks for a new number.
_LAYOUT = "1"

UNUSED_SECONDS = 30 * 86_400
"""For how long a bundle is kept that nobody uses."""

_LONGEST_BUILD = 1800.0
"""Seconds in which another process has built the client, however slow the network is."""

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Bundle:
    """The built client. ``folder`` is what a web server serves; ``client`` names the versions in it."""

    folder: Path
    client: str


def client_bundle(cache: Path, progress: Progress) -> Bundle:
    """Return the built client, from ``cache`` or built into it.

    The first build fetches packages (12 MB of the client's own, and 127 MB on disk to build it with), which takes
    between ten seconds and a minute, and calls ``progress`` with a line for each part. Later ones, after a change of
    the sources, need no network. Processes that ask at the same time wait for one of them.

    Raises HarnessError, saying what is missing, not reached or not as pinned.
    """
    sources = _read_sources()
    target = cache / f"client-{_key(sources)}"
    bundle = Bundle(target, f"{INTERFACE.known_as}, {LIBRARY.known_as}")
    if not target.is_dir():
        with _only_one(cache, progress):
            if not target.is_dir():
                _prune(cache)
                _build(cache, target, sources, progress)
    # A cache that somebody else filled may be read-only.
    with suppress(OSError):
        os.utime(target)
    return bundle


def _prune(cache: Path) -> None:
    """Remove what no checkout has used for a while: each change of the sources makes another one."""
    for folder in cache.glob("client-*"):
        if time.time() - folder.stat().st_mtime > UNUSED_SECONDS:
            shutil.rmtree(folder, ignore_errors=True)


def _read_sources() -> dict[Path, bytes]:
    """Return the client's files by their path in it, without what a developer's own npm left there."""
    files = (file for file in SOURCES.rglob("*") if file.is_file())
    relative = {file.relative_to(SOURCES): file for file in files}
    return {
        name: file.read_bytes() for name, file in sorted(relative.items()) if name.parts[0] != "node_modules"
    }


def _key(sources: dict[Path, bytes]) -> str:
    digest = hashlib.sha256(_LAYOUT.encode())
    for package in (INTERFACE, LIBRARY):
        digest.update(package.integrity.encode())
    for name, content in sources.items():
        digest.update(f"\0{name.as_posix()}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()[:16]


@contextmanager
def _only_one(cache: Path, progress: Progress) -> Iterator[None]:
    """Hold the cache folder against other processes, which wait; a killed holder lets go."""
    try:
        cache.mkdir(parents=True, exist_ok=True)
        held = (cache / "lock").open("w")
    except OSError as error:
        raise HarnessError(
            Message("client-cache-unwritable", {"folder": str(cache), "why": error.strerror or str(error)})
        ) from error
    with held as lock:
        if not _locked(lock):
            progress("the client is being built by another process: waiting for it")
            wait_for(
                lambda: _locked(lock),
                awaited=Message("client-built-elsewhere"),
                seconds=_LONGEST_BUILD,
                every=0.2,
            )
        yield


def _locked(lock: TextIO) -> bool:
    """Lock a file unless another process has; tell whether it is locked. Raises HarnessError where nobody waits."""
    check_wanted()
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@contextmanager
def _whole_or_not_at_all(target: Path) -> Iterator[Path]:
    """Give a folder to fill, which becomes ``target`` when all went well and is gone otherwise."""
    folder = Path(tempfile.mkdtemp(prefix=f"{target.name}.", suffix=".part", dir=target.parent))
    try:
        yield folder / "content"
        (folder / "content").rename(target)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _build(cache: Path, target: Path, sources: dict[Path, bytes], progress: Progress) -> None:
    for leftover in cache.glob("*.part"):
        shutil.rmtree(leftover, ignore_errors=True)
    interface = _package(cache, INTERFACE, progress)
    library = _package(cache, LIBRARY, progress)
    modules = _modules(cache, sources, progress)
    progress("bundling the client")
    with _whole_or_not_at_all(target) as output:
        workshop = output.parent / "sources"
        _write(sources, workshop)
        (workshop / "node_modules").symlink_to(modules / "node_modules")
        node("build.mjs", str(interface), str(library), str(output), folder=workshop)
        if not (output / "index.html").is_file():
            raise HarnessError(Message("client-without-index"))
    progress(f"the client is in {target}")


def _package(cache: Path, package: Package, progress: Progress) -> Path:
    """Return the folder of an unpacked package, fetched if it is not there."""
    kept = hashlib.sha256(package.integrity.encode()).hexdigest()[:16]
    target = cache / f"package-{kept}"
    if not target.is_dir():
        progress(f"fetching {package.known_as}")
        with _whole_or_not_at_all(target) as folder:
            fetch(package, folder)
    return target


def _modules(cache: Path, sources: dict[Path, bytes], progress: Progress) -> Path:
    """Return the folder whose ``node_modules`` holds the packages of the lock file, installed if it is not there."""
    lock = {name: sources[name] for name in (Path("package.json"), Path("package-lock.json"))}
    target = cache / f"modules-{hashlib.sha256(b''.join(lock.values())).hexdigest()[:16]}"
    if not target.is_dir():
        progress("fetching the packages that the client is built with")
        with _whole_or_not_at_all(target) as folder:
            _write(lock, folder)
            npm("ci", "--legacy-peer-deps", "--ignore-scripts", "--no-audit", "--no-fund", folder=folder)
    return target


def _write(files: dict[Path, bytes], folder: Path) -> None:
    for name, content in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
