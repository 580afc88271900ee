# What was done that a reader does not do, and why.

note-without-prejoin = The link was opened without the prejoin screen; with it, no notice shows in the room.
note-prejoin-switched-off = The prejoin screen was switched off in the reader's page alone, as the deployment's configuration would do it: a link that does so asks for no device.
note-default-microphone = A stand-in: Chrome's default microphone was put in one group with the microphone that it stands for, as it is on every computer; Chrome's fake microphones are not, and Jitsi Meet would not find it.
note-no-bridge = No third participant was tried: by its configuration this deployment has no video bridge (disableFocus).
note-device-stand-in =
    { $devices ->
        [camera] A stand-in: no program can hold the camera of the harness, so the page was given the answer that Chrome gives for a device in use (NotReadableError).
       *[microphone] A stand-in: no program can hold the microphone of the harness, so the page was given the answer that Chrome gives for a device in use (NotReadableError).
    }
note-pressed-again =
    { $devices ->
        [camera] The switch of the camera was pressed twice: the first press had no effect, as the row may move at that moment.
       *[microphone] The switch of the microphone was pressed twice: the first press had no effect, as the row may move at that moment.
    }
note-not-received = Whether others receive picture and sound was not tried with “{ $state }”: what the camera indicator offers does not allow both devices then.
note-link-again = The link was opened again: it carries the token of this deployment, the address of the room does not.
note-disconnected = The connection between this Chrome and the deployment was cut; the deployment itself was left alone.
note-organiser-stand-in = A stand-in: the organiser of this deployment's conferences cannot be made to leave, so the page was given the news that Jitsi Meet's library gives when it does.
note-conference-failed = The conference was made to fail: its organiser, the occupant named focus, left the room.
note-distinct-notices = Two notices were kept from coming in the same millisecond, as Jitsi Meet shows just one of them then.
