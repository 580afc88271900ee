"""What kind of process a process of a run is, for the CPU seconds by kind."""

import re
from collections.abc import Callable

from e2e.tests.tools.faults.parts import PARTS, SeenProcess

_KIND = re.compile(r"--type=([\w-]+)")
_SERVICE = re.compile(r"--utility-sub-type=(?:\w+\.)*(\w+)")
_PARTS = {
    "AudioService": "audio",
    "NetworkService": "network",
    "VideoCaptureService": "video capture",
    "gpu-process": "GPU",
    "renderer": "renderer",
}
_REST: dict[str, Callable[[SeenProcess], bool]] = {
    "buses": lambda seen: seen.process.command.startswith(("dbus", "at-spi")),
    "Prosody": lambda seen: "prosody" in seen.line or seen.process.command.startswith("lua"),
    "nginx": lambda seen: seen.line.startswith("nginx") or seen.process.command == "nginx",
    "Playwright's driver": lambda seen: seen.process.command == "node" or "node" in seen.line.split(" ")[0],
    "Python": lambda seen: "python" in seen.process.command or seen.process.command.startswith("pytest"),
}
_OWN = ("X server", "window manager", "sound server")


def cpu_kind(seen: SeenProcess) -> str:
    """Return the kind: a part of the reader's or the participants' Chrome, a part of the harness, or "other"."""
    if "--user-data-dir=" in seen.line or _KIND.search(seen.line):
        return f"{'participants' if seen.headless else 'reader'}: {_chrome(seen.line)}"
    for name in _OWN:
        if PARTS[name](seen):
            return name
    return next((name for name, matches in _REST.items() if matches(seen)), "other")


def _chrome(line: str) -> str:
    found = _KIND.search(line)
    if found is None:
        return "browser"
    if "--top-chrome-webui" in line:
        # A bubble of Chrome's own that is a web page.
        return "bubbles"
    service = _SERVICE.search(line)
    return _PARTS.get(service[1] if service else found[1], "other parts")
