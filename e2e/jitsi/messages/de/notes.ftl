# Was geschah, das niemand tut, der die Anleitung liest, und warum.

note-without-prejoin = Der Link wurde ohne Vorraum geöffnet; mit Vorraum erscheint im Meeting-Raum kein Hinweis.
note-prejoin-switched-off = Der Vorraum wurde nur in dieser Seite abgeschaltet, so wie es die Konfiguration der Instanz täte: Ein Link, der das tut, fragt nach keinem Gerät.
note-default-microphone = Ein Ersatz: Das Standardmikrofon kam in dieselbe Gruppe wie das Mikrofon, für das es steht, so wie auf jedem Rechner. Bei den nachgebildeten Mikrofonen von Chrome ist das nicht so, und Jitsi Meet fände keines.
note-no-bridge = Ein dritter Teilnehmer wurde nicht hinzugezogen: Nach ihrer eigenen Konfiguration hat diese Instanz keine Videobrücke (disableFocus).
note-device-stand-in =
    { $devices ->
        [camera] Ein Ersatz: Kein Programm kann die Kamera der Prüfung belegen. Die Webseite bekam daher die Antwort, die Chrome bei einem belegten Gerät gibt (NotReadableError).
       *[microphone] Ein Ersatz: Kein Programm kann das Mikrofon der Prüfung belegen. Die Webseite bekam daher die Antwort, die Chrome bei einem belegten Gerät gibt (NotReadableError).
    }
note-pressed-again =
    { $devices ->
        [camera] Der Schalter der Kamera wurde zweimal angeklickt: Der erste Klick blieb ohne Wirkung, denn die Zeile kann sich gerade verschieben.
       *[microphone] Der Schalter des Mikrofons wurde zweimal angeklickt: Der erste Klick blieb ohne Wirkung, denn die Zeile kann sich gerade verschieben.
    }
note-not-received = Ob andere Bild und Ton empfangen, wurde bei „{ $state }“ nicht geprüft: Was die Kameraanzeige anbietet, erlaubt dann nicht beide Geräte.
note-link-again = Der Link wurde neu geöffnet: Er trägt das Token dieser Instanz, die Adresse des Raums nicht.
note-disconnected = Die Verbindung zwischen diesem Chrome und der Instanz wurde unterbrochen; die Instanz selbst blieb unberührt.
note-organiser-stand-in = Ein Ersatz: Der Veranstalter der Konferenzen dieser Instanz lässt sich nicht entfernen. Die Webseite bekam daher die Nachricht, die Jitsi Meet dann selbst gibt.
note-conference-failed = Die Konferenz wurde zum Scheitern gebracht: Ihr Veranstalter, der Teilnehmer namens focus, verließ den Raum.
note-distinct-notices = Zwei Hinweise durften nicht in derselben Millisekunde kommen, da Jitsi Meet dann nur einen davon zeigt.
