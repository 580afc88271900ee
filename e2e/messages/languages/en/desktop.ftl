# The private desktop: display, window manager, D-Bus, accessibility bus, sound, fonts.

part-x-server = the X server
part-window-manager = the window manager
part-dbus-session = the D-Bus session
part-accessibility-bus = the accessibility bus
part-sound-server = the sound server
hung-up = { $part } hung up
window-manager-answer = an answer of the window manager
window-to-be-let-go = the window manager to let go of a window
display-number = the X server's display number
display-unusable = the display { $display } cannot be used: { $why }
display-gone = the display is gone: { $why }
no-display-named = (none is named)
no-display = there is no display to watch on (DISPLAY is not set)
wayland-alone = this desktop is Wayland alone, on which no program can press buttons of another one; install Xwayland and log in again, or choose an X session at the login
still-screen = a still screen
screen-changed = a change in { $rect }
no-change-yet = nothing yet
outside-screen = { $rect } lies outside of the screen, { $screen }
accessibility-bus-unreachable = the accessibility bus cannot be reached: { $why }
accessibility-bus-silent = no answer on the accessibility bus within { $seconds } s
accessibility-bus-gone = the accessibility bus is gone: { $why }
certutil-failed = certutil failed: { $why }
fontconfig-broken = fc-match does not work ({ $why }); run the set-up (make setup)
wrong-font = sans text is drawn with { $family }, not { $wanted }; run the set-up (make setup)
no-font = no font
