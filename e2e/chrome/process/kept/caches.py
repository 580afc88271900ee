"""What a Chrome has cached of a site, handed on to new profiles: files, and the code compiled from them."""

import contextlib
import hashlib
import os
import shutil
import tempfile
import time
from pathlib import Path

_KEPT = ("Cache", "Code Cache")
"""Folders of a profile. Nothing that a site can read, and nothing that Chrome shows."""

_MOST = 4
"""How many are kept on disk, of 7 MB each: a computer may have several versions of Chrome and of the client."""

_TEMPORARY = ".warm-"

ENOUGH_VISITS = 3
"""Chrome keeps compiled code of a file when it runs it a second time, and uses it the third time."""


class Caches:
    """The caches of one version of Chrome for one version of a site's files, in a folder that outlives runs.

    Args:
        folder: Where such folders are kept; it need not be there.
        chrome: The version of Chrome.
        code: What identifies the site's files: the same addresses may lead to others tomorrow.
    """

    def __init__(self, folder: Path, chrome: str, code: str) -> None:
        key = hashlib.sha256(f"{chrome}\n{code}".encode()).hexdigest()[:16]
        self.folder = folder / f"warm-{key}"

    def fill(self, profile: Path) -> None:
        """Have a new profile begin with them, where there are any: they only save time."""
        if not self.folder.is_dir():
            return
        try:
            for name in _KEPT:
                shutil.copytree(self.folder / name, profile / "Default" / name, dirs_exist_ok=True)
        except (OSError, shutil.Error):
            # Another run has removed them in the meantime. Half of them are worse than none.
            for name in _KEPT:
                shutil.rmtree(profile / "Default" / name, ignore_errors=True)

    def keep(self, profile: Path) -> None:
        """Keep those of a profile whose Chrome was closed, unless there are some."""
        # A full or a read-only disk: the next run takes a little longer.
        with contextlib.suppress(OSError, shutil.Error):
            if self.folder.is_dir():
                os.utime(self.folder)
                return
            self.folder.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=self.folder.parent, prefix=_TEMPORARY) as temporary:
                whole = Path(temporary) / "whole"
                for name in _KEPT:
                    shutil.copytree(profile / "Default" / name, whole / name)
                # Where another worker was faster, this fails.
                whole.rename(self.folder)
            self._remove_old()

    def _remove_old(self) -> None:
        cache = self.folder.parent
        there = sorted(cache.glob("warm-*"), key=lambda path: path.stat().st_mtime)
        for number, old in enumerate(there[:-_MOST]):
            # Nobody is to copy from a folder that is half removed.
            old.rename(cache / f"{_TEMPORARY}{os.getpid()}-{number}")
        for left in cache.glob(f"{_TEMPORARY}*"):
            # A run that was killed leaves its own; another's is written within seconds.
            if (
                left.name.startswith(f"{_TEMPORARY}{os.getpid()}-")
                or time.time() - left.stat().st_mtime > 3600
            ):
                shutil.rmtree(left, ignore_errors=True)
