"""The files of workflows and actions, and reading them."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[4]
GITHUB = ROOT / ".github"
TOOLS = Path(sys.executable).parent
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
ACTIONS = [*sorted((GITHUB / "actions").glob("*/action.yml")), ROOT / "action.yml"]
SUITE = "./.guide-suite"
"""Where the gate checks this repository out, and with it the action in its root."""
SCRIPTS = [path for folder in ("scripts", "jitsi") for path in sorted((GITHUB / folder).iterdir())]
SHELL = [*(path for path in SCRIPTS if path.suffix == ".sh"), *sorted((ROOT / ".ci").iterdir())]
PYTHON = [path for path in SCRIPTS if path.suffix == ".py"]


def check(*command: str | Path) -> None:
    """Run a command in the checkout, and show what it prints unless it succeeds."""
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def load(path: Path) -> dict[str, Any]:
    """Return a YAML file; the key ``on`` is the truth to YAML 1.1."""
    data = yaml.safe_load(path.read_text("utf-8"))
    return {("on" if key is True else str(key)): value for key, value in data.items()}


def jobs() -> Iterator[Any]:
    """Yield every job of every workflow, as a parameter of a test."""
    for path in WORKFLOWS:
        for name, job in load(path)["jobs"].items():
            yield pytest.param(job, id=f"{path.stem}-{name}")


def steps(path: Path) -> list[dict[str, Any]]:
    """Return the steps of an action, or of all jobs of a workflow."""
    data = load(path)
    if "runs" in data:
        return list(data["runs"]["steps"])
    return [step for job in data["jobs"].values() for step in job.get("steps", [])]
