"""Sound without hardware: a sink that nobody hears and one microphone.

Without a microphone the permission prompt counts none and a page is told that no device was found.
"""

from pathlib import Path

from e2e.bench import Workspace

# What a reader sees in a list of microphones; a word that German and English share.
MICROPHONE = "Headset"

# The socket comes last: who can connect finds the microphone there.
_SCRIPT = """load-module module-null-sink sink_name=loudspeaker
load-module module-null-sink sink_name=cable
load-module module-remap-source master=cable.monitor source_name=microphone source_properties={properties}
set-default-source microphone
set-default-sink loudspeaker
load-module module-native-protocol-unix auth-anonymous=1 socket={socket}
"""


def start(workspace: Workspace, env: dict[str, str], socket: Path) -> None:
    """Start PulseAudio on ``socket``; it is ready when the socket is there."""
    script = workspace.folder / "sound.pa"
    script.write_text(_SCRIPT.format(socket=socket, properties=f"device.description={MICROPHONE}"), "utf-8")
    workspace.run(
        "pulseaudio",
        [
            "pulseaudio",
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
