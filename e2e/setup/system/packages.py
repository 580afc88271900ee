"""System packages: which are missing on this machine."""

import contextlib
import importlib.util
import os
import platform
import shutil
import tomllib
from pathlib import Path

from e2e.setup.ending import SetupError
from e2e.setup.system import browsers, unpacked

__all__ = ["SetupError", "family", "missing", "there", "wanted"]


def there(sign: str) -> bool:
    """Tell whether a package shows.

    A sign is a command, an absolute file name, ``module:`` and a Python module, ``unpacked:`` and a program in the
    cache folder, or ``works:`` and a channel: a browser of it works, or nobody needs it, as CHROME names another.
    """
    kind, _, name = sign.rpartition(":")
    match kind:
        case "module":
            return importlib.util.find_spec(name) is not None
        case "unpacked":
            return unpacked.find(name) is not None
        case "works":
            return bool(os.environ.get("CHROME")) or browsers.first_that_works([name]).browser is not None
    if sign.startswith("/"):
        return Path(sign).exists()
    return shutil.which(sign, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin") is not None


def wanted(listing: Path, distribution: str) -> dict[str, list[str]]:
    """Return the packages of the list for a distribution, each with its signs."""
    sections = tomllib.loads(listing.read_text("utf-8"))
    return {**sections["everywhere"], **sections.get(distribution, {})}


def missing(listing: Path, distribution: str | None = None) -> list[str]:
    """Return the packages of the list that do not show on this machine."""
    listed = wanted(listing, distribution or family())
    return [package for package, signs in listed.items() if not any(map(there, signs))]


def family() -> str:
    """Return the distribution whose packages this machine has: debian, ubuntu, or "" for another.

    Derivatives say what they are like, the nearest first (os-release(5)).
    """
    release: dict[str, str] = {}
    with contextlib.suppress(OSError):
        release = platform.freedesktop_os_release()
    names = [release.get("ID", ""), *release.get("ID_LIKE", "").split()]
    return next((name for name in names if name in ("debian", "ubuntu")), "")
