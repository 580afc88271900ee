# Die Oberflächen von Jitsi Meet; siehe en/surfaces.ftl.

surface-room = der Meeting-Raum
    .in = im Meeting-Raum
surface-password-dialog = der Passwort-Dialog
    .in = im Passwort-Dialog
surface-notices = der Hinweis
    .in = im Hinweis
surface-notice = der Hinweis
    .in = im Hinweis
surface-security-dialog = der Sicherheitsdialog
    .in = im Sicherheitsdialog
surface-prejoin-screen = der Vorraum
    .in = im Vorraum
surface-device-status-of-the-prejoin-screen = der Gerätehinweis im Vorraum
    .in = im Gerätehinweis des Vorraums
surface-reload-overlay = der Bildschirm zum Neuladen
    .in = auf dem Bildschirm zum Neuladen
