"""A client's build that nobody waits for any more ends at once."""

import fcntl
from pathlib import Path

from e2e.harness.closeable import Closeable
from e2e.harness.processes.starting import Starting
from e2e.harness.processes.watchdog import running
from e2e.harness.waiting import wait_for
from e2e.jitsi.deployment.client.build import client_bundle
from e2e.jitsi.deployment.client.npm import node

GOES_ON = "require('fs').writeFileSync('pid', String(process.pid)); setTimeout(() => {}, 600_000)"


def test_its_commands_are_ended(tmp_path: Path) -> None:
    def build() -> Closeable:
        node("-e", GOES_ON, folder=tmp_path)
        raise AssertionError("it came to its end")

    def written() -> str:
        file = tmp_path / "pid"
        return file.read_text("ascii") if file.is_file() else ""

    with Starting(build):
        pid = int(wait_for(written, awaited="the command"))
    assert not running(pid)


def test_another_process_is_not_waited_for(tmp_path: Path) -> None:
    waiting: list[str] = []

    def build() -> Closeable:
        client_bundle(tmp_path, waiting.append)
        raise AssertionError("it came to its end")

    with (tmp_path / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with Starting(build):
            wait_for(lambda: waiting, awaited="the build")
    assert waiting == ["the client is being built by another process: waiting for it"]
