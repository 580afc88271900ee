"""A desktop of its own for a worker: nothing on it is the user's, and nothing of it is left."""

import contextlib
import functools
import socket
import subprocess
from pathlib import Path
from typing import Self

from Xlib.display import Display

from e2e.desktop import fonts, responding, sound
from e2e.desktop.at_spi import dbus
from e2e.desktop.at_spi.bus import AccessibilityBus
from e2e.desktop.display import window_manager, x_server
from e2e.desktop.display.screen import Screen
from e2e.desktop.input.keyboard import Keyboard
from e2e.desktop.input.pointer import Pointer
from e2e.harness.closeable import Closeable
from e2e.harness.errors import HarnessError
from e2e.harness.waiting import wait_for
from e2e.harness.workspace import Workspace
from e2e.messages.message import Message


class Desktop(Closeable):
    """X server, window manager, D-Bus, accessibility bus, sound with one source, fonts, a private HOME.

    ``env`` is the environment for programs on the desktop; ``workspace`` runs them. Everything ends with
    ``close``, and also when the owner of the workspace is killed.
    """

    def __init__(
        self,
        workspace: Workspace,
        env: dict[str, str],
        connection: Display,
        accessibility: str,
        *,
        watch: bool = False,
    ) -> None:
        self.workspace = workspace
        self.env = env
        self._accessibility = accessibility
        self._watch = watch
        self.screen = Screen(connection)
        self.pointer = Pointer(connection, (self.screen.rect.width, self.screen.rect.height))
        self.keyboard = Keyboard(connection)
        self._connection = connection
        self._trusted: set[Path] = set()

    @classmethod
    def start(cls, *, lang: str = "en", watch: bool = False, size: tuple[int, int] = (1400, 900)) -> Self:
        """Start a desktop and return it when all its parts are ready.

        Args:
            lang: the language that programs speak unless they are started with another one.
            watch: open windows on the user's own display, under the user's window manager; all else stays private.
            size: width and height of the screen, in pixels.

        Raises:
            HarnessError: a part is missing or does not start, or there is no display to watch on.
        """
        workspace = Workspace("desktop")
        try:
            env = _environment(workspace, lang)
            fonts.write_configuration(Path(env["FONTCONFIG_FILE"]))
            runtime = Path(env["XDG_RUNTIME_DIR"])
            # Nothing here waits for another, but for the two that need the display.
            session_socket, sound_socket = runtime / "session", runtime / "sound"
            env["DBUS_SESSION_BUS_ADDRESS"] = dbus.start_session(workspace, env, session_socket)
            env["PULSE_SERVER"] = f"unix:{sound_socket}"
            sound.start(workspace, env, sound_socket)
            env |= x_server.users_own() if watch else x_server.start_virtual(workspace, env, size)
            connection = x_server.connect(env)
            if not watch:
                window_manager.start(workspace, env)
            _wait_for_socket(workspace, session_socket, Message("part-dbus-session"))
            dbus.start_accessibility(workspace, env)
            _wait_for_socket(workspace, sound_socket, Message("part-sound-server"))
            if not watch:
                window_manager.wait_until_it_manages(workspace, connection)
            accessibility = dbus.accessibility_address(workspace, env["DBUS_SESSION_BUS_ADDRESS"])
            desktop = cls(workspace, env, connection, accessibility, watch=watch)
            desktop.pointer.park()
        except BaseException:
            workspace.close()
            raise
        return desktop

    @functools.cached_property
    def accessibility(self) -> AccessibilityBus:
        """The connection to the accessibility bus, on which programs tell what they show."""
        return AccessibilityBus(self._accessibility)

    @functools.cached_property
    def fonts(self) -> str:
        """The font of sans text and its version, for the verdict."""
        return fonts.describe(self.env)

    def check(self) -> None:
        """Raise HarnessError if any part of the desktop has ended."""
        self.workspace.check()

    def check_answers(self) -> None:
        """Raise HarnessError if any part of the desktop has ended, or does not answer."""
        self.check()
        responding.check_all(self.env, self._connection, self._accessibility, own_display=not self._watch)

    def check_program_answers(self, program: Message | str, name: str) -> None:
        """Raise HarnessError if the program of that name on the accessibility bus does not answer."""
        responding.check_bus(program, self._accessibility, name)

    def trust(self, ca_certificate: Path) -> None:
        """Make browsers that start on this desktop from now on trust a CA.

        Args:
            ca_certificate: the CA's certificate, a PEM file.

        Raises:
            HarnessError: certutil is missing or refuses.
        """
        if ca_certificate in self._trusted:
            return
        database = Path(self.env["HOME"]) / ".pki" / "nssdb"
        if not database.is_dir():
            database.mkdir(mode=0o700, parents=True)
            self._certutil(database, "-N", "--empty-password")
        name = f"CA certificate {len(self._trusted) + 1}"
        self._certutil(database, "-A", "-t", "C,,", "-n", name, "-i", str(ca_certificate))
        self._trusted.add(ca_certificate)

    def _certutil(self, database: Path, *arguments: str) -> None:
        try:
            subprocess.run(
                ["certutil", "-d", f"sql:{database}", *arguments],
                env=self.env,
                check=True,
                capture_output=True,
                text=True,
                timeout=30,
            )
        except FileNotFoundError as error:
            raise HarnessError(Message("program-missing", {"program": "certutil"})) from error
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
            raise HarnessError(
                Message("certutil-failed", {"why": str(error.stderr or repr(error))})
            ) from error

    def close(self) -> None:
        """End everything and remove the private folder. May be called twice."""
        if bus := self.__dict__.pop("accessibility", None):
            bus.close()
        x_server.disconnect(self._connection)
        self.workspace.close()


def _environment(workspace: Workspace, lang: str) -> dict[str, str]:
    """Return the environment of the desktop's programs: of the user's own only the search path is kept."""
    plain = workspace.environment()
    home = Path(plain["HOME"])
    return {
        **plain,
        "XDG_RUNTIME_DIR": str(workspace.subfolder("run")),
        "XDG_CONFIG_HOME": str(home / ".config"),
        "XDG_CACHE_HOME": str(home / ".cache"),
        "XDG_DATA_HOME": str(home / ".local/share"),
        "FONTCONFIG_FILE": str(workspace.folder / "fonts.conf"),
        "GSETTINGS_BACKEND": "memory",
        "ACCESSIBILITY_ENABLED": "1",
        # Chrome takes the language of its interface from here, and needs no locale for it.
        "LANGUAGE": lang,
    }


def _wait_for_socket(workspace: Workspace, path: Path, awaited: Message) -> None:
    def there() -> bool:
        workspace.check()
        return takes_connections(path)

    wait_for(there, awaited=awaited, every=0.02)


def takes_connections(path: Path) -> bool:
    """Tell whether a server listens on a socket; its file is there a moment before."""
    with socket.socket(socket.AF_UNIX) as probe, contextlib.suppress(OSError):
        probe.connect(str(path))
        return True
    return False
