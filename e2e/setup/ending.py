"""How the set-up ends: whatever goes wrong is one sentence that says what to do, not a traceback."""

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).parents[2]
AGAIN = "run it again, it goes on where it was"


class SetupError(Exception):
    """A part of the set-up is not possible here; the message says what to do."""


def run_to_the_end(set_up: Callable[[], None]) -> None:
    """Run the set-up; exit with a sentence where it cannot go on, or is ended by a signal."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _stop)
    try:
        set_up()
    except SetupError as error:
        sys.exit(f"set-up: {error}")
    except KeyboardInterrupt:
        sys.exit(f"set-up: interrupted; {AGAIN}")
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        sys.exit(f"set-up: {where}{error.strerror or error}")
    except subprocess.CalledProcessError as error:
        sys.exit(f"set-up: {' '.join(map(str, error.cmd))} failed with status {error.returncode}; see above")


def _stop(number: int, _: FrameType | None) -> None:
    # An exception, so that what has begun is put in order before the end.
    sys.exit(f"set-up: ended by {signal.Signals(number).name}; {AGAIN}")


def say(what: str) -> None:
    """Show what is being done."""
    print(f"set-up: {what}", flush=True)


def plainly(command: list[str]) -> int:
    """Run a command in this clone and return its status."""
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def run_over_network(
    what: str, command: list[str], *, run: Callable[[list[str]], int] = plainly, tries: int = 2
) -> bool:
    """Run a command that fetches something; say so and run it again where it fails. Tell whether it went well.

    The programs themselves wait and try again; this catches what ends them all the same.
    """
    for number in range(1, tries + 1):
        if run(command) == 0:
            return True
        if number < tries:
            say(f"{what}: that failed; trying again ({number + 1} of {tries}) …")
    return False
