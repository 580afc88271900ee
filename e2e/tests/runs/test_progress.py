"""What a real terminal shows while a run goes on, and what is left on it."""

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from e2e.tests.support.runs.without_browser import LINKS, ROOT, write_page


def on_a_terminal(folder: Path, *arguments: str, columns: int = 100, **env: str) -> str:
    """Run the suite on a page of three remarks in a terminal; return all that is written to it."""
    page = write_page(folder, LINKS)
    terminal, inner = pty.openpty()
    fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    plain = {name: os.environ[name] for name in os.environ if not name.startswith(("PYTEST", "COLUMNS"))}
    run = subprocess.Popen(
        [
            *(sys.executable, "-m", "e2e", "-p", "no:cacheprovider", "--page", str(page)),
            *("--report", str(folder / "report"), *arguments),
        ],
        cwd=ROOT,
        env={**plain, "TERM": "xterm", **env},
        stdin=inner,
        stdout=inner,
        stderr=inner,
    )
    os.close(inner)
    written = b""
    while data := _read(terminal):
        written += data
    os.close(terminal)
    assert run.wait(60) == 0, written.decode()
    return written.decode()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:
        # So Linux says that nobody writes to it any more.
        return b""


def left(written: str) -> list[str]:
    """Return the lines that are left of what was written, without colours."""
    lines = []
    for text in written.replace("\r\n", "\n").split("\n"):
        shown = ""
        for part in text.split("\r"):
            shown = part + shown[len(part) :]
        lines.append(shown.rstrip())
    return lines


@pytest.mark.parametrize("columns", [100, 5])
@pytest.mark.parametrize("arguments", [["-q"], [], ["-q", "-n", "2"]])
def test_the_line_is_rewritten_and_nothing_of_it_is_left(
    arguments: list[str], columns: int, tmp_path: Path
) -> None:
    written = on_a_terminal(tmp_path, *arguments, columns=columns, NO_COLOR="1")
    assert "2 of 3"[: columns - 1] + "\r" in written
    lines = left(written)
    assert not [line for line in lines if "of 3" in line or "2 of" in line]
    assert len([line for line in lines if " verified  " in line]) == 3
    assert "\x1b[3" not in written


@pytest.mark.parametrize("arguments", [["-q", "-s"], ["-v"], ["-qq"]])
def test_where_others_write_to_the_terminal_nothing_is_rewritten(
    arguments: list[str], tmp_path: Path
) -> None:
    written = on_a_terminal(tmp_path, *arguments)
    assert "of 3" not in written
    # Before the first block pytest itself rewrites its line on collecting.
    assert "\r" not in written.partition("page.md")[2].replace("\r\n", "\n")
