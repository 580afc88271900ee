"""Ends the processes of a workspace and removes its folder once the workspace's owner is gone.

Run with the folder as its argument; process group ids come line by line on standard input, whose end means that the
owner has closed the workspace or was killed. Standard library only: it runs isolated.
"""

import contextlib
import os
import shutil
import signal
import sys
import time


def end(groups: list[int]) -> None:
    """Ask all process groups to end, latest first, and kill what is left after a grace period."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        for group in reversed(groups):
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(group, number)
        deadline = time.monotonic() + 2
        while time.monotonic() < deadline and any(map(alive, groups)):
            # Other people's children cannot be waited for, only looked at; ``wait_for`` is not at hand here.
            time.sleep(0.05)


def alive(group: int) -> bool:
    """Tell whether any process of the group is left."""
    try:
        os.killpg(group, 0)
    except (ProcessLookupError, PermissionError):
        return False
    return True


def main() -> None:
    """Collect process groups until the owner is gone, then clean up."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    folder = sys.argv[1]
    groups = [int(line) for line in sys.stdin if line.strip()]
    # An owner that closed its workspace in good order has removed the folder already; its process ids may be
    # somebody else's by now.
    if os.path.isdir(folder):  # noqa: PTH112 - isolated, and nothing but the standard library
        end(groups)
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
