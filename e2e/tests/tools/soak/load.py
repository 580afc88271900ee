"""Keeps a machine busy until it is ended: ``load.py cpu`` or ``load.py disk FOLDER``.

Standard library only, as it runs isolated. It computes and starts processes, as browsers do, or writes a file to the
disk again and again.
"""

import os
import sys
from pathlib import Path

_SIZE = 64 * 2**20
"""Bytes of the file."""


def compute() -> None:
    """Compute a little and start a process, for ever."""
    while True:
        number = 0
        for step in range(600_000):
            number = (number * 31 + step) & 0xFFFFFFFF
        os.waitpid(os.posix_spawn("/bin/true", ["true"], {}), 0)


def write(folder: Path) -> None:
    """Write a file, have it on the disk and remove it, for ever."""
    block = os.urandom(2**20)
    file = folder / "load"
    while True:
        with file.open("wb") as out:
            for _ in range(_SIZE // len(block)):
                out.write(block)
            out.flush()
            os.fsync(out.fileno())
        file.unlink()


if __name__ == "__main__":
    if sys.argv[1] == "disk":
        write(Path(sys.argv[2]))
    compute()
