"""Runs a command and says what it took with all that it started: ``accounting.py RESULT COMMAND…``.

Standard library only, as it runs isolated. A process whose parent has ended counts too: it becomes a child of this one
(PR_SET_CHILD_SUBREAPER in prctl(2)), which waits for it.
"""

import contextlib
import ctypes
import json
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

_SET_CHILD_SUBREAPER = 36


def main() -> int:
    """Run the command, and write its status, seconds, CPU seconds and largest process; return its status."""
    ctypes.CDLL(None, use_errno=True).prctl(_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    began = time.monotonic()
    command = subprocess.Popen(sys.argv[2:])
    signal.signal(signal.SIGTERM, lambda *_: command.terminate())
    status = None
    while status is None:
        pid, ended = os.wait()
        if pid == command.pid:
            status = command.returncode = os.waitstatus_to_exitcode(ended)
    seconds = time.monotonic() - began
    with contextlib.suppress(ChildProcessError):
        # What still runs now is not waited for: whoever started it does not, either.
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    result = {
        "status": status,
        "seconds": round(seconds, 3),
        "cpu": round(used.ru_utime + used.ru_stime, 3),
        "largest_process": used.ru_maxrss * 1024,
    }
    Path(sys.argv[1]).write_text(json.dumps(result), "utf-8")
    return status


if __name__ == "__main__":
    sys.exit(main())
