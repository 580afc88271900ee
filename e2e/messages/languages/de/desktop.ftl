# Der eigene Desktop: Bildschirm, Fensterverwaltung, D-Bus, Bedienungshilfen, Ton, Schriften.

part-x-server = der X-Server
part-window-manager = die Fensterverwaltung
part-dbus-session = die D-Bus-Sitzung
part-accessibility-bus = der Bus der Bedienungshilfen
part-sound-server = der Tonserver
hung-up = { $part } hat die Verbindung abgebrochen
window-manager-answer = die Fensterverwaltung sollte antworten
window-to-be-let-go = die Fensterverwaltung sollte ein Fenster loslassen
display-number = der X-Server sollte seine Nummer nennen
display-unusable = der Bildschirm { $display } lässt sich nicht verwenden: { $why }
display-gone = der Bildschirm ist nicht mehr da: { $why }
no-display-named = (keiner ist genannt)
no-display = Es gibt keinen Bildschirm, auf dem zu verfolgen wäre (DISPLAY ist nicht gesetzt).
wayland-alone = Dieser Desktop ist Wayland allein, auf dem kein Programm die Schaltflächen eines anderen drücken kann. Installieren Sie Xwayland und melden Sie sich neu an, oder wählen Sie bei der Anmeldung eine X-Sitzung.
still-screen = der Bildschirm sollte zur Ruhe kommen
screen-changed = eine Änderung in { $rect }
no-change-yet = noch nichts
outside-screen = { $rect } liegt außerhalb des Bildschirms, { $screen }
accessibility-bus-unreachable = der Bus der Bedienungshilfen ist nicht erreichbar: { $why }
accessibility-bus-silent = keine Antwort auf dem Bus der Bedienungshilfen innerhalb von { $seconds } s
accessibility-bus-gone = der Bus der Bedienungshilfen ist nicht mehr da: { $why }
certutil-failed = certutil ist gescheitert: { $why }
fontconfig-broken = fc-match funktioniert nicht ({ $why }); richten Sie die Prüfung ein (make setup)
wrong-font = serifenloser Text wird mit { $family } gezeichnet, nicht mit { $wanted }; richten Sie die Prüfung ein (make setup)
no-font = keiner Schrift
