"""A reader's keyboard: real X events, through the XTEST extension."""

from Xlib import XK, X
from Xlib.display import Display
from Xlib.ext import xtest

from e2e.desktop.display.x_server import talking

_MODIFIERS = {"ctrl": "Control_L", "shift": "Shift_L", "alt": "Alt_L"}


class Keyboard:
    """The keyboard of one display."""

    def __init__(self, display: Display) -> None:
        self._display = display

    def press(self, combination: str) -> None:
        """Press a key, or several at once: "Escape", "Return", "ctrl+r", "ctrl+shift+Tab".

        Names of keys are those of X (keysyms). Raises ValueError for a key that there is not.
        """
        *modifiers, key = combination.split("+")
        code, shifted = self._key(XK.string_to_keysym(key))
        held = [self._key(XK.string_to_keysym(_MODIFIERS[name.lower()]))[0] for name in modifiers]
        if shifted:
            held.append(self._key(XK.XK_Shift_L)[0])
        with talking():
            for held_code in held:
                xtest.fake_input(self._display, X.KeyPress, held_code)
            xtest.fake_input(self._display, X.KeyPress, code)
            xtest.fake_input(self._display, X.KeyRelease, code)
            for held_code in reversed(held):
                xtest.fake_input(self._display, X.KeyRelease, held_code)
            self._display.sync()

    def _key(self, keysym: int) -> tuple[int, bool]:
        """Return the keycode that gives a keysym, and whether Shift has to be held for it."""
        for code, level in sorted(self._display.keysym_to_keycodes(keysym), key=lambda place: int(place[1])):
            if level < 2:
                return int(code), level == 1
        raise ValueError(f"the keyboard has no key for keysym {keysym:#x}")
