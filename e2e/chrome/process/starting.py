"""What a Chrome is started with and by, and how its process is found."""

import os
import shlex
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypedDict

from playwright.sync_api import BrowserContext, Playwright
from playwright.sync_api import Error as PlaywrightError

from e2e.chrome.installed.binary import ChromeBinary
from e2e.chrome.installed.sandbox import sandbox_off
from e2e.chrome.process.arguments import Devices, Variant, arguments
from e2e.chrome.process.fake_video import write_video
from e2e.chrome.process.kept.caches import Caches
from e2e.chrome.process.permissions import Permissions, write_preferences
from e2e.desktop.desktop import Desktop
from e2e.harness.errors import HarnessError
from e2e.harness.pace import PACE
from e2e.harness.waiting import wait_for
from e2e.messages.message import Message


class StartingState(TypedDict, total=False):
    """What a Chrome starts with; each entry may be left out."""

    permissions: Permissions
    """What the site may do from the start."""
    devices: Devices
    """With "fake", the default, there is a video capture device that shows a still scene, and one for sound; with
    "no-video" the one for sound alone; with "no-audio" none, and for video those of the computer, if it has any, since
    Chrome makes up a device for sound whenever it makes up one for video: block video then."""
    variant: Variant
    """The variant of Chrome's interface; the one that is shipped where nothing is given."""
    video: Path
    """A file (.y4m or .mjpeg) in place of the still scene; its name becomes the device's name."""
    pages_readable: bool
    """Whether what pages show is on the accessibility bus as well: the list that drops down in a page is read there."""
    complete: bool
    """Whether Chrome is spared nothing, to confirm what was seen in one that is."""
    caches: Caches | None
    """What a new profile begins with of what another one has cached."""
    profile: Path | None
    """The folder of a Chrome that was closed, which is started again: its permissions are as they were left."""
    extra_args: Sequence[str]
    """More of Chrome's command line."""
    context_args: Mapping[str, Any]
    """What goes to Playwright's ``launch_persistent_context`` as well."""


def prepare_profile(folder: Path, origin: str, state: StartingState) -> Path:
    """Return the folder of the profile to start with: the state's own, or a new one below ``folder``."""
    if profile := state.get("profile"):
        # A Chrome that was killed leaves its lock.
        (profile / "SingletonLock").unlink(missing_ok=True)
        return profile
    profile = folder / "profile"
    write_preferences(profile, origin, state.get("permissions", Permissions()))
    if caches := state.get("caches"):
        caches.fill(profile)
    return profile


def launch_options(
    desktop: Desktop, binary: ChromeBinary, folder: Path, lang: str, port: int, state: StartingState
) -> dict[str, Any]:
    """Return what Playwright starts Chrome with.

    Args:
        desktop: Where its window opens.
        binary: The program.
        folder: Where what the program needs is written.
        lang: The language of Chrome's own interface.
        port: The port on which that interface can be inspected.
        state: The starting state.
    """
    devices = state.get("devices", "fake")
    video = state.get("video") or write_video(folder)
    variant = state.get("variant", "as-shipped")
    line = arguments(
        lang=lang,
        devices=devices,
        video=video.name,
        variant=variant,
        inspector_port=port,
        pages_readable=state.get("pages_readable", False),
        complete=state.get("complete", False),
    )
    return {
        **state.get("context_args", {}),
        "headless": False,
        "executable_path": started_in(video.parent, folder, binary.path),
        "env": {**desktop.env, "LANGUAGE": lang, **sound(devices, folder)},
        "no_viewport": True,
        # Playwright's default is off.
        "chromium_sandbox": not sandbox_off(binary.path),
        "args": [*line, *state.get("extra_args", ())],
        "timeout": 30_000 * PACE.at_start,
    }


def start(
    playwright: Playwright, binary: ChromeBinary, profile: Path, options: Mapping[str, Any]
) -> BrowserContext:
    """Start Chrome with ``launch_options`` and return its context. Raises HarnessError when it does not start."""
    try:
        context = playwright.chromium.launch_persistent_context(profile, **options)
        context.set_default_timeout(30_000 * PACE.at_start)
    except PlaywrightError as error:
        raise HarnessError(
            Message("chrome-does-not-start", {"chrome": binary.version, "why": error.message})
        ) from error
    return context


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
