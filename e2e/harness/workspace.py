"""A private folder with the processes that run in it; both are gone however the run ends."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from e2e.harness.closeable import Closeable
from e2e.harness.environment import plain_environment
from e2e.harness.errors import HarnessError
from e2e.harness.files.folders import private_folder
from e2e.harness.processes.watchdog import MARK, WATCHDOG, clear_display, end, started
from e2e.messages.message import Message


class Process:
    """One process of a workspace, with its output in ``log``."""

    def __init__(self, name: str, popen: "subprocess.Popen[bytes]", log: Path) -> None:
        self.name = name
        self.popen = popen
        self.log = log

    @property
    def pid(self) -> int:
        """The process id; also the id of its process group."""
        return self.popen.pid

    def alive(self) -> bool:
        """Tell whether the process still runs."""
        return self.popen.poll() is None

    def output(self, lines: int = 12) -> str:
        """Return the last lines that the process wrote."""
        with contextlib.suppress(OSError):
            return "\n".join(self.log.read_text("utf-8", "replace").splitlines()[-lines:])
        return ""

    def check(self) -> None:
        """Raise HarnessError if the process is gone, with its exit status and last output."""
        status = self.popen.poll()
        if status is not None:
            output = self.output() or Message("no-output")
            raise HarnessError(
                Message("process-ended", {"program": self.name, "status": status, "output": output})
            )

    def stop(self, seconds: float = 3.0) -> None:
        """End the process and its group: by SIGTERM, and by SIGKILL after ``seconds``."""
        if self.alive():
            _signal_group(self.pid, signal.SIGTERM)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.popen.wait(seconds)
        _signal_group(self.pid, signal.SIGKILL)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.popen.wait(seconds)


def _signal_group(pid: int, number: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, number)


class Workspace(Closeable):
    """A private folder (0700) and the processes started in it.

    A watchdog process of its own watches the owner through a pipe: when the owner is gone, even killed, the watchdog
    ends the processes and removes the folder.

    Args:
        name: a part of the folder's name.
        watched: the watchdog also ends an owner that is stopped.
    """

    def __init__(self, name: str, *, watched: bool = False) -> None:
        self.folder = private_folder(f"guide-{name}-")
        self.processes: list[Process] = []
        around = os.environ.get(MARK)
        self.mark = f"{around}:{self.folder.name}" if around else self.folder.name
        """What everything that is started in here has in its environment, as the value of ``MARK``."""
        self._adopted: dict[int, str] = {}
        self._displays: list[tuple[int, int]] = []
        self._watchdog = subprocess.Popen(
            [
                *(
                    sys.executable,
                    "-I",
                    str(Path(__file__).with_name("processes") / "watchdog.py"),
                    str(self.folder),
                ),
                *([str(os.getpid())] if watched else []),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env={WATCHDOG: self.mark},
        )

    def environment(self) -> dict[str, str]:
        """Return the environment of programs in here: private folders, fixed settings, and the mark."""
        return {**plain_environment(self.subfolder("home"), self.subfolder("tmp")), MARK: self.mark}

    def subfolder(self, name: str) -> Path:
        """Make a folder (0700) in the workspace and return it."""
        folder = self.folder / name
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return folder

    def run(
        self,
        name: str,
        argv: Sequence[str | Path],
        *,
        env: Mapping[str, str],
        stdout: int | None = None,
        pass_fds: Sequence[int] = (),
    ) -> Process:
        """Start a program in a process group of its own; its output goes to a log file in the workspace.

        Args:
            name: what messages call the process; also the name of its log file.
            argv: the program and its arguments.
            env: the environment, to which the workspace's mark is added.
            stdout: ``subprocess.PIPE`` keeps standard output for the caller.
            pass_fds: file descriptors that the program inherits.

        Raises:
            HarnessError: the program is not installed.
        """
        log = self.subfolder("log") / f"{name}.log"
        with log.open("ab") as out:
            try:
                popen = subprocess.Popen(
                    [str(part) for part in argv],
                    env={**env, MARK: self.mark},
                    stdin=subprocess.DEVNULL,
                    stdout=out if stdout is None else stdout,
                    stderr=out,
                    start_new_session=True,
                    pass_fds=pass_fds,
                    cwd=self.folder,
                )
            except FileNotFoundError as error:
                raise HarnessError(Message("program-missing", {"program": str(argv[0])})) from error
        self.adopt(popen.pid)
        process = Process(name, popen, log)
        self.processes.append(process)
        return process

    def adopt(self, pid: int) -> None:
        """Have the watchdog end process group ``pid`` too, for a process that somebody else started."""
        self._adopted[pid] = started(pid)
        self._tell_watchdog(f"group {pid}")

    def adopt_display(self, number: int, server: Process) -> None:
        """Have the watchdog remove what a killed X server leaves outside of the folder, too."""
        self._displays.append((number, server.pid))
        self._tell_watchdog(f"display {number} {server.pid}")

    def _tell_watchdog(self, line: str) -> None:
        pipe = self._watchdog.stdin
        if pipe is not None:
            with contextlib.suppress(BrokenPipeError):
                pipe.write(f"{line}\n".encode())
                pipe.flush()

    def check(self) -> None:
        """Raise HarnessError if any process of the workspace is gone."""
        for process in self.processes:
            process.check()

    def forget(self, process: Process) -> None:
        """Stop a process and no longer expect it to run."""
        process.stop()
        self.processes.remove(process)

    def close(self) -> None:
        """End all processes, latest first, and remove the folder. May be called twice."""
        for process in reversed(self.processes):
            process.stop()
        self.processes.clear()
        end(self._adopted, self.folder.name)
        for number, server in self._displays:
            clear_display(number, server)
        shutil.rmtree(self.folder, ignore_errors=True)
        if self._watchdog.stdin is not None:
            self._watchdog.stdin.close()
        try:
            self._watchdog.wait(5)
        except subprocess.TimeoutExpired:
            # It is stopped itself, and there is nothing left to keep.
            self._watchdog.kill()
            self._watchdog.wait()
