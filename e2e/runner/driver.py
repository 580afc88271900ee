"""Playwright's driver: a process group of its own, a fixed environment, and private folders.

Playwright starts its driver with this process's environment, in this process's group: a signal for the run would reach
the driver first, and what it and its browsers keep for a while would lie in the user's own folders.
"""

import contextlib
import os
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright._impl._driver import compute_driver_executable

from e2e.bench import Closing, Workspace, users_home
from e2e.bench.environment import as_own
from e2e.bench.keeper import running

DRIVER: "pytest.StashKey[Driver]" = pytest.StashKey()
"""The driver of this process, once it has one."""

# What a developer asks Playwright itself for.
_ALLOWED = ("DEBUG", "DEBUG_FILE", "DEBUG_COLORS")


class Driver(Closing):
    """The workspace of the driver and of the browsers that are started without an environment of their own."""

    def __init__(self) -> None:
        self.workspace = Workspace("driver")
        self._pid = self.workspace.folder / "pid"
        self.env = self.workspace.environment()

    @contextlib.contextmanager
    def starting(self) -> Iterator[None]:
        """Have Playwright start its driver here within the ``with`` statement."""
        allowed = {name: os.environ[name] for name in _ALLOWED if name in os.environ}
        # Where Playwright's own installer puts what it needs to record videos.
        browsers = os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or str(
            users_home() / ".cache" / "ms-playwright"
        )
        added = {"PLAYWRIGHT_NODEJS_PATH": str(self._script()), "PLAYWRIGHT_BROWSERS_PATH": browsers}
        with as_own({**self.env, **allowed, **added}):
            yield
        self.workspace.adopt(self.pid)

    @property
    def pid(self) -> int:
        """The driver's process id, once it was started."""
        return int(self._pid.read_text("ascii"))

    def alive(self) -> bool:
        """Tell whether the driver runs, or was not started yet."""
        return not self._pid.exists() or running(self.pid)

    def _script(self) -> Path:
        """Write what is started in the place of Node: it notes its process id, which stays, and leads a group."""
        node, _ = compute_driver_executable()
        script = self.workspace.folder / "node"
        starts = f'exec setsid {shlex.quote(node)} "$@"'
        script.write_text(f"#!/bin/sh\necho $$ >{shlex.quote(str(self._pid))}\n{starts}\n", "utf-8")
        script.chmod(0o700)
        return script

    def close(self) -> None:
        """End what is left, and remove the folders. May be called twice."""
        self.workspace.close()
