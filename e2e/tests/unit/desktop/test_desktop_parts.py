import itertools
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme
from PIL import Image
from Xlib import XK, X
from Xlib.display import Display

from e2e.desktop.desktop import Desktop, takes_connections
from e2e.desktop.display.x_server import connect
from e2e.desktop.widget import Rect
from e2e.harness.errors import HarnessError, WaitTimeout
from e2e.harness.waiting import wait_for


@pytest.fixture(scope="module")
def desktop() -> Iterator[Desktop]:
    with Desktop.start(lang="en") as desktop:
        yield desktop


@pytest.fixture
def window(desktop: Desktop) -> Iterator[tuple[Display, object]]:
    """A red window of 200x100 at 50,60 that reports what is done to it."""
    display = connect(desktop.env)
    red = display.screen().default_colormap.alloc_named_color("red").pixel
    mask = X.ButtonPressMask | X.KeyPressMask | X.ExposureMask
    window = display.screen().root.create_window(
        50, 60, 200, 100, 0, display.screen().root_depth, background_pixel=red, event_mask=mask
    )
    window.set_wm_normal_hints(flags=1, x=50, y=60)
    window.map()
    display.sync()
    wait_for(
        lambda: desktop.screen.grab_still(Rect(60, 70, 1, 1)).getpixel((0, 0)) == (255, 0, 0), awaited="red"
    )
    yield display, window
    display.close()


def awaited_event(display: Display, kind: int) -> object:
    def next_one() -> object:
        while display.pending_events():
            event = display.next_event()
            if event.type == kind:
                return event
        return None

    return wait_for(next_one, awaited=f"X event {kind}")


def alive(pid: int) -> bool:
    """Tell whether a process runs; one that ended stays in the table until its parent asks for it."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_programs_get_none_of_the_users_settings(desktop: Desktop) -> None:
    home = Path(desktop.env["HOME"])
    assert home.is_relative_to(desktop.workspace.folder)
    for name in ("HOME", "XDG_RUNTIME_DIR"):
        assert Path(desktop.env[name]).stat().st_mode & 0o777 == 0o700
    assert desktop.env["DISPLAY"] != os.environ.get("DISPLAY")
    assert desktop.env["LANGUAGE"] == "en"
    assert set(os.environ) - set(desktop.env)


def test_display_refuses_clients_without_its_cookie(desktop: Desktop, tmp_path: Path) -> None:
    cookie = Path(desktop.env["XAUTHORITY"])
    assert cookie.stat().st_mode & 0o777 == 0o600
    (tmp_path / "none").touch()
    (tmp_path / "other").write_bytes(cookie.read_bytes()[:-16] + bytes(16))
    for file in ("none", "other", "missing"):
        with pytest.raises(HarnessError, match="cannot be used"):
            connect({"DISPLAY": desktop.env["DISPLAY"], "XAUTHORITY": str(tmp_path / file)})
    connect(desktop.env).close()


def test_cookies_of_the_user_stay_unchanged(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for mine in (None, str(tmp_path / "cookies")):
        monkeypatch.delenv("XAUTHORITY", raising=False)
        if mine:
            monkeypatch.setenv("XAUTHORITY", mine)
        connect(desktop.env).close()
        assert os.environ.get("XAUTHORITY") == mine


def test_desktop_has_one_audio_input(desktop: Desktop) -> None:
    listed = subprocess.run(
        ["pactl", "list", "short", "sources"], env=desktop.env, capture_output=True, text=True
    )
    real = [line for line in listed.stdout.splitlines() if ".monitor\t" not in line]
    assert len(real) == 1


def test_sans_text_uses_the_font_of_the_screenshots(desktop: Desktop) -> None:
    family, _, version = desktop.fonts.rpartition(" ")
    assert family == "Liberation Sans"
    assert float(version) >= 1


def test_the_accessibility_bus_answers(desktop: Desktop) -> None:
    assert desktop.accessibility.programs() == []


def test_dead_accessibility_bus_raises_harness_error() -> None:
    with Desktop.start() as desktop:
        bus = desktop.accessibility
        launcher = next(part for part in desktop.workspace.processes if part.name == "at-spi-bus-launcher")
        launcher.stop()
        with pytest.raises(HarnessError, match="accessibility bus"):
            bus.programs()


@pytest.mark.usefixtures("window")
def test_windows_open_where_they_ask_to_be(desktop: Desktop) -> None:
    assert desktop.screen.grab_still().getbbox() == (50, 60, 250, 160)
    assert desktop.screen.grab(Rect(0, 60, 100, 50)).size == (100, 50)


def test_the_pointer_clicks(desktop: Desktop, window: tuple[Display, object]) -> None:
    desktop.pointer.click(Rect(50, 60, 100, 100), button=3)
    event = awaited_event(window[0], X.ButtonPress)
    assert (event.root_x, event.root_y, event.detail) == (100, 110, 3)  # type: ignore[attr-defined]
    assert desktop.pointer.position() == (100, 110)
    desktop.pointer.park()
    assert desktop.pointer.position() == (1399, 899)


def test_the_keyboard_presses_keys(desktop: Desktop, window: tuple[Display, object]) -> None:
    display, _ = window
    desktop.pointer.click((100, 100))
    awaited_event(display, X.ButtonPress)
    for key in ("a", "shift+b", "slash", "question"):
        desktop.keyboard.press(key)
    typed: list[str] = []
    while len(typed) < 4:
        event = awaited_event(display, X.KeyPress)
        shifted = int(bool(event.state & X.ShiftMask))  # type: ignore[attr-defined]
        keysym = display.keycode_to_keysym(event.detail, shifted)  # type: ignore[attr-defined]
        if keysym not in (XK.XK_Shift_L, XK.XK_Shift_R):
            typed.append(chr(keysym))
    assert typed == ["a", "B", "/", "?"]
    with pytest.raises(ValueError, match="no key"):
        desktop.keyboard.press("udiaeresis")


@pytest.mark.usefixtures("window")
def test_grab_still_waits_until_the_screen_rests(desktop: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    assert desktop.screen.grab_still(seconds=3).getpixel((60, 70)) == (255, 0, 0)
    shades = itertools.cycle(range(256))
    plain = desktop.screen.grab

    def unsteady(rect: Rect | None = None) -> Image.Image:
        picture = plain(rect)
        picture.putpixel((3, 4), (next(shades), 0, 0))
        return picture

    monkeypatch.setattr(desktop.screen, "grab", unsteady)
    with pytest.raises(WaitTimeout, match="x=3, y=4"):
        desktop.screen.grab_still(seconds=0.5)
    assert desktop.screen.grab_still(seconds=3, ignore=[Rect(3, 4, 1, 1)])


def test_ca_certificate_is_trusted_once(desktop: Desktop, tmp_path: Path) -> None:
    certificate = tmp_path / "ca.pem"
    trustme.CA().cert_pem.write_to_path(str(certificate))
    desktop.trust(certificate)
    desktop.trust(certificate)
    database = f"sql:{desktop.env['HOME']}/.pki/nssdb"
    listed = subprocess.run(["certutil", "-d", database, "-L"], capture_output=True, text=True).stdout
    assert listed.count("C,,") == 1
    with pytest.raises(HarnessError, match="certutil"):
        desktop.trust(tmp_path / "missing.pem")


def test_two_desktops_run_at_once_and_leave_nothing(desktop: Desktop) -> None:
    with Desktop.start(size=(640, 480)) as other:
        assert other.env["DISPLAY"] != desktop.env["DISPLAY"]
        assert other.screen.rect == (0, 0, 640, 480)
        pids = [process.pid for process in other.workspace.processes]
        folder = other.workspace.folder
    desktop.check()
    assert not folder.exists()
    assert not any(map(alive, pids))


@pytest.mark.parametrize("part", ["Xvfb", "openbox", "dbus-daemon", "pulseaudio", "at-spi-bus-launcher"])
def test_dead_part_raises_harness_error(part: str) -> None:
    with Desktop.start() as desktop:
        desktop.check()
        victim = next(process for process in desktop.workspace.processes if process.name == part)
        os.killpg(victim.pid, signal.SIGKILL)
        victim.popen.wait(5)
        with pytest.raises(HarnessError, match=part):
            desktop.check()
        if part == "Xvfb":
            with pytest.raises(HarnessError, match="display"):
                desktop.screen.grab()


@pytest.mark.parametrize(
    ("part", "named"),
    [
        ("Xvfb", "the X server"),
        ("openbox", "the window manager"),
        ("dbus-daemon", "the D-Bus session"),
        ("pulseaudio", "the sound server"),
        ("at-spi-bus-launcher", "the D-Bus session"),
    ],
)
def test_stopped_part_raises_harness_error(part: str, named: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("e2e.desktop.responding.SECONDS", 0.3)
    with Desktop.start() as desktop:
        desktop.check_answers()
        victim = next(process for process in desktop.workspace.processes if process.name == part)
        os.kill(victim.pid, signal.SIGSTOP)
        try:
            with pytest.raises(HarnessError, match=rf"{named} did not answer within 0\.3 s"):
                desktop.check_answers()
        finally:
            os.kill(victim.pid, signal.SIGCONT)


def test_watching_needs_a_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    with pytest.raises(HarnessError, match="no display"):
        Desktop.start(watch=True)
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    with pytest.raises(HarnessError, match=r"Wayland alone.* install Xwayland"):
        Desktop.start(watch=True)
    monkeypatch.setenv("DISPLAY", ":4321")
    with pytest.raises(HarnessError, match=":4321"):
        Desktop.start(watch=True)


def test_socket_without_a_listener_takes_no_connections(tmp_path: Path) -> None:
    path = tmp_path / "socket"
    assert not takes_connections(path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(path))
        assert path.exists()
        assert not takes_connections(path)
        server.listen()
        assert takes_connections(path)


def test_watching_uses_the_users_display(desktop: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "XAUTHORITY"):
        monkeypatch.setenv(name, desktop.env[name])
    with Desktop.start(watch=True) as watched:
        assert watched.env["DISPLAY"] == desktop.env["DISPLAY"]
        assert watched.env["DBUS_SESSION_BUS_ADDRESS"] != desktop.env["DBUS_SESSION_BUS_ADDRESS"]
        assert not {"Xvfb", "openbox"} & {process.name for process in watched.workspace.processes}
    desktop.check()


def test_killed_owner_leaves_nothing() -> None:
    program = (
        "import sys; from e2e.desktop.desktop import Desktop; d = Desktop.start();"
        "print(d.workspace.folder, *(p.pid for p in d.workspace.processes), flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as owner:
        assert owner.stdout
        folder, *pids = owner.stdout.readline().split()
        owner.kill()

    wait_for(
        lambda: not Path(folder).exists() and not any(map(alive, map(int, pids))),
        awaited="everything to be gone",
    )
