# Das Gerüst der Prüfung: Prozesse, Warten, Ordner, Tempo des Rechners; ein Lauf davon.

verbatim = { $text }
wait-timeout = { $seconds } s vergeblich gewartet: { $awaited }
wait-timeout-instead = { $seconds } s vergeblich gewartet: { $awaited }; stattdessen war da: { $instead }
no-answer = { $part } hat innerhalb von { $seconds } s nicht geantwortet
nothing = nichts
no-output = ohne Ausgabe
no-temporary-folder = Es gibt keinen Ordner für vorübergehende Dateien: { $tried }; nennen Sie in TMPDIR einen kurzen Pfad, in den geschrieben werden kann.
process-ended = { $program } endete mit dem Status { $status }: { $output }
process-stopped = durch ein Signal angehalten, antwortet also nicht: { $processes }
process-stopped-and-ended = durch ein Signal angehalten und deshalb beendet: { $processes }
process-driver = die Steuerung des Browsers (Playwright)
process-chrome = Chrome
process-unseen-chrome = der Chrome der anderen Teilnehmer
process-part = { $program } ({ $part })
program-missing = { $program } ist nicht installiert; richten Sie die Prüfung ein (make setup)
machine-slow = eine kleine Rechenaufgabe dauerte { $times }-mal so lange wie auf einem Rechner ohne Last
machine-stalled = { $percent } % der Zeit wartete alle Arbeit auf { $resource }
machine-too-slow = der Rechner ist zu langsam, um zu sagen, was rechtzeitig kommt: { $why }
driver-died = Die Steuerung des Browsers (Playwright) ist abgestürzt.
watchdogs-to-end = die Wächter sollten fertig werden
unexpected-status = die Prüfung von { $page } endete mit { $status }, nicht mit { $wanted }
report-without-picture = der Bericht zeigt bei { $step } kein Bild
step-folded = { $step } ist im Bericht eingeklappt
pins-command-failed = { $command } ist gescheitert; was es sagt, steht oben
pins-not-once = pins.py hat { $value } nicht genau einmal; ändern Sie { $package } dort von Hand

# Warum über eine Stelle nichts bekannt ist und was ein Lauf mit ihren Bildern tat.

run-ended-before = Der Lauf endete vor dieser Stelle.
worker-died = Der Prozess, der diese Stelle durchging, ist abgestürzt.
suite-fault = Ein Fehler der Prüfsoftware selbst, { $kind }: { $why }
no-message = ohne Meldung
browser-failed = Chrome ist daran gescheitert, { $action }: { $why }
browser-action =
    { $action ->
        [start-browser] einen Browser zu starten
        [open-window] ein Fenster zu öffnen
        [open-page] eine Seite zu öffnen
        [open-address] eine Adresse zu öffnen
        [reload-page] eine Seite neu zu laden
        [show-page] eine Seite nach vorn zu holen
        [read-page] eine Seite zu lesen
        [wait-for-page] auf eine Seite zu warten
        [wait-for-element] auf einen Teil einer Seite zu warten
        [click] ein Bedienelement anzuklicken
        [press-key] eine Taste zu drücken
        [type] in ein Feld zu tippen
       *[other] zu tun, worum es gebeten wurde
    }
browser-too-slow = es dauerte länger als { $seconds } s
browser-page-gone = die Seite oder ihr Browser ist nicht mehr da

screenshot-written =
    { $screenshot } wurde geschrieben: { $before } → { $width } x { $height } Pixel, Unterschied { $difference }. { $reason }
size = { $width } x { $height }
broken-file = eine beschädigte Datei

# Welche Seiten und Schritte ein Lauf prüft und was ihn vorher anhält.

folder-unfit =
    { $folder } { $reason ->
        [relative] ist relativ
        [characters] hat Zeichen, die in keiner Adresse stehen können
        [long] ist zu lang
        [unwritable] ist nicht beschreibbar
        [shared] gehört jemand anderem, der den Inhalt austauschen könnte
       *[no-exec] ist ohne das Recht eingehängt, Programme auszuführen
    }
folder-unusable = { $folder } ist nicht verwendbar ({ $why })
empty-path = ein leerer Pfad
