"""Running the scripts of the workflows as a step does."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[4]
SCRIPTS = ROOT / ".github/scripts"


def run_script(
    script: str, *arguments: str, cwd: Path = ROOT, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run a script as a workflow's step does; by its name, or its whole path where it is elsewhere."""
    command: Sequence[str | Path] = [SCRIPTS / script, *arguments]
    return subprocess.run(
        [sys.executable, *command] if script.endswith(".py") else command,
        cwd=cwd,
        env={"PATH": os.environ["PATH"], "HOME": os.environ["HOME"], "PYTHON": sys.executable, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def outputs(path: Path) -> dict[str, str]:
    """Return what a step has written to its file of outputs."""
    return dict(line.split("=", 1) for line in path.read_text("utf-8").splitlines())


def put_command(folder: Path, name: str, script: str) -> None:
    """Put a command of our own on a PATH."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(f"#!/bin/bash\n{script}\n", "utf-8")
    (folder / name).chmod(0o755)
