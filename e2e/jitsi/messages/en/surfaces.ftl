# Jitsi Meet's surfaces: surface-<their ids>.

surface-room = the meeting room
    .in = in the meeting room
surface-password-dialog = the password dialog
    .in = in the password dialog
surface-notices = the notice
    .in = in the notice
surface-notice = the notice
    .in = in the notice
surface-security-dialog = the security dialog
    .in = in the security dialog
surface-prejoin-screen = the prejoin screen
    .in = on the prejoin screen
surface-device-status-of-the-prejoin-screen = the device notice of the prejoin screen
    .in = in the device notice of the prejoin screen
surface-reload-overlay = the reload screen
    .in = on the reload screen
