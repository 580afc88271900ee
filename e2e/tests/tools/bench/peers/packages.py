"""The npm packages of peers: those of the lock file beside this, installed once into the cache folder."""

import hashlib
import shutil
from pathlib import Path

from e2e.harness.files.folders import cache_folder
from e2e.jitsi.deployment.client.npm import npm

HERE = Path(__file__).parent
_FILES = ("package.json", "package-lock.json", "compare.mjs")


def installed() -> Path:
    """Return the folder with the packages and the script that uses them. Raises HarnessError."""
    contents = b"".join((HERE / name).read_bytes() for name in _FILES)
    folder = cache_folder() / "bench" / f"peers-{hashlib.sha256(contents).hexdigest()[:16]}"
    if not (folder / "installed").is_file():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for name in _FILES:
            shutil.copy(HERE / name, folder)
        # Not "ci", which asks for odiff's programs for all other systems in the lock file. No package's script runs.
        npm("install", "--ignore-scripts", "--no-audit", "--no-fund", folder=folder)
        (folder / "installed").touch()
    return folder
