"""The window manager: gives windows focus and the place and size they ask for, and draws nothing itself."""

from pathlib import Path

from Xlib import X
from Xlib.display import Display

from e2e.harness.waiting import wait_for
from e2e.harness.workspace import Workspace
from e2e.messages.message import Message

_CONFIGURATION = """<?xml version="1.0" encoding="UTF-8"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <focus><focusNew>yes</focusNew><followMouse>no</followMouse><raiseOnFocus>no</raiseOnFocus></focus>
  <theme><keepBorder>no</keepBorder></theme>
  <desktops><number>1</number><popupTime>0</popupTime></desktops>
  <resize><popupShow>Never</popupShow></resize>
  <keyboard/>
  <mouse>
    <context name="Client">
      <mousebind button="Left" action="Press"><action name="Focus"/><action name="Raise"/></mousebind>
    </context>
  </mouse>
  <applications><application class="*"><decor>no</decor></application></applications>
</openbox_config>
"""


def start(workspace: Workspace, env: dict[str, str]) -> None:
    """Start openbox; it takes a moment until it manages windows."""
    file = workspace.folder / "openbox.xml"
    file.write_text(_CONFIGURATION, "utf-8")
    workspace.run("openbox", ["openbox", "--sm-disable", "--config-file", Path(file)], env=env)


def wait_until_it_manages(workspace: Workspace, display: Display) -> None:
    """Wait until the window manager takes care of new windows. Raises WaitTimeout.

    Openbox announces itself before it does: a window that is opened in between is never shown. So a tiny
    window asks, again and again, to be shown, until it is. The first one may be taken in hand while openbox
    still starts, with all windows that are there already; the second one only by an openbox that runs.
    """
    for _ in range(2):
        _show_a_window(workspace, display)


def _show_a_window(workspace: Workspace, display: Display) -> None:
    screen = display.screen()
    probe = screen.root.create_window(0, 0, 1, 1, 0, screen.root_depth)

    def managed() -> bool:
        workspace.check()
        if probe.get_wm_state() is not None:
            return True
        probe.unmap()
        probe.map()
        display.sync()
        return False

    wait_for(managed, awaited=Message("part-window-manager"), every=0.02)
    probe.destroy()
    clients = display.intern_atom("_NET_CLIENT_LIST")

    def let_go() -> bool:
        listed = screen.root.get_full_property(clients, X.AnyPropertyType)
        return listed is None or not listed.value

    wait_for(let_go, awaited=Message("window-to-be-let-go"), every=0.01)
