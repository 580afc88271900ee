# Der Rand zu pytest: woran der Besuch einer Stelle scheitert.

machine-too-slow = der Rechner ist zu langsam, um zu sagen, was rechtzeitig kommt: { $why }
driver-died = Die Steuerung des Browsers (Playwright) ist abgestürzt.
watchdogs-to-end = die Wächter sollten fertig werden
unexpected-status = die Prüfung von { $page } endete mit { $status }, nicht mit { $wanted }
report-without-picture = der Bericht zeigt bei { $step } kein Bild
step-folded = { $step } ist im Bericht eingeklappt
pins-command-failed = { $command } ist gescheitert; was es sagt, steht oben
pins-not-once = pins.py hat { $value } nicht genau einmal; ändern Sie { $package } dort von Hand
