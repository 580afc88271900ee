"""Getting packages with npm: verified, and said in one sentence when it fails."""

import base64
import hashlib
import re
import subprocess
import tarfile
import tempfile
from pathlib import Path, PurePosixPath

from e2e.bench import BenchFailure
from e2e.instance.pins import Package

# Its own patience, two minutes a package, is for servers that come back.
_PATIENCE = ("--fetch-retries=2", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=5000")
_UNREACHED = re.compile(
    r"\b(EAI_AGAIN|ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|ERR_SOCKET_TIMEOUT|ETIMEDOUT)\b"
)


def fetch(package: Package, target: Path) -> None:
    """Download ``package``, check it against its hash, and unpack it as the folder ``target``.

    Raises BenchFailure: npm is missing, the registry was not reached, or the package is not the one that was pinned.
    """
    with tempfile.TemporaryDirectory(prefix="guide-npm-") as name:
        folder = Path(name)
        npm("pack", f"{package.name}@{package.version}", "--silent", folder=folder)
        archives = list(folder.glob("*.tgz"))
        if len(archives) != 1:
            raise BenchFailure(f"npm pack gave {len(archives)} archives for {package.known_as}, not one")
        verify(archives[0], package)
        with tarfile.open(archives[0]) as archive:
            unpack(archive, target)


def verify(archive: Path, package: Package) -> None:
    """Raise BenchFailure unless the archive is, byte for byte, the pinned package."""
    digest = hashlib.sha512(archive.read_bytes()).digest()
    found = f"sha512-{base64.b64encode(digest).decode()}"
    if found != package.integrity:
        raise BenchFailure(
            f"{package.known_as} from the registry is not the package that is pinned: its hash is {found}, "
            f"not {package.integrity}"
        )


def unpack(archive: tarfile.TarFile, target: Path) -> None:
    """Write the plain files of a package, which has them all in one folder, into ``target``.

    Raises BenchFailure for a file that would land elsewhere. (The filters of ``tarfile`` itself are younger than the
    oldest Python 3.11 in use, Debian 12's.)
    """
    for member in archive:
        content = archive.extractfile(member) if member.isfile() else None
        if content is None:
            continue
        parts = PurePosixPath(member.name).parts[1:]
        if not parts or ".." in parts:
            raise BenchFailure(f"the package has a file out of place: {member.name}")
        file = target.joinpath(*parts)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.read())


def npm(*arguments: str, folder: Path) -> None:
    """Run npm in ``folder``. Raises BenchFailure with the reason in one sentence."""
    run("npm", *arguments, *_PATIENCE, folder=folder)


def run(program: str, *arguments: str, folder: Path) -> None:
    """Run ``program`` in ``folder`` to its end. Raises BenchFailure when it is missing or fails."""
    known = " ".join([program, *(part for part in arguments if not part.startswith("--"))])
    try:
        done = subprocess.run(
            [program, *arguments],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
    except FileNotFoundError as error:
        raise BenchFailure(f"{program} is not installed; run the set-up (make setup)") from error
    if done.returncode:
        output = done.stdout.decode("utf-8", "replace")
        unreached = _UNREACHED.search(output)
        if unreached:
            raise BenchFailure(f"{known}: the npm registry was not reached ({unreached[1]})")
        raise BenchFailure(
            f"{known} failed with status {done.returncode}: {output[-1500:].strip() or 'no output'}"
        )
