# Was die Prüfungen finden; siehe en/checks.ftl.

label-missing =
    Die Anleitung nennt { QUOTE($label) }, doch { FORM($surfaces, "in") } heißt nichts so. Da ist: { QUOTE($there) }.
advice-quote-a-label = Nennen Sie anstelle von { QUOTE($label) } eine der Beschriftungen, die da sind.
advice-quote-what-is-there = Nennen Sie, was jetzt da ist.

position-differs = { CAPITAL($thing) }: Laut Anleitung ist der Ort { QUOTE($position) }, zu sehen war das { $observed }.
position-in-container =
    { $position ->
        [top] oben
        [bottom] unten
        [left] links
        [right] rechts
        [top-left] oben links
        [top-right] oben rechts
        [bottom-left] unten links
        [bottom-right] unten rechts
       *[middle] in der Mitte
    } { $container ->
        [address-bar] in der Adressleiste
        [page] auf der Webseite
        [surface] im Dialog
        [dialog] im Dialog
       *[window] im Fenster
    }
position-beside =
    { $position ->
        [left] links von { QUOTE($reference) }
        [right] rechts von { QUOTE($reference) }
        [top] oberhalb von { QUOTE($reference) }
        [bottom] unterhalb von { QUOTE($reference) }
       *[middle] am selben Ort wie { QUOTE($reference) }
    }
advice-name-the-position = Nennen Sie den Ort, an dem es jetzt ist.
position-without-reference = Nichts von dem, womit die Anleitung den Ort vergleicht, war zu sehen.

control-differs = Die Anleitung spricht von { QUOTE($control) }; da ist: { $there }.
control-to-name = die Anleitung nennt das Bedienelement ({ $role }), das zu verwenden ist
control-unnamed = Die Anleitung sagt nicht, was { FORM($surface, "in") } zu verwenden ist. Da ist: { QUOTE($there) }.
control-not-found = Kein Bedienelement dieses Namens war da.
widget = { $role } { QUOTE($label) }
advice-name-the-control = Nennen Sie die Art von Bedienelement, die jetzt da ist.
advice-quote-the-control = Nennen Sie die Beschriftung des Bedienelements, das zu verwenden ist.

link-broken = Der Link zu { QUOTE($target) } führt ins Leere.
advice-correct-the-link = Berichtigen Sie das Ziel des Links oder entfernen Sie ihn.

order-expected = erst nach { QUOTE($scenario) } erklärt
order-line = das steht in Zeile { $line }
order-wrong = Diese Stelle setzt { QUOTE($scenario) } voraus, was die Anleitung erst in Zeile { $line } erklärt.
advice-swap-the-steps = Vertauschen Sie die beiden Stellen.

outcome-in-state = { $outcome } ({ $starting-state })
outcome-missing = Danach sollte gelten, war aber nicht so: { $outcome }.
outcome-missing-observed = Danach sollte gelten, war aber nicht so: { $outcome }. Stattdessen: { $observed }.
advice-describe-what-happens = Beschreiben Sie, was jetzt geschieht.

screenshot-stale = Das Bild { QUOTE($screenshot) } zeigt nicht mehr, was da ist.
screenshot-swapped = Das Bild { QUOTE($screenshot) } zeigt etwas anderes; was da ist, zeigt { QUOTE($matches) }.
screenshot-missing = Das Bild { QUOTE($screenshot) } fehlt.
screenshot-new = Das Bild { QUOTE($screenshot) } ist neu und noch nicht Teil der Anleitung.
screenshot-embedded-wrongly = Die Anleitung bindet { QUOTE($screenshot) } unter einer Adresse ein, an der keines ihrer Bilder liegt.
screenshot-wrong-address = Die Anleitung bindet { $src } ein, wo keines ihrer Bilder liegt; das Bild liegt unter { $correct }.
screenshot-of-another-step = Keine Prüfung dieser Stelle nimmt ein Bild dieses Namens auf; es gehört zu einer anderen Stelle.
screenshot-not-at-hand = Die Bilder der Anleitung sind nicht zur Hand; es wurde nicht verglichen.
screenshot-not-compared = Es wurde nicht verglichen.
advice-embed = Binden Sie hier { $screenshot } ein.
advice-embed-what-is-there = Binden Sie hier { $screenshot } ein; das zeigt, was da ist.
advice-embed-or-remove = Binden Sie { $screenshot } ein oder löschen Sie es.
advice-take = Nehmen Sie das Bild auf: make screenshots SCREENSHOT={ $screenshot }
advice-take-again = Nehmen Sie das Bild neu auf: make screenshots SCREENSHOT={ $screenshot }

not-reached = Nicht erreicht: Schon vorher ging es nicht weiter.
no-evidence = Die Prüfung dieser Stelle hat nichts gesehen, das für oder gegen eine Angabe spricht.

visited-twice-first-failed = Zweimal besucht; beim ersten Besuch ist die Prüfung selbst gescheitert: { $cause }
visited-twice-second-failed = Zweimal besucht; beim zweiten Besuch ist die Prüfung selbst gescheitert: { $cause }
visited-twice-same = Zweimal besucht; der zweite Besuch fand dasselbe.
visited-twice-again = Zweimal besucht; was der erste Besuch fand, bestätigte sich.
visited-twice-first-finding = Zweimal besucht; was der erste Besuch fand, bestätigte sich nicht: { $finding }
visited-twice-first-findings =
    { $more ->
        [one] Zweimal besucht; zwei Funde des ersten Besuchs bestätigten sich nicht. Der erste: { $finding }
       *[other] Zweimal besucht; die Funde des ersten Besuchs bestätigten sich nicht. Der erste: { $finding } Dazu kamen { $more } weitere.
    }
