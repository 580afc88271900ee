"""Sound without hardware: a sink that nobody hears and one source.

Without a source the permission prompt counts none, and a page gets the answer that no device was found.
"""

import shutil
from pathlib import Path

from e2e.harness.workspace import Workspace
from e2e.setup.system import unpacked

# What a reader sees in a list of devices; a word that German and English share.
SOURCE = "Headset"

# The socket comes last: who can connect finds the source there.
_SCRIPT = """load-module module-null-sink sink_name=loudspeaker
load-module module-null-sink sink_name=cable
load-module module-remap-source master=cable.monitor source_name=source source_properties={properties}
set-default-source source
set-default-sink loudspeaker
load-module module-native-protocol-unix auth-anonymous=1 socket={socket}
"""


def start(workspace: Workspace, env: dict[str, str], socket: Path) -> None:
    """Start PulseAudio on ``socket``; it is ready when the socket is there.

    It is the system's, or what the set-up has unpacked where the system's own sound server excludes it.
    """
    apart = None if shutil.which("pulseaudio", path=env["PATH"]) else unpacked.find("pulseaudio")
    program: list[str | Path] = ["pulseaudio"]
    if apart:
        program = [apart.program, *apart.module_options]
        env = {**env, "LD_LIBRARY_PATH": apart.libraries}
    script = workspace.folder / "sound.pa"
    script.write_text(_SCRIPT.format(socket=socket, properties=f"device.description={SOURCE}"), "utf-8")
    workspace.run(
        "pulseaudio",
        [
            *program,
            "-n",
            "-F",
            script,
            "--daemonize=no",
            "--use-pid-file=no",
            "--exit-idle-time=-1",
            "--disable-shm=yes",
            "--realtime=no",
            "--high-priority=no",
        ],
        # PulseAudio otherwise leaves a folder of its own among the temporary files of an ordinary user.
        env={**env, "PULSE_RUNTIME_PATH": str(socket.parent / "pulse")},
    )
