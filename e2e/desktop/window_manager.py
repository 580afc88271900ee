"""The window manager: gives windows focus and the place and size they ask for, and draws nothing itself."""

from pathlib import Path

from Xlib import X
from Xlib.display import Display

from e2e.bench import Workspace

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
    """Start openbox; it takes a moment until it ``rules`` the display."""
    file = workspace.folder / "openbox.xml"
    file.write_text(_CONFIGURATION, "utf-8")
    workspace.run("openbox", ["openbox", "--sm-disable", "--config-file", Path(file)], env=env)


def rules(display: Display) -> bool:
    """Tell whether a window manager runs on the display (extended window manager hints, section 3)."""
    root = display.screen().root
    atom = display.intern_atom("_NET_SUPPORTING_WM_CHECK")
    return root.get_full_property(atom, X.AnyPropertyType) is not None
