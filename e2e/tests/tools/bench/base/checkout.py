"""An earlier commit, checked out and set up in the cache folder, to be measured in turns with this one."""

import re
import subprocess
from pathlib import Path

from e2e.harness.errors import HarnessError
from e2e.harness.files.folders import cache_folder
from e2e.tests.tools.bench.measuring.run import ROOT, users_environment


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
        _git(ROOT, "clone", "--quiet", "--no-checkout", str(ROOT), str(folder))
        _git(folder, "checkout", "--quiet", "--detach", name)
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
    """Return the commit of a checkout, with a plus where files were changed since; "unknown" without git."""
    try:
        changed = "+" if _git(checkout, "status", "--porcelain", "--untracked-files=no") else ""
        return _git(checkout, "rev-parse", "--short=12", "HEAD") + changed
    except HarnessError:
        return "unknown"


def _git(folder: Path, *arguments: str) -> str:
    """Return what git says. Raises HarnessError."""
    done = subprocess.run(["git", "-C", folder, *arguments], check=False, capture_output=True, text=True)
    if done.returncode:
        raise HarnessError(re.sub(r"\s+", " ", done.stderr) or f"git {arguments[0]} failed")
    return done.stdout.strip()
