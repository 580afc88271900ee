# Was an einer Seite, einer Begleitdatei oder der Auswahl von Seiten falsch ist, sodass ein Lauf nicht beginnt; mit Abhilfe.

did-you-mean = { $problem }; meinten Sie { QUOTE($name) }?
nearest-are = { $problem }; am nächsten kommen { LIST($names, most: 10) }
there-are = { $problem }; es gibt { LIST($names, most: 12) }

# Dateien.

input-file =
    { $kind ->
        [sidecar] die Begleitdatei
       *[page] die Seite
    }
file-missing = { $file } ist nicht da; prüfen Sie den Pfad
file-not-ordinary = { $file } ist nicht lesbar: sie ist keine gewöhnliche Datei; geben Sie den Pfad einer solchen an
file-unreadable = { $file } ist nicht lesbar: { $why }; erlauben Sie das Lesen, oder geben Sie einen anderen Pfad an
file-encoding = { $file } ist als { $encoding } gespeichert; speichern Sie sie als UTF-8
file-not-utf-8 = { $file } ist in dieser Zeile kein UTF-8; speichern Sie sie als UTF-8
file-binary = { $file } ist kein Text: in dieser Zeile stehen Bytes einer anderen Art von Datei; geben Sie den Pfad einer Textdatei an
page-missing = es gibt keine solche Seite und keinen solchen Ordner; prüfen Sie den Pfad
page-unreadable = die Seite oder der Ordner ist nicht lesbar: { $why }; erlauben Sie das Lesen, oder geben Sie einen anderen Pfad an
page-not-markdown = das ist keine Markdown-Datei; geben Sie eine Seite an, deren Name auf { LIST($endings) } endet
page-unnamed = es ist keine Seite genannt; geben Sie den Pfad einer Seite oder eines Ordners mit Seiten an
folder-without-pages = in diesem Ordner ist keine Seite; Seiten sind Dateien, deren Name auf { LIST($endings) } endet, außer README.md
page-without-steps = diese Seite hat keinen Schritt, es gibt also nichts zu prüfen; schreiben Sie die Schritte als 1. …
sidecar-of-one-page = eine Begleitdatei gehört zu einer Seite; nennen Sie diese mit --page

# Vorspann.

front-matter-missing = die Seite hat keinen Vorspann; beginnen Sie sie mit einer Zeile --- und geben Sie lang und ref an
front-matter-unclosed = der Vorspann endet nicht; schließen Sie ihn mit einer Zeile ---
front-matter-no-list = der Vorspann besteht nicht aus Zeilen der Form `Schlüssel: Wert`; geben Sie mindestens lang und ref an
front-matter-no-yaml = der Vorspann ist kein YAML: { $why }; berichtigen Sie diese Zeile, vielleicht durch Anführungszeichen um ihren Wert
front-matter-no-text = { $key }: { $written } ist für YAML kein Text; setzen Sie es in Anführungszeichen, { $key }: "{ $written }"
front-matter-no-lang = im Vorspann fehlt lang; geben Sie eine Sprache an: { LIST($languages, most: 100) }
front-matter-no-ref = im Vorspann fehlt ref; geben Sie den Namen der Seite auf der Website an, ref: …
language-unknown = es gibt keine Wörterliste für lang { $lang } (e2e/claims/languages); geben Sie eine Sprache an, für die es eine gibt: { LIST($languages, most: 100) }
no-such-target = es gibt kein Ziel { QUOTE($target) }; nennen Sie eines von: { LIST($targets, most: 100) }
vocabulary-lacks-field = das Feld { $field } fehlt; ergänzen Sie es wie in en.toml
vocabulary-unknown-field = das Feld { $field } hat keine Bedeutung; berichtigen Sie seinen Namen, oder lassen Sie es weg
vocabulary-no-flag = das Feld { $field } ist weder true noch false; schreiben Sie eines davon
vocabulary-no-words = das Feld { $field } ist keine Liste von Wörtern; schreiben Sie ["eins", "zwei"]
vocabulary-no-table = das Feld { $field } ist keine Tabelle; schreiben Sie [{ $field }]
vocabulary-no-tables = das Feld { $field } ist keine Liste von Tabellen; schreiben Sie [[{ $field }]]
vocabulary-no-toml = das ist kein TOML: { $why }; berichtigen Sie es

# Attributlisten, Adressen und Bilder einer Seite.

attributes-malformed = fehlerhafte Attributliste bei { QUOTE($part) }; schreiben Sie {"{"}: #name .klasse schlüssel="wert"{"}"}, eine Kennung beginnt mit einem Buchstaben
attributes-unclosed = fehlerhafte Attributliste: sie endet nicht in ihrer Zeile; schließen Sie sie mit {"}"}
attributes-two-ids = eine Attributliste mit zwei Kennungen, { LIST($ids) }; behalten Sie eine
attributes-meaningless = fehlerhafte Attributliste: { $name } hat keine Bedeutung; eine Kennung schreibt man #{ $name }, eine Klasse .{ $name }
attributes-too-deep = fehlerhafte Attributliste: { $name } führt über mehr als { $most } andere Listen; schreiben Sie aus, was sie sagt
attributes-visible = Leser sähen die Attributliste { $list }, denn sie steht nach bloßem Text; setzen Sie sie an den Anfang des Listenpunkts oder auf eine eigene Zeile gleich nach dem Absatz
attributes-alone = die Attributliste steht allein; setzen Sie sie gleich nach ihrem Block
attributes-of-list = { $list } benennt die ganze Liste; um einen Schritt zuzuordnen, setzen Sie sie an den Anfang des Listenpunkts: 1. { $list } …
attributes-without-block = die Attributliste gehört zu keinem Block; setzen Sie sie gleich nach einem
bound-twice =
    { $kind ->
        [step] der Schritt
        [remark] die Anmerkung
       *[heading] die Überschrift
    } ist zweimal zugeordnet, in Zeile { $line } zu { $first } und hier zu { $second }; behalten Sie eines
name-twice = { $name } steht in Zeile { $line } und noch einmal in Zeile { $again }; ein Name darf nur einmal vorkommen, benennen Sie also einen um oder entfernen Sie ihn
comment-unclosed = der Liquid-Kommentar endet nicht; schließen Sie ihn mit {"{"}% endcomment %{"}"}
picture-in-heading = ein Screenshot in einer Überschrift gehört zu keinem Schritt; setzen Sie ihn in einen Absatz
address-lost = die Adresse nach { $after } ist nicht lesbar; schreiben Sie ![Text](Pfad) oder [Text](Pfad), den Pfad von der Seite aus und ohne Liquid
address-of-liquid = dem Liquid in der Adresse { $address } kann das Prüfprogramm nicht folgen; schreiben Sie einen Pfad von der Seite aus
picture-not-compared = das Bild { $src } von { $tag } wird nicht verglichen; betten Sie es als ![Text](Pfad) ein
screenshot-outside = der Screenshot { $src } liegt außerhalb von { $folder }/; betten Sie eine Datei des Ordners { $folder }/ durch einen Pfad von der Seite aus ein, oder geben Sie der Seite eine Begleitdatei, falls sie eine fremde ist
screenshot-not-relative = der Screenshot { $src } ist kein Pfad von der Seite aus; betten Sie eine Datei des Ordners { $folder }/ durch einen solchen Pfad ein, oder geben Sie der Seite eine Begleitdatei, falls sie eine fremde ist
screenshot-no-picture = der Screenshot { $src } ist keine Bilddatei; betten Sie eine Datei des Ordners { $folder }/ durch einen Pfad von der Seite aus ein, oder geben Sie der Seite eine Begleitdatei, falls sie eine fremde ist
screenshot-name = { $why }; benennen Sie das Bild um
screenshot-name-ending = der Dateiname eines Screenshots muss auf .png enden: { QUOTE($name) }
screenshot-name-dot = der Dateiname eines Screenshots darf nicht mit einem Punkt beginnen: { QUOTE($name) }
screenshot-name-folder = der Dateiname eines Screenshots darf keinen Ordner enthalten: { QUOTE($name) }
screenshot-name-invisible = der Dateiname eines Screenshots darf keine unsichtbaren Zeichen enthalten: { $name }
screenshot-name-long = der Dateiname eines Screenshots darf höchstens 200 Bytes lang sein: { QUOTE($name) }
screenshot-not-embedded = keine Seite dieses Laufs zeigt { QUOTE($screenshot) }; geben Sie den Namen eines Screenshots an, den eine zeigt

# Begleitdateien.

sidecar-of-other-page = die Begleitdatei gehört zu { $page }, nicht zu { $other }; geben Sie die richtige an
sidecar-no-toml = die Begleitdatei ist kein TOML: { $why }; berichtigen Sie sie
sidecar-without-page = die Begleitdatei nennt keine Seite; beginnen Sie sie mit page = "Dateiname der Seite"
sidecar-unknown-entry = unbekannter Eintrag { $entry }; es gibt page, lang, ref, title, [steps], [remarks]
sidecar-no-text = { $key } ist kein Text; schreiben Sie { $key } = "…"
sidecar-no-table = [{ $table }] ist keine Tabelle aus Zeilen Schlüssel = Prüfung; schreiben Sie [{ $table }] auf eine eigene Zeile und darunter eine Zeile für jeden Eintrag
sidecar-no-name = { $key } ist { QUOTE($value) } zugeordnet, und so heißt keine Prüfung; schreiben Sie "{ $key }" = "name-der-pruefung"
sidecar-key-unfit =
    { $kind ->
        [step] kein Schritt der Seite hat den Schlüssel { $key }
       *[remark] keine Anmerkung der Seite hat den Schlüssel { $key }
    }: ein Schlüssel ist eine Überschrift als Slug, /, und die Nummer eines Schritts oder der Name eines Bildes
sidecar-key-ambiguous =
    der Schlüssel { $key } passt auf { $kind ->
        [step] die Schritte
       *[remark] die Anmerkungen
    } in den Zeilen { LIST($lines, most: 20) }; schreiben Sie Überschrift/p<Zeile>
bound-twice-by-sidecar =
    { $kind ->
        [step] der Schritt
       *[remark] die Anmerkung
    } in Zeile { $line } ist zweimal zugeordnet: { $first }, { $second }; behalten Sie eines
bound-in-sidecar = { $problem } (zugeordnet in { $sidecar })

# Schritte, Prüfungen und Übersetzungen.

no-such-step = diese Seite hat keinen Schritt { QUOTE($step) }; es gibt, den ähnlichsten zuerst: { QUOTE(LIST($steps, most: 12)) }
step-of-folder = das ist ein Ordner, und ein Ordner hat keinen Schritt { QUOTE($step) }; nennen Sie die Seite, die ihn hat
no-such-variant = es gibt keine Oberfläche { QUOTE($variant) } des Browsers; nennen Sie eine von: { LIST($variants, most: 100) }
no-such-scenario = es gibt keine Prüfung { QUOTE($scenario) }
scenarios-there = { $problem }; es gibt: { LIST($scenarios, most: 1000) }
scenario-unused = keine Seite von docs/ nennt die Prüfung { QUOTE($scenario) }; ordnen Sie sie einem Schritt zu, oder entfernen Sie sie
steps-missing-in-language = hier fehlen { $n } Schritte: { QUOTE(LIST($steps, most: 100)) }; { $page } hat sie, den ersten in Zeile { $line }: ergänzen Sie sie hier, oder entfernen Sie sie dort
step-missing-in-language = der Schritt { QUOTE($step) } fehlt hier; { $page }:{ $line } hat ihn: ergänzen Sie ihn hier, oder entfernen Sie ihn dort

# Veröffentlichen.

publish-bad-ref = so kann keine Seite der Website heißen: { $ref }; verwenden Sie Buchstaben, Ziffern und Unterstriche
publish-same-ref = { $page } hat dasselbe ref, { $ref }; geben Sie jeder Seite ein eigenes
publish-address-fixed = die Adresse { $address } steht hier so, dass sie sich nicht umschreiben lässt; schreiben Sie sie als [Text](Adresse) oder ![Text](Adresse), ein Leerzeichen darin als %20
publish-dead-link =
    der Link führt zu { $address }, aber { $there ->
        [true] das wird nicht mit veröffentlicht
       *[false] das gibt es nicht
    }; verlinken Sie eine Seite, die veröffentlicht wird
publish-picture-outside = das Bild { $picture } liegt außerhalb von { $folder }/; legen Sie es dorthin
publish-same-picture = es gibt ein anderes Bild namens { $picture }, und die Website hat sie alle in einem Ordner; benennen Sie eines um
publish-no-picture = der Screenshot { $picture } ist nicht lesbar ({ $why }); rufen Sie make screenshots auf
publish-own-folder = { $folder } ist der Ordner dieses Projekts; veröffentlichen Sie anderswohin
publish-own-part = in { $folder } liegt { $part }/ dieses Projekts; veröffentlichen Sie anderswohin
publish-no-folder = { $folder } ist kein Ordner; nennen Sie einen
publish-link-outside = { $file } ist ein Link, der aus { $folder } hinausführt; entfernen Sie ihn
publish-folder-in-place = { $file } ist ein Ordner, wo eine Datei sein sollte; entfernen Sie ihn oder benennen Sie ihn um
publish-unreadable = { $file } ist nicht lesbar: { $why }
publish-unwritable = { $file } ist nicht beschreibbar: { $why }
publish-no-pictures-folder = { $file }: [tool.guide.site] nennt keinen Ordner; schreiben Sie screenshots = "Ordner/der/Bilder"
