# Was Berichte rund um die Befunde sagen; siehe en/reports.ftl.

## Ergebnisse

result =
    { $result ->
        [verified] Stimmt
        [drifted] Stimmt nicht mehr
        [stale] Bild veraltet
        [unbound] Nicht geprüft
       *[inconclusive] Kein Ergebnis
    }
result-meaning =
    { $result ->
        [verified] Alles, was diese Stelle verspricht, wurde in der echten Software gefunden.
        [drifted] Mindestens eine Angabe trifft nicht mehr zu: Der Text muss berichtigt werden.
        [stale] Der Text trifft zu, aber ein Bild zeigt nicht mehr, was da ist.
        [unbound] Keine automatische Prüfung geht diese Stelle durch; ein Fehler fiele niemandem auf.
       *[inconclusive] Die Prüfung selbst ist gescheitert. Über die Anleitung sagt das nichts. Beheben Sie, was die Meldung nennt, oder wiederholen Sie die Prüfung.
    }
screenshot-state =
    { $state ->
        [current] Aktuell
        [stale] Veraltet
        [missing] Bild fehlt
        [new] Neues Bild
       *[unknown] Nicht verglichen
    }
claim-kind =
    { $kind ->
        [label] Beschriftung
        [position] Ort
        [control] Art des Bedienelements
        [screenshot] Bild
        [link] Link
        [order] Reihenfolge
       *[outcome] Ergebnis
    }
block-name =
    { $kind ->
        [step] { $section }, Schritt { $ordinal }
       *[remark] { $section }, Hinweis
    }
block-short =
    { $kind ->
        [step] Schritt { $ordinal }
       *[remark] Hinweis
    }

## Wie ein Lauf ausging

headline =
    { $result ->
        [verified]
            { $n ->
                [one] Die eine geprüfte Stelle der Anleitung stimmt.
               *[other] Alle { $n } geprüften Stellen der Anleitung stimmen.
            }
        [drifted]
            { $n ->
                [one] 1 von { $of } Stellen der Anleitung muss berichtigt werden.
               *[other] { $n } von { $of } Stellen der Anleitung müssen berichtigt werden.
            }
        [unbound]
            { $n ->
                [one] 1 von { $of } Stellen der Anleitung wird noch nicht geprüft.
               *[other] { $n } von { $of } Stellen der Anleitung werden noch nicht geprüft.
            }
        [inconclusive]
            { $n ->
                [one] Zu 1 von { $of } Stellen der Anleitung gibt es kein Ergebnis.
               *[other] Zu { $n } von { $of } Stellen der Anleitung gibt es kein Ergebnis.
            }
       *[empty] Es wurde nichts geprüft.
    }
lead =
    { $result ->
        [drifted]
            { $n ->
                [one] 1 Stelle sagt etwas, das nicht mehr stimmt.
               *[other] { $n } Stellen sagen etwas, das nicht mehr stimmt.
            }
        [stale]
            { $n ->
                [one] An 1 Stelle ist ein Bild veraltet.
               *[other] An { $n } Stellen ist ein Bild veraltet.
            }
        [unbound]
            { $n ->
                [one] 1 Stelle wird noch nicht geprüft.
               *[other] { $n } Stellen werden noch nicht geprüft.
            }
        [inconclusive]
            { $n ->
                [one] An 1 Stelle ist die Prüfung selbst gescheitert; über die Anleitung sagt das nichts.
               *[other] An { $n } Stellen ist die Prüfung selbst gescheitert; über die Anleitung sagt das nichts.
            }
       *[verified]
            { $n ->
                [one] 1 Stelle stimmt.
               *[other] { $n } Stellen stimmen.
            }
    }

## Zeiten und Anteile

duration =
    { $minutes ->
        [0] { NUMBER($seconds, minimumFractionDigits: 1, maximumFractionDigits: 1) } s
       *[other] { $minutes } min { NUMBER($seconds, maximumFractionDigits: 0) } s
    }
moment = { DATE($moment, "d. MMMM y, HH:mm") } Uhr (UTC)
share-different = { NUMBER($share, style: "percent", maximumSignificantDigits: 2) } anders

## Der HTML-Bericht

report-brand = Prüfung der Anleitung
report-title = Prüfung der Anleitung: { $headline }
report-skip = Zur Anleitung springen
report-language = Sprache dieses Berichts
report-findings = Was nicht stimmt
report-not-checked = Was noch nicht geprüft wird
report-no-result = Wo die Prüfung selbst gescheitert ist
report-environment = Geprüft mit
report-environment-part =
    { $part ->
        [chrome] Browser
        [variant] Oberfläche des Browsers
        [os] Betriebssystem
       *[fonts] Schriften
    }
report-environment-value =
    { $value ->
        [embedded] von der Prüfung selbst gestartet
        [external] extern
        [several] mehrere
        [unknown] unbekannt
       *[other] { $value }
    }
report-deployment = Instanz
report-deployment-in-short =
    { $kind ->
        [external] { $url }
        [embedded] eine Instanz, die die Prüfung selbst gestartet hat
        [several] mehrere Instanzen
       *[unknown] keine Instanz
    }
report-client = Version ihres Clients
report-remark = Zu beachten
report-when = Wann
report-took = Dauer
report-show = Anzeigen
report-everything = Alles
report-shown = { $n } von { $of } Stellen zu sehen
report-contents = Inhalt
report-permalink = Link zu dieser Stelle
report-checked =
    { $n ->
        [one] 1 Angabe geprüft
       *[other] { $n } Angaben geprüft
    }
report-held = { $held } von { $n } Angaben treffen zu
report-line = Zeile { $line }
report-says = Die Anleitung sagt
report-seen = Gesehen wurde
report-nothing = nichts
report-advice = { -advice }:
report-claims = Alle Angaben dieser Stelle
report-claim-state =
    { $state ->
        [holds] trifft zu
        [fails] trifft nicht zu
       *[open] nicht erreicht
    }
report-claim-is =
    { $state ->
        [holds] trifft zu:
        [fails] trifft nicht zu:
       *[open] nicht erreicht:
    }
report-screenshots = Bilder
report-view =
    { $view ->
        [before] Vorher
        [now] Jetzt
        [difference] Unterschied
       *[slider] Schieberegler
    }
report-slide = Vorher oder jetzt zeigen: { $screenshot }
report-not-there =
    { $view ->
        [before] Es gibt kein gespeichertes Bild davon.
       *[now] In diesem Lauf wurde es nicht aufgenommen.
    }
report-picture-gone = Die Bilddatei ist nicht da.
report-notes = Anmerkungen
report-screen = Der ganze Bildschirm, wie er war
report-labels = Was dort zu lesen war
report-surface = { CAPITAL($surface) }
report-enlarge = Vergrößern
report-close = Schließen
report-failure = { -failure }
report-variant = Oberfläche des Browsers: { $variant }
report-no-picture = Bild nicht verfügbar:
report-elsewhere = Stellen, deren Platz auf der Seite nicht bekannt ist
report-legend = Was die Ergebnisse bedeuten
report-made = Aus verdict.json erzeugt. Diese Datei braucht kein Netz.
report-and-more =
    { $n ->
        [one] und 1 weiterer Punkt
       *[other] und { $n } weitere Punkte
    }

## Zusammenfassung und Anmerkungen bei GitHub

summary-page = Seite
summary-part = Stelle
summary-checked = { report-environment }: { $environments }
summary-result = Ergebnis
summary-parts = { $n } Stellen
summary-failure =
    { $n ->
        [one] Was an 1 Stelle gescheitert ist: { $why }
       *[other] Was an { $n } Stellen gescheitert ist: { $why }
    }

## Was an einer Stelle nicht stimmt (die Befunde zu Angaben stehen in checks.ftl)

-advice = Was zu tun ist
-failure = Was gescheitert ist
result-of-part = { $result }: { $part }
problem = { $finding } { -advice }: { $advice }
problem-with-cause = { $finding } { $advice } { -failure }: { $cause }
finding-with-cause = { $finding } { -failure }: { $cause }
finding-unbound = Keine automatische Prüfung geht diese Stelle der Anleitung durch.
advice-bind = Setzen Sie {"{"}: #name-der-pruefung{"}"} an den Anfang oder ordnen Sie der Stelle in der Begleitdatei als { QUOTE($key) } eine Prüfung zu.
finding-inconclusive = Hier ist die Prüfung selbst gescheitert; über diese Stelle der Anleitung ist deshalb nichts bekannt.
finding-inconclusive-shared = An all diesen Stellen ist die Prüfung selbst auf dieselbe Weise gescheitert; über sie ist deshalb nichts bekannt.
advice-run-again = An der Anleitung ist nichts zu berichtigen: Beheben Sie, was die Meldung nennt, oder wiederholen Sie die Prüfung.

## Das Terminal

terminal-block =
    { $kind ->
        [step] Schritt { $ordinal } { $name }
       *[remark] Hinweis { $name }
    }
terminal-severity =
    { $severity ->
        [warn] nur Warnung
        [ignore] zählt nicht
       *[fail] { "" }
    }
terminal-advice = { -advice } ({ $place }): { $advice }
failure-said = { -failure }: { $cause }
terminal-help = Siehe „Troubleshooting“ in der README.
terminal-note = Anmerkung: { $note }
terminal-undecided = Nicht geprüft ({ $place }): { $kind } { QUOTE($expected) }. { $why }
terminal-same-failure = Die Prüfung ist hier gescheitert wie bei { $place }.
terminal-shared =
    ohne Ergebnis an { $n ->
        [one] einer Stelle
       *[other] { $n } Stellen
    }{ $severity ->
        [warn] , nur als Warnung
       *[fail] { "" }
    }: { $cause }
terminal-ignored = nicht aufgeführt wegen --{ $finding } ignore: { $n }
progress = { $done } von { $n }
progress-left =
    { $done } von { $n } · { $minutes ->
        [0] noch weniger als eine Minute
       *[other] noch etwa { $minutes } min
    }
