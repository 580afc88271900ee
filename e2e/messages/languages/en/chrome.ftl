# Chrome: its program, its process, its surfaces. The parameter device is camera or microphone.

browser-unknown = { $choice } is neither a program on the search path nor one of the channels { LIST($channels, most: 20) }; give the path of a Chrome, or a channel
browser-missing = there is no program { $choice }; give the path of a Chrome, or a channel: { LIST($channels, most: 20) }
browser-is-folder = { $choice } is a folder; give the path of the Chrome in it, or a channel: { LIST($channels, most: 20) }
browser-not-executable = { $choice } is a file that this user cannot run; make it executable, or give the path of a Chrome, or a channel: { LIST($channels, most: 20) }
browser-is-snap = { $program } is a snap, which cannot run with a private home
browser-says-no-version = { $program } does not say its version: { $why }
browser-no-browser = { $program } is no browser that works: { $why }
browser-no-chrome = { $program } is no Chrome and no Chromium; it calls itself { $what }
browser-unusable = { $why }; name another browser
no-browser-installed = no browser is installed
channel-not-installed =
    { $channel } is not installed: { COUNT($programs) ->
        [one] there is no program { LIST($programs) }
       *[other] none of these programs is there: { LIST($programs) }
    }
and-also = { $one }; { $other }
no-browser = { $reasons }; install chromium or google-chrome (make setup), or name one
policy-decides = { $file } sets { $names }: an administrator decides over devices here, and readers meet something else; walk the pages on a machine without this policy
windowless-browser = a browser without a window
chrome-does-not-start = { $chrome } does not start: { $why }
chrome-died = Chrome has died
chrome-without-page = Chrome has no page any more
chrome-on-accessibility-bus = Chrome on the accessibility bus
chrome-off-accessibility-bus = Chrome is not on the accessibility bus any more
page-crashed = a page has crashed: { $url }
browser-window = the browser window
browser-window-without = the browser window has no { $part }
focus-to-leave-address-bar = the focus to leave the address bar
page-to-load-again = the page to load again
tabs-to-close = tabs of earlier visits to close
profile-lock = the lock of Chrome's profile
inspector-silent = Chrome's interface inspector does not answer: { $why }
wait-for-surface = { $surface } to show
wait-for-surface-to-go = { $surface } to go
wait-for-surface-input = { $surface } to take input
not-showing = { $surface } is not showing
no-longer-showing = { $surface } does not show any more
no-button-on-surface = { $surface } has no button
no-radio-button-on-surface = { $surface } has no radio button
widget-gone = { QUOTE($label) } is not there any more { FORM($surface, "in") }; what shows: { QUOTE($shown) }
label-to-be-chosen = { QUOTE($label) } to be chosen
option-to-be-chosen =
    { $device ->
        [camera] { QUOTE($label) } to be chosen for the camera
        [microphone] { QUOTE($label) } to be chosen for the microphone
       *[other] { QUOTE($label) } to be chosen for the device
    }
chip-to-shrink = the camera indicator to shrink to an icon
prompt-stays = the permission prompt stays, although { QUOTE($label) } was pressed { $times } times
prompt-stays-after-escape = the permission prompt stays, although Escape was pressed
site-information-icon = the icon of the site information
toggle-to-change =
    { $device ->
        [camera] the switch of the camera to change
        [microphone] the switch of the microphone to change
       *[other] the switch of the device to change
    }
rows-to-say-in-use = the rows of the devices to say that they are in use
permissions-to-be-reset = the permissions to be reset
row-without-toggle =
    { $device ->
        [camera] the row of the camera has no switch
        [microphone] the row of the microphone has no switch
       *[other] the row of the device has no switch
    }
site-information-without-row = the site information has no row for a device
part-shows-nothing = { $part } shows nothing
no-tab-shows = no tab shows { $url }
address-does-not-open = { $url } does not open: { $why }
address-not-showing = { $url } is not showing
element-missing = { $surface } does not show it
another-page = another page
empty-page = an empty page
element-missing-why = { $url } does not show it: { $why }
device-list =
    { $device ->
        [camera] the list of the camera
        [microphone] the list of the microphone
       *[other] the list of the device
    }
default-to-be-chosen = the default { $default } to be chosen
site-to-be-removed = the site to be removed from the list
settings-without-row =
    { $device ->
        [camera] { $url } has no row for the camera
        [microphone] { $url } has no row for the microphone
       *[other] { $url } has no row for the device
    }
browser-passed-over = { $reason }; it was passed over
browser-old = { $browser } was built on { $day }, more than six weeks ago: readers have a newer one; update it
browser-unverified = { $browser } is newer than any that the suite was verified with ({ $newest }): it may find its way in it less surely
sandbox-off-for-root = Chrome’s sandbox is off: root runs the suite, and Chrome does not start for root with its sandbox
sandbox-off-on-machine = Chrome’s sandbox is off: this machine neither allows user namespaces nor has Chrome’s setuid helper (Debian: chromium-sandbox)
