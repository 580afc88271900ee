"""What a Chrome is started by, and how its process is found."""

import os
import shlex
import shutil
from pathlib import Path

from e2e.chrome.process.arguments import Devices
from e2e.harness.waiting import wait_for
from e2e.messages.message import Message


def sound(devices: Devices, folder: Path) -> dict[str, str]:
    """Return what keeps Chrome from the sound server, and from the computer's own sound cards, if it shall."""
    if devices != "no-audio":
        return {}
    return {"PULSE_SERVER": f"unix:{folder / 'no-sound'}", "ALSA_CONFIG_PATH": os.devnull}


def process_id_of(profile: Path) -> int:
    """Return the process id of the Chrome that uses a profile: its lock is a link to "host-pid"."""
    lock = profile / "SingletonLock"
    wait_for(lock.is_symlink, awaited=Message("profile-lock"))
    return int(lock.readlink().name.rpartition("-")[2])


def started_in(folder: Path, scripts: Path, binary: Path) -> Path:
    """Return a program that starts the browser in ``folder``.

    Chrome takes the path of a fake device's file for the device's name, and a reader should see a name.
    """
    shell = shutil.which("sh") or "/bin/sh"
    script = scripts / "chrome"
    script.write_text(
        f'#!{shell}\ncd {shlex.quote(str(folder))} || exit 1\nexec {shlex.quote(str(binary))} "$@"\n'
    )
    script.chmod(0o700)
    return script
