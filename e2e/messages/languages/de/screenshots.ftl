# Wie ein gespeichertes Bild zu dem steht, was aufgenommen wurde; siehe en/screenshots.ftl.

screenshot-not-stored = Die Anleitung zeigt dieses Bild, aber gespeichert ist keines.
screenshot-first = Dieses Bild wurde zum ersten Mal aufgenommen, und noch keine Seite zeigt es.
screenshot-all-masked = Was vom Bild nicht verglichen wird, lässt nichts zum Vergleichen übrig.
screenshot-size =
    Das gespeicherte Bild hat { $stored-width } x { $stored-height } Pixel, was jetzt aufgenommen wurde { $width } x { $height }.
screenshot-changed = Das gespeicherte Bild stimmt an diesen Stellen nicht mehr: { LIST($places, most: 3) }.
screenshot-equal = Das gespeicherte Bild ist gleich dem, was aufgenommen wurde.
screenshot-noise =
    Das gespeicherte Bild unterscheidet sich nur so weit von dem, was aufgenommen wurde, wie es die Darstellung mit sich bringt.
screenshot-unrecorded = { $reason } Wo es aufgenommen wurde, ist nicht festgehalten.
screenshot-labels = { $reason } Beschriftungen: { $changes }.
screenshot-shown-by-other = { $reason } Was jetzt aufgenommen wurde, zeigt { $matches }: Wurden die beiden vertauscht?
screenshot-elsewhere-edited =
    Das gespeicherte Bild wurde anderswo aufgenommen (anders: { $differing }) und seither bearbeitet; prüfen lässt es sich nur dort.
screenshot-elsewhere-labels =
    Das gespeicherte Bild, anderswo aufgenommen (anders: { $differing }), zeigt andere Beschriftungen: { $changes }.
screenshot-elsewhere-differs =
    Das gespeicherte Bild, anderswo aufgenommen (anders: { $differing }), zeigt { $labels ->
        [0] keine Beschriftung
       *[other] dieselben Beschriftungen
    }, sieht aber anders aus.
screenshot-elsewhere-alike =
    Das gespeicherte Bild, anderswo aufgenommen (anders: { $differing }), zeigt { $labels ->
        [0] keine Beschriftung
       *[other] dieselben Beschriftungen
    } und sieht gleich aus.
area = { $x },{ $y } ({ $width } x { $height })
environment-part =
    { $part ->
        [chrome] Browser
        [deployment] Instanz
        [fonts] Schriften
       *[os] Betriebssystem
    }
labels-gone = nicht mehr da { QUOTE($gone) }
labels-new = neu { QUOTE($new) }
labels-gone-and-new = nicht mehr da { QUOTE($gone) }; neu { QUOTE($new) }
labels-reordered = in anderer Reihenfolge, jetzt { QUOTE($labels) }

# Ein gespeichertes Bild, oder seine Herkunftsangaben, die nicht zu gebrauchen sind.

screenshot-unusable = Das gespeicherte Bild { $screenshot } { $problem }.
screenshot-provenance-unusable = Die Herkunftsangaben zu { $screenshot } sind nicht lesbar: { $problem }.
screenshot-write-failed = { $screenshot } wurde nicht geschrieben: { $detail }
picture-empty = ist leer
picture-not-png =
    ist keine PNG-Datei, sondern { $kind ->
        [jpeg] eine JPEG-Datei
        [gif] eine GIF-Datei
        [webp] eine WebP-Datei
        [svg] eine SVG-Datei
        [lfs] ein Verweis von Git LFS
       *[other] etwas anderes
    }
picture-header-cut-off = ist beschädigt: Sein Anfang ist abgeschnitten
picture-too-large = hat angeblich { $width } x { $height } Pixel, mehr als ein Bildschirm
picture-too-many-bytes = hat { $bytes } Bytes, zu viele für ein Bildschirmfoto
picture-animated = ist eine animierte PNG-Datei
picture-damaged = ist beschädigt: { $detail }
picture-16-bits = hat 16 Bits je Pixel, die kein Bildschirm zeigt
picture-folder = ist ein Ordner
picture-no-regular-file = ist keine gewöhnliche Datei
picture-not-opened = lässt sich nicht öffnen: { $detail }
picture-not-read = lässt sich nicht lesen: { $detail }
provenance-no-json = { $file } ist kein JSON ({ $detail }); stellen Sie die Datei aus dem Repository wieder her
provenance-no-screenshots = { $file } enthält kein Objekt „screenshots“; stellen Sie die Datei aus dem Repository wieder her
provenance-not-read = { $file } ist nicht lesbar ({ $detail })
provenance-no-object = der Eintrag ist kein Objekt
provenance-invalid = { $path }: { $detail }
