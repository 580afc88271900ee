"""Whether a set-up has anything to look at: nothing that it goes by has changed since the last one went well.

A program of its own, which imports next to nothing: ``python -I -S unchanged.py`` ends with 0 where that is so; with
``--write`` it notes what there is now. It looks at names, times and sizes alone. What it cannot see, such as a file
that was removed within a package, ``make setup`` does, and a run names what it lacks.
"""

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[3]
STAMP = Path(".cache", "set-up.looked")
"""The note, from the clone's folder."""

ENVIRONMENT = ("PATH", "HOME", "XDG_CACHE_HOME", "CHROME", "TMPDIR")
"""What changes where a set-up looks, or what it does."""

OWN = ("pyproject.toml", ".venv", ".venv/set-up", ".venv/bin/python", ".venv/bin/pytest")

PROGRAMS = ("/usr/sbin", "/sbin")
"""Where programs lie that are not on everybody's search path."""

OF_RUNS = ("bench", "warm-", ".")
"""How folders in the cache begin that are no set-up's: measurements, what Chrome has cached, what is being written."""

PACKAGES = "/var/lib/dpkg/status"
"""apt's list of what is installed."""


def state(root: Path, environment: Mapping[str, str], python: str) -> str:
    """Return as lines what a set-up goes by: ``python`` is the one that it is run by."""
    given = [sys.version, python, *(f"{name}={environment.get(name, '')}" for name in ENVIRONMENT)]
    # A folder's time is that of the last program that was put there or removed.
    folders = [*PROGRAMS, *filter(None, environment.get("PATH", "").split(os.pathsep))]
    base = environment.get("XDG_CACHE_HOME") or f"{environment.get('HOME', '')}/.cache"
    looked_at = [
        *map(Path, (PACKAGES, *folders)),
        *(root / name for name in OWN),
        *_sources(root / "e2e"),
    ]
    built = _built(Path(base) / _name(root))
    return "\n".join([*given, *map(_seen, looked_at), *map(str, built)]) + "\n"


def _sources(folder: Path) -> Iterable[Path]:
    """Yield all that the set-up and what it builds are made of; tests are not among that."""
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in ("tests", "__pycache__", "node_modules"))
        yield from (Path(place, name) for name in sorted(files))


def _built(cache: Path) -> Sequence[Path]:
    """Return what set-ups have put into the cache folder: folders, whose times change when runs use them."""
    if not cache.is_dir():
        return []
    return sorted(path for path in cache.iterdir() if path.is_dir() and not path.name.startswith(OF_RUNS))


def _name(root: Path) -> str:
    """Return the project's name, which the cache folder has; tomllib takes longer than all else here."""
    lines = (root / "pyproject.toml").read_text("utf-8").splitlines()
    return next((line.split('"')[1] for line in lines if line.startswith('name = "')), "")


def _seen(path: Path) -> str:
    try:
        found = path.stat()
    except OSError:
        return f"{path} -"
    return f"{path} {found.st_mtime_ns} {found.st_size}"


def main(arguments: Sequence[str], root: Path = ROOT) -> int:
    """Compare, or write; return the exit status."""
    writes = arguments[:1] == ["--write"]
    stamp = root / STAMP
    try:
        now = state(root, os.environ, " ".join(arguments[1:] if writes else arguments))
        content = now.encode("utf-8", "surrogateescape")
        if not writes:
            return int(stamp.read_bytes() != content)
        stamp.parent.mkdir(exist_ok=True)
        new = stamp.with_name(f"{stamp.name}.{os.getpid()}")
        new.write_bytes(content)
        new.replace(stamp)
    except OSError:
        # Where nothing can be written, each set-up looks at everything.
        return int(not writes)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
