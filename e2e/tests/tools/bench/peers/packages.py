"""The npm packages of peers, pinned by the lock file beside their part, installed once into the cache folder."""

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

from e2e.harness.files.folders import cache_folder
from e2e.jitsi.deployment.client.npm import npm


def installed(source: Path, *arguments: str, more: Callable[[Path], object] = bool) -> Path:
    """Return the folder with the packages of ``source``, and the scripts that are beside its lock file.

    Args:
        source: a folder with ``package.json`` and ``package-lock.json``.
        arguments: more of npm's.
        more: installs the rest into the folder.

    Raises:
        HarnessError: something cannot be installed.
    """
    files = sorted([*source.glob("*.json"), *source.glob("*.mjs")])
    digest = hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:16]
    folder = cache_folder() / "bench" / f"{source.name}-{digest}"
    if not (folder / "installed").is_file():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for file in files:
            shutil.copy(file, folder)
        # Not "ci", which asks for odiff's programs for all other systems in the lock file. No package's script runs.
        npm("install", "--ignore-scripts", "--no-audit", "--no-fund", *arguments, folder=folder)
        more(folder)
        (folder / "installed").touch()
    return folder
