"""``python -m e2e.tests.tools.benchmark``: how long the suite takes, in medians and ratios; nothing fails by it.

Machines are shared and noisy: a change is judged by the ratios of runs that took turns on the same one.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from e2e.desktop.desktop import Desktop
from e2e.harness.errors import HarnessError
from e2e.jitsi.deployment.embedded.deployment import EmbeddedDeployment

ROOT = Path(__file__).resolve().parents[3]
JOINING = (
    "open-link",
    "allow-devices",
    "join-meeting",
    "enter-password",
    "prejoin-device-error",
    "device-notices",
)
"""The steps of the section on joining."""


def seconds(work: Callable[[], object]) -> float:
    """Return how long something takes."""
    began = time.monotonic()
    work()
    return time.monotonic() - began


def run(*arguments: str, report: Path) -> None:
    """Run the suite. Raises HarnessError when it does not end with all verified, since then its time says nothing."""
    command = [sys.executable, "-m", "e2e", "-q", "-p", "no:cacheprovider", f"--report={report}", *arguments]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    if done.returncode:
        raise HarnessError(f"the run ended with {done.returncode}:\n{done.stdout}")


def desktop() -> None:
    """Start a desktop and end it."""
    with Desktop.start():
        pass


def deployment() -> None:
    """Start an embedded deployment, its client being built already, and end it."""
    with EmbeddedDeployment.start():
        pass


def slowest(report: Path, number: int = 8) -> list[tuple[float, str]]:
    """Return the blocks that took longest, in seconds."""
    data = json.loads((report / "verdict.json").read_text("utf-8"))
    blocks = [(block["seconds"], block["key"]) for page in data["pages"] for block in page["blocks"]]
    return sorted(blocks, reverse=True)[:number]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; return the exit status, 3 where the harness failed."""
    parser = argparse.ArgumentParser(prog="python -m e2e.tests.tools.benchmark", description=__doc__)
    parser.add_argument(
        "--rounds", type=int, default=3, help="how often each is measured (default: %(default)s)"
    )
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder)
        joining = [f"docs/de/jitsi-meet.md::{step}" for step in JOINING]
        side_by_side = (*joining, "-n", "2", "--dist", "worksteal")
        works: dict[str, Callable[[], object]] = {
            "a desktop": desktop,
            "an embedded deployment": deployment,
            "joining, one worker": lambda: run(*joining, report=report),
            "joining, two workers": lambda: run(*side_by_side, report=report),
        }
        try:
            # Rounds take turns, so that a busy hour of the machine falls upon all alike.
            rounds = [{name: seconds(work) for name, work in works.items()} for _ in range(options.rounds)]
        except HarnessError as failure:
            print(failure, file=sys.stderr)
            return 3
        medians = {name: statistics.median(each[name] for each in rounds) for name in works}
        for name, median in medians.items():
            spread = ", ".join(f"{each[name]:.1f}" for each in rounds)
            print(f"{name:22} {median:6.1f} s   ({spread})")
        print(f"two workers to one: {medians['joining, two workers'] / medians['joining, one worker']:.2f}")
        for took, key in slowest(report):
            print(f"{took:6.1f} s {key}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
