"""The parts of a run as its processes show them from outside, and the moments at which a fault is brought about."""

import contextlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from e2e.harness.processes.listing import Listed, family, listed

Matches = Callable[["SeenProcess"], bool]


@dataclass(frozen=True)
class SeenProcess:
    """A process of a run: what it was started as, by whom, and whether it is one of the other participants'."""

    process: Listed
    line: str
    parent: str
    headless: bool

    @property
    def browser(self) -> bool:
        """Whether this is the main process of a Chrome."""
        return (
            "--user-data-dir=" in self.line
            and " --type=" not in self.line
            and "chrom" in self.process.command
        )


def _command(*names: str) -> Matches:
    return lambda seen: seen.process.command.startswith(names)


def _chrome(kind: str) -> Matches:
    return lambda seen: kind in seen.line and not seen.headless


PARTS: dict[str, Matches] = {
    "X server": _command("Xvfb"),
    "window manager": _command("openbox"),
    "D-Bus session": lambda seen: seen.process.command == "dbus-daemon" and "--session" in seen.line,
    "accessibility bus": lambda seen: "at-spi-bus-laun" in seen.parent and "dbus" in seen.process.command,
    "sound server": _command("pulseaudio", "pipewire"),
    "Prosody": lambda seen: "prosody.cfg.lua" in seen.line,
    "nginx": lambda seen: seen.line.startswith("nginx: worker"),
    "Chrome": lambda seen: seen.browser and not seen.headless,
    "Chrome's network": _chrome("network.mojom.NetworkService"),
    "Chrome's GPU": _chrome("--type=gpu-process"),
    "Chrome's audio": _chrome("audio.mojom.AudioService"),
    "Chrome's video capture": _chrome("video_capture.mojom.VideoCaptureService"),
    "Chrome's renderer": lambda seen: (
        "--type=renderer" in seen.line
        and not seen.headless
        and "--top-chrome-webui" not in seen.line
        and "--extension-process" not in seen.line
    ),
    "participants' Chrome": lambda seen: seen.browser and seen.headless,
    "Playwright's driver": lambda seen: "run-driver" in seen.line and "node" in seen.line,
    "a worker": lambda seen: "execnet" in seen.line or ("-c" in seen.line and "exec(" in seen.line),
    "the main process": lambda _: False,
}
"""The parts by name; where a part is several processes, the first one counts."""


def processes(main: int) -> list[SeenProcess]:
    """Return what the run with the process id ``main`` has started, in the order of its start."""
    members = sorted(family(listed(), main), key=lambda process: process.pid)
    lines = {process.pid: _line(process.pid) for process in members}
    parents = {process.pid: process.parent for process in members}

    def headless(pid: int) -> bool:
        while pid in parents:
            if " --headless" in lines[pid]:
                return True
            pid = parents[pid]
        return False

    return [
        SeenProcess(process, lines[process.pid], lines.get(process.parent, ""), headless(process.pid))
        for process in members
    ]


def _line(pid: int) -> str:
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
    return ""


def find(part: str, main: int) -> int | None:
    """Return the process id of a part of a run, once it is there."""
    if part == "the main process":
        return main
    return next((seen.process.pid for seen in processes(main) if PARTS[part](seen)), None)


def begun(main: int, folder: Path) -> bool:  # noqa: ARG001 - one of three
    """Early: the part has just come; of those that are there from the start on, the X server too."""
    return any(PARTS["X server"](seen) for seen in processes(main))


def loaded(main: int, folder: Path) -> bool:  # noqa: ARG001 - one of three
    """Middle: the reader's page is loaded, and has asked for the camera."""
    return any(PARTS["Chrome's video capture"](seen) for seen in processes(main))


def joined(main: int, folder: Path) -> bool:
    """End: the page is loaded, and the reader is connected to the meeting's server."""
    return loaded(main, folder) and any(
        map(_connected, folder.glob("guide-deployment-*/prosody/prosody.cfg.lua"))
    )


def _connected(config: Path) -> bool:
    found = re.search(r"http_ports = \{ ?(\d+)", config.read_text("utf-8"))
    port = f"{int(found[1]):04X}" if found else ""
    # Columns of proc(5), /proc/net/tcp: local address and, of an established connection, the state 01.
    rows = (row.split() for row in Path("/proc/net/tcp").read_text("ascii").splitlines()[1:])
    return any(row[1].endswith(f":{port}") and row[3] == "01" for row in rows)


MOMENTS: dict[str, Callable[[int, Path], bool]] = {"early": begun, "middle": loaded, "end": joined}
