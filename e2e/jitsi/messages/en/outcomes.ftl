# What must be so at a step, and the starting states. The parameter devices is camera, microphone or both.

link-leads-to-meeting = the link leads to the meeting
in-room = the reader is in the room
enters-room = the reader enters the room
meeting-still-there = the meeting is still there
wrong-password-refused = a wrong password is not accepted
dialog-asks-again = the dialog asks again, and its field is empty
right-password-opens-room = the right password opens the room
chrome-asks-for-devices = Chrome asks for camera and microphone
chrome-asks-again = Chrome asks again
would-ask-again =
    { $devices ->
        [camera] Chrome would ask for the camera again
       *[microphone] Chrome would ask for the microphone again
    }
devices-requested = Jitsi Meet has asked for camera and microphone
page-may-use =
    { $devices ->
        [camera] the page may use the camera
        [microphone] the page may use the microphone
       *[both] the page may use camera and microphone
    }
devices-used-at-once =
    { $devices ->
        [camera] the page uses the camera at once
        [microphone] the page uses the microphone at once
       *[both] the page uses camera and microphone at once
    }
media-received =
    { $devices ->
        [camera] the other participant receives the reader's camera
        [microphone] the other participant receives the reader's microphone
       *[both] the other participant receives the reader's camera and microphone
    }
devices-used-in-meeting =
    { $devices ->
        [camera] the page uses the camera in the meeting
        [microphone] the page uses the microphone in the meeting
       *[both] the page uses camera and microphone in the meeting
    }
media-received-by-third =
    { $devices ->
        [camera] a third participant receives the reader's camera through the deployment's video bridge
        [microphone] a third participant receives the reader's microphone through the deployment's video bridge
       *[both] a third participant receives the reader's camera and microphone through the deployment's video bridge
    }
still-blocked =
    { $devices ->
        [camera] the camera is still blocked
       *[microphone] the microphone is still blocked
    }
choice-kept = the choice is kept
device-manager-opens = what manages the devices opens
device-manager-closes = what manages the devices closes
choosable-in-bubble = what the page names can be chosen in the bubble
chip-becomes-icon = the camera indicator becomes an icon
site-information-opens = the site information opens
site-information-icon-back = the icon of the site information comes back
in-use-shown = the site information says what is in use
switch-there =
    { $devices ->
        [camera] the switch of the camera is there
       *[microphone] the switch of the microphone is there
    }
switch-usable =
    { $devices ->
        [camera] the switch of the camera can be used
       *[microphone] the switch of the microphone can be used
    }
only-switch-off =
    { $devices ->
        [camera] only the switch of the camera is off
       *[microphone] only the switch of the microphone is off
    }
permissions-reset = the permissions are reset
settings-open = Chrome's settings open
settings-allow-devices = Chrome's settings allow camera and microphone
settings-can-block =
    { $devices ->
        [camera] Chrome's settings can block the camera for all sites
       *[microphone] Chrome's settings can block the microphone for all sites
    }
settings-offer-to-ask =
    { $devices ->
        [camera] Chrome's settings offer to ask for the camera
       *[microphone] Chrome's settings offer to ask for the microphone
    }
list-opens =
    { $devices ->
        [camera] the list of the camera opens
       *[microphone] the list of the microphone opens
    }
choosable-in-list =
    { $devices ->
        [camera] what the page names can be chosen for the camera
       *[microphone] what the page names can be chosen for the microphone
    }
devices-listed =
    { $devices ->
        [camera] the camera is listed
        [microphone] the microphone is listed
       *[both] camera and microphone are listed
    }
sites-may-ask = sites may ask for it
site-listed = the site is listed, with a waste basket
site-no-longer-listed = the site is no longer listed
page-loaded-again = the page is loaded again
reload-bar-has-button = the reload bar has a button
reload-leads-back = loading the page again leads back into the meeting
button-leads-back = the button leads back into the meeting
notices-after-prompts-dismissed = the notices show once all prompts are dismissed
state-both-asked = both devices
state-camera-asked = camera only
state-microphone-asked = microphone only
state-camera-blocked = camera blocked
state-microphone-blocked = microphone blocked
state-both-blocked = both blocked
state-prompt-dismissed = prompt dismissed
state-no-camera = no camera
state-before-meeting = before the meeting
state-in-meeting = in the meeting
state-device =
    { $devices ->
        [camera] camera
       *[microphone] microphone
    }
