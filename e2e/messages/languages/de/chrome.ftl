# Chrome: Programm, Prozess, Oberflächen. Der Parameter device ist camera oder microphone.

browser-unknown = { $choice } ist weder ein Programm im Suchpfad noch einer der Kanäle { LIST($channels, most: 20) }; geben Sie den Pfad eines Chrome an, oder einen Kanal
browser-missing = es gibt kein Programm { $choice }; geben Sie den Pfad eines Chrome an, oder einen Kanal: { LIST($channels, most: 20) }
browser-is-folder = { $choice } ist ein Ordner; geben Sie den Pfad des Chrome darin an, oder einen Kanal: { LIST($channels, most: 20) }
browser-not-executable = { $choice } ist eine Datei, die dieser Benutzer nicht ausführen kann; machen Sie sie ausführbar, oder geben Sie den Pfad eines Chrome an, oder einen Kanal: { LIST($channels, most: 20) }
browser-is-snap = { $program } ist ein Snap, das nicht mit einem eigenen Heimatordner läuft
browser-says-no-version = { $program } nennt seine Version nicht: { $why }
browser-no-browser = { $program } ist kein Browser, der läuft: { $why }
browser-no-chrome = { $program } ist kein Chrome und kein Chromium; es nennt sich { $what }
browser-unusable = { $why }; nennen Sie einen anderen Browser
no-browser-installed = kein Browser ist installiert
channel-not-installed =
    { $channel } ist nicht installiert: { COUNT($programs) ->
        [one] es gibt kein Programm { LIST($programs) }
       *[other] keines dieser Programme ist da: { LIST($programs) }
    }
and-also = { $one }; { $other }
no-browser = { $reasons }; installieren Sie chromium oder google-chrome (make setup), oder nennen Sie einen Browser
policy-decides = { $file } setzt { $names }: Hier entscheidet ein Administrator über die Geräte, und wer die Anleitung liest, findet etwas anderes vor. Prüfen Sie auf einem Rechner ohne diese Richtlinie.
windowless-browser = ein Browser ohne Fenster sollte sich beenden
chrome-does-not-start = { $chrome } startet nicht: { $why }
chrome-died = Chrome ist abgestürzt
chrome-without-page = Chrome hat keine Seite mehr
chrome-on-accessibility-bus = Chrome sollte auf dem Bus der Bedienungshilfen sein
chrome-off-accessibility-bus = Chrome ist nicht mehr auf dem Bus der Bedienungshilfen
page-crashed = eine Webseite ist abgestürzt: { $url }
browser-window = das Browserfenster sollte da sein
browser-window-without = das Browserfenster hat keinen Teil { $part }
focus-to-leave-address-bar = die Adressleiste sollte den Fokus abgeben
page-to-load-again = die Webseite sollte neu laden
tabs-to-close = Tabs früherer Besuche sollten sich schließen
profile-lock = die Sperre des Profils von Chrome
inspector-silent = die Untersuchung der Oberfläche von Chrome antwortet nicht: { $why }
wait-for-surface = { $surface } sollte erscheinen
wait-for-surface-to-go = { $surface } sollte verschwinden
wait-for-surface-input = { $surface } sollte Eingaben annehmen
not-showing = nicht zu sehen: { $surface }
no-longer-showing = nicht mehr zu sehen: { $surface }
no-button-on-surface = hat keine Schaltfläche: { $surface }
no-radio-button-on-surface = hat kein Optionsfeld: { $surface }
widget-gone = { QUOTE($label) } ist { FORM($surface, "in") } nicht mehr da; zu sehen ist: { QUOTE($shown) }
label-to-be-chosen = { QUOTE($label) } sollte ausgewählt sein
option-to-be-chosen =
    { $device ->
        [camera] { QUOTE($label) } sollte für die Kamera ausgewählt sein
        [microphone] { QUOTE($label) } sollte für das Mikrofon ausgewählt sein
       *[other] { QUOTE($label) } sollte für das Gerät ausgewählt sein
    }
chip-to-shrink = die Kamera-Anzeige sollte zum Symbol werden
prompt-stays = die Berechtigungsanfrage bleibt, obwohl { QUOTE($label) } { $times }-mal gedrückt wurde
prompt-stays-after-escape = die Berechtigungsanfrage bleibt, obwohl Esc gedrückt wurde
site-information-icon = das Symbol der Website-Informationen sollte erscheinen
toggle-to-change =
    { $device ->
        [camera] der Schalter der Kamera sollte sich umlegen
        [microphone] der Schalter des Mikrofons sollte sich umlegen
       *[other] der Schalter des Geräts sollte sich umlegen
    }
rows-to-say-in-use = die Zeilen der Geräte sollten sagen, dass sie in Gebrauch sind
permissions-to-be-reset = die Berechtigungen sollten zurückgesetzt werden
row-without-toggle =
    { $device ->
        [camera] die Zeile der Kamera hat keinen Schalter
        [microphone] die Zeile des Mikrofons hat keinen Schalter
       *[other] die Zeile des Geräts hat keinen Schalter
    }
site-information-without-row = die Website-Informationen haben für ein Gerät keine Zeile
part-shows-nothing = { $part } zeigt nichts
no-tab-shows = kein Tab zeigt { $url }
address-does-not-open = { $url } lässt sich nicht öffnen: { $why }
address-not-showing = { $url } ist nicht zu sehen
element-missing = { $surface } zeigt es nicht
another-page = eine andere Seite
empty-page = eine leere Seite
element-missing-why = { $url } zeigt es nicht: { $why }
device-list =
    { $device ->
        [camera] die Liste der Kamera sollte sich öffnen
        [microphone] die Liste des Mikrofons sollte sich öffnen
       *[other] die Liste des Geräts sollte sich öffnen
    }
default-to-be-chosen = die Vorgabe { $default } sollte ausgewählt sein
site-to-be-removed = die Website sollte aus der Liste verschwinden
settings-without-row =
    { $device ->
        [camera] { $url } hat keine Zeile für die Kamera
        [microphone] { $url } hat keine Zeile für das Mikrofon
       *[other] { $url } hat keine Zeile für das Gerät
    }
browser-passed-over = { $reason }; er wurde übergangen.
browser-old = { $browser } stammt vom { $day } und ist damit älter als sechs Wochen: Wer die Anleitung liest, hat einen neueren; aktualisieren Sie ihn.
browser-unverified = { $browser } ist neuer als jeder, mit dem die Prüfung erprobt wurde ({ $newest }): Sie findet sich darin vielleicht weniger sicher zurecht.
sandbox-off-for-root = Die Sandbox von Chrome ist aus: Der Lauf gehört root, für den Chrome mit ihr nicht startet.
sandbox-off-on-machine = Die Sandbox von Chrome ist aus: Dieser Rechner erlaubt keine User-Namespaces und hat auch Chromes setuid-Hilfsprogramm nicht (Debian: chromium-sandbox).
