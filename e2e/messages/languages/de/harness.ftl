# Das Gerüst der Prüfung: Prozesse, Warten, Ordner, Tempo des Rechners; ein Lauf davon.

verbatim = { $text }
wait-timeout = { $seconds } s vergeblich gewartet: { $awaited }
wait-timeout-instead = { $seconds } s vergeblich gewartet: { $awaited }; stattdessen war da: { $instead }
no-answer = { $part } hat innerhalb von { $seconds } s nicht geantwortet
nothing = nichts
no-output = ohne Ausgabe
start-given-up = auf das, was gestartet wurde, wartet niemand mehr
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

# Verdikt-Dateien, die nicht lesbar oder nicht vereinbar sind, und Ordner, die keine Ergebnisse aufnehmen.

verdict-in-file = { $file }: { $problem }
verdict-at = { $place }: { $problem }
verdict-unreadable = nicht lesbar: { $why }; prüfen Sie den Pfad
verdict-no-json = das ist kein gültiges JSON: { $why }; nehmen Sie die Datei, die ein Lauf geschrieben hat
verdict-no-schema = { $why }; nehmen Sie eine Datei, wie ein Lauf sie geschrieben hat
verdict-version = die Datei hat Version { $version } des Schemas, hier wird Version { $known } gelesen: Prüfen Sie die Seiten noch einmal, oder lesen Sie die Datei mit dem Programm, das sie geschrieben hat
verdict-too-deep = das ist zu tief verschachtelt; nehmen Sie eine Datei, wie ein Lauf sie geschrieben hat
verdict-no-moment = { QUOTE($moment) } ist kein Zeitpunkt von 1970 bis 2999 mit Datum, Uhrzeit und Zeitzone wie 2026-11-23T09:32:00Z
verdict-other-outcome = die Datei nennt als Ergebnis { $outcome }, nach ihren Blöcken ist es aber { $found }; nehmen Sie eine Datei, wie ein Lauf sie geschrieben hat
verdict-drifted-without-claim = dieser Block ist abweichend, doch alle seine Zusagen halten; nehmen Sie eine Datei, wie ein Lauf sie geschrieben hat
verdict-verified-with-claim = dieser Block ist bestätigt, doch eine seiner Zusagen hält nicht; nehmen Sie eine Datei, wie ein Lauf sie geschrieben hat
verdict-claim-without-finding = eine Zusage dieses Blocks hält nicht, doch ihr Befund oder ihr Rat fehlt; nehmen Sie eine Datei, wie ein Lauf sie geschrieben hat
verdict-name-twice = der Name { QUOTE($name) } ist zweimal da; nehmen Sie eine Datei, wie ein Lauf sie geschrieben hat
verdict-number = die Zahl ist zu groß; nehmen Sie eine Datei, wie ein Lauf sie geschrieben hat
merge-own-folder = { $folder } enthält einen der Läufe; vereinen Sie sie in einem eigenen Ordner
merge-other-page = { $page } ist in { $one } und in { $other } nicht dieselbe Seite: { $what }; vereinen Sie Läufe desselben Standes
merge-text-differs = der Text ist ein anderer
merge-field-differs = { $name } ist { QUOTE($first) } und { QUOTE($second) }
merge-two-verdicts = { $page }:{ $line }: { $block } hat zwei verschiedene Urteile in einer Umgebung ({ $environment }): { $first }; { $second }; vereinen Sie nur einen der Läufe
merge-verdict =
    { $run }: { $verdict }, { $n ->
        [one] 1 Zusage hält nicht
       *[other] { $n } Zusagen halten nicht
    }
report-folder-of-others = { $folder } enthält Dateien, die nicht zu einem Bericht gehören; nennen Sie einen anderen Ordner
report-folder-unusable = der Bericht lässt sich nicht nach { $folder } schreiben: { $why }; nennen Sie einen anderen Ordner
report-unwritten = der Bericht ließ sich nicht nach { $folder } schreiben: { $why }; schaffen Sie dort Platz, oder nennen Sie mit --report einen anderen Ordner
report-faulty = wegen eines Fehlers des Prüfprogramms gibt es keinen Bericht; in der Verdikt-Datei: { $problem }

# Was ein Lauf außer seinen Urteilen sagt.

nothing-on-pages = auf den Seiten dieses Laufs ist kein Schritt
nothing-fits = kein Schritt der Seiten dieses Laufs passt auf { $asked }; es gibt, den ähnlichsten zuerst: { QUOTE(LIST($steps, most: 6)) }; --collect-only nennt alle
option-and-value = { $option } { QUOTE($value) }
option-mistaken = { $option }: { $problem }
orphan = { $picture }: keine Seite zeigt dieses Bild; betten Sie es ein oder löschen Sie es
orphans-unknown = welche Bilder keine Seite zeigt, ist unbekannt: { $why }
reader-without-block = nur die Blöcke einer Seite haben einen Leser; fordern Sie ihn in einer Prüfung an
scenario-without-reader = die Prüfung { QUOTE($scenario) } hat keinen Leser; nennen Sie die Fixture reader unter ihren Parametern
watch-writes-nothing = --watch schreibt keine Bilder: Ihr eigener Desktop hat andere Schriften, andere Fenster und Ihren Mauszeiger; lassen Sie --watch oder --update-screenshots weg
