# Warum über eine Stelle nichts bekannt ist und was ein Lauf mit ihren Bildern tat; siehe en/verdict.ftl.

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
