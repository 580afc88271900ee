# Was an einer Stelle gelten muss, und die Ausgangslagen. Der Parameter devices ist camera, microphone oder both.

link-leads-to-meeting = der Link führt zum Meeting
in-room = man ist im Meeting-Raum
enters-room = man gelangt in den Meeting-Raum
meeting-still-there = das Meeting ist noch da
wrong-password-refused = ein falsches Passwort wird nicht angenommen
dialog-asks-again = der Dialog fragt erneut, und sein Feld ist leer
right-password-opens-room = das richtige Passwort öffnet den Raum
chrome-asks-for-devices = Chrome fragt nach Kamera und Mikrofon
chrome-asks-again = Chrome fragt erneut
would-ask-again =
    { $devices ->
        [camera] Chrome würde wieder nach der Kamera fragen
       *[microphone] Chrome würde wieder nach dem Mikrofon fragen
    }
devices-requested = Jitsi Meet hat nach Kamera und Mikrofon gefragt
page-may-use =
    { $devices ->
        [camera] die Website darf die Kamera verwenden
        [microphone] die Website darf das Mikrofon verwenden
       *[both] die Website darf Kamera und Mikrofon verwenden
    }
devices-used-at-once =
    { $devices ->
        [camera] die Webseite verwendet die Kamera sofort
        [microphone] die Webseite verwendet das Mikrofon sofort
       *[both] die Webseite verwendet Kamera und Mikrofon sofort
    }
media-received =
    { $devices ->
        [camera] beim anderen Teilnehmer kommt das Bild an
        [microphone] beim anderen Teilnehmer kommt der Ton an
       *[both] beim anderen Teilnehmer kommen Bild und Ton an
    }
devices-used-in-meeting =
    { $devices ->
        [camera] die Webseite verwendet die Kamera im Meeting
        [microphone] die Webseite verwendet das Mikrofon im Meeting
       *[both] die Webseite verwendet Kamera und Mikrofon im Meeting
    }
media-received-by-third =
    { $devices ->
        [camera] bei einem dritten Teilnehmer kommt das Bild über die Videobrücke der Instanz an
        [microphone] bei einem dritten Teilnehmer kommt der Ton über die Videobrücke der Instanz an
       *[both] bei einem dritten Teilnehmer kommen Bild und Ton über die Videobrücke der Instanz an
    }
still-blocked =
    { $devices ->
        [camera] die Kamera ist noch gesperrt
       *[microphone] das Mikrofon ist noch gesperrt
    }
choice-kept = die Auswahl bleibt erhalten
device-manager-opens = die Verwaltung der Geräte öffnet sich
device-manager-closes = die Verwaltung der Geräte schließt sich
choosable-in-bubble = was die Anleitung nennt, lässt sich in der Kamera-Anzeige auswählen
chip-becomes-icon = die Kamera-Anzeige wird zum Symbol
site-information-opens = die Website-Informationen öffnen sich
site-information-icon-back = das Symbol der Website-Informationen kommt zurück
in-use-shown = die Website-Informationen nennen, was in Gebrauch ist
switch-there =
    { $devices ->
        [camera] der Schalter der Kamera ist da
       *[microphone] der Schalter des Mikrofons ist da
    }
switch-usable =
    { $devices ->
        [camera] der Schalter der Kamera lässt sich umlegen
       *[microphone] der Schalter des Mikrofons lässt sich umlegen
    }
only-switch-off =
    { $devices ->
        [camera] nur der Schalter der Kamera ist ausgeschaltet
       *[microphone] nur der Schalter des Mikrofons ist ausgeschaltet
    }
permissions-reset = die Berechtigungen sind zurückgesetzt
settings-open = die Einstellungen von Chrome öffnen sich
settings-allow-devices = in den Einstellungen von Chrome lassen sich Kamera und Mikrofon erlauben
settings-can-block =
    { $devices ->
        [camera] in den Einstellungen von Chrome lässt sich die Kamera für alle Websites sperren
       *[microphone] in den Einstellungen von Chrome lässt sich das Mikrofon für alle Websites sperren
    }
settings-offer-to-ask =
    { $devices ->
        [camera] die Einstellungen von Chrome bieten an, nach der Kamera zu fragen
       *[microphone] die Einstellungen von Chrome bieten an, nach dem Mikrofon zu fragen
    }
list-opens =
    { $devices ->
        [camera] die Liste der Kamera öffnet sich
       *[microphone] die Liste des Mikrofons öffnet sich
    }
choosable-in-list =
    { $devices ->
        [camera] was die Anleitung nennt, lässt sich für die Kamera auswählen
       *[microphone] was die Anleitung nennt, lässt sich für das Mikrofon auswählen
    }
devices-listed =
    { $devices ->
        [camera] die Kamera ist aufgeführt
        [microphone] das Mikrofon ist aufgeführt
       *[both] Kamera und Mikrofon sind aufgeführt
    }
sites-may-ask = Websites dürfen danach fragen
site-listed = die Website ist aufgeführt, mit einem Papierkorb
site-no-longer-listed = die Website ist nicht mehr aufgeführt
page-loaded-again = die Webseite wird neu geladen
reload-bar-has-button = die Leiste zum Neuladen hat eine Schaltfläche
reload-leads-back = das Neuladen der Seite führt zurück ins Meeting
button-leads-back = die Schaltfläche führt zurück ins Meeting
notices-after-prompts-dismissed = die Hinweise erscheinen, sobald alle Anfragen weggeklickt sind
state-both-asked = beide Geräte
state-camera-asked = nur Kamera
state-microphone-asked = nur Mikrofon
state-camera-blocked = Kamera gesperrt
state-microphone-blocked = Mikrofon gesperrt
state-both-blocked = beide gesperrt
state-prompt-dismissed = Anfrage weggeklickt
state-no-camera = keine Kamera
state-before-meeting = vor dem Meeting
state-in-meeting = im Meeting
state-device =
    { $devices ->
        [camera] Kamera
       *[microphone] Mikrofon
    }
