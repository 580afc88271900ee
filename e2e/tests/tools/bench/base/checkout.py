"""An earlier commit, checked out and set up in the cache folder, to be measured in turns with this one."""

import re
import shutil
import subprocess
from pathlib import Path

from e2e.harness.errors import HarnessError
from e2e.harness.files.folders import cache_folder
from e2e.tests.tools.bench.measuring.run import ROOT, users_environment

RESULTS = "e2e/tests/results"
"""Where the tables of a commit are kept in the repository."""


def base_checkout(commit: str) -> Path:
    """Return the folder of a commit, made where it is not there yet; its set-up has run.

    A clone, and not a worktree of this repository, whose list of worktrees stays as it is.

    Raises:
        HarnessError: there is no such commit, or the set-up fails.
    """
    try:
        name = _git(ROOT, "rev-parse", "--verify", "--quiet", f"{commit}^{{commit}}")
    except HarnessError:
        raise HarnessError(f"BASE={commit}: there is no such commit in this repository") from None
    folder = cache_folder() / "bench" / name[:12]
    if not (folder / "Makefile").is_file():
        folder.parent.mkdir(parents=True, exist_ok=True)
        # Whole or not at all: what a clone left that was broken off is removed.
        part = folder.with_name(f"{folder.name}.part")
        shutil.rmtree(part, ignore_errors=True)
        _git(ROOT, "clone", "--quiet", "--no-checkout", str(ROOT), str(part))
        _git(part, "checkout", "--quiet", "--detach", name)
        part.rename(folder)
    if _git(folder, "rev-parse", "HEAD") != name or _git(folder, "status", "--porcelain"):
        raise HarnessError(f"{folder} is not the untouched commit {name[:12]}: remove the folder")
    done = subprocess.run(
        ["make", "-s", "-C", folder, "setup"],
        check=False,
        capture_output=True,
        text=True,
        env=users_environment(),
    )
    if done.returncode:
        raise HarnessError(f"the set-up of {name[:12]} failed:\n{done.stderr[-2000:]}")
    return folder


def commit_of(checkout: Path) -> str:
    """Return the commit of a checkout, with a plus where files were changed or added; "unknown" without git.

    The tables that are kept of it do not count.
    """
    try:
        changed = "+" if _git(checkout, "status", "--porcelain", "--", ".", f":!{RESULTS}") else ""
        return _git(checkout, "rev-parse", "--short=12", "HEAD") + changed
    except HarnessError:
        return "unknown"


def exact(commit: str) -> bool:
    """Tell whether a name of ``commit_of`` stands for one state of the code alone."""
    return not commit.endswith("+") and commit != "unknown"


def _git(folder: Path, *arguments: str) -> str:
    """Return what git says. Raises HarnessError."""
    done = subprocess.run(["git", "-C", folder, *arguments], check=False, capture_output=True, text=True)
    if done.returncode:
        raise HarnessError(re.sub(r"\s+", " ", done.stderr) or f"git {arguments[0]} failed")
    return done.stdout.strip()
