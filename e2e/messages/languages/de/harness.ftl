# Das Gerüst der Prüfung: Prozesse, Warten, Ordner, Tempo des Rechners.

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
