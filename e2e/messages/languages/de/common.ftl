# Wie diese Sprache zitiert und aufzählt; siehe en/common.ftl.

quoted = „{ $text }“
list-separator = { ", " }
list-more =
    { $n ->
        [one] { $items } und 1 weitere
       *[other] { $items } und { $n } weitere
    }

# Wie Dinge heißen; siehe en/common.ftl. Die Oberflächen stehen mit ihrem Artikel.

role =
    { $role ->
        [button] Schaltfläche
        [icon] Symbol
        [toggle] Schalter
        [checkbox] Kontrollkästchen
        [radio] Optionsfeld
        [combobox] Dropdown-Liste
        [option] Option
        [textfield] Eingabefeld
        [link] Link
        [tab] Tab
        [menuitem] Menüpunkt
        [listitem] Listeneintrag
        [image] Bild
        [heading] Überschrift
        [text] Text
        [dialog] Dialog
        [notice] Hinweis
       *[other] etwas anderes
    }

surface-permission-prompt = die Berechtigungsanfrage
    .in = in der Berechtigungsanfrage
surface-indicator-chip = die Kamera-Anzeige in der Adressleiste
    .in = an der Kamera-Anzeige in der Adressleiste
surface-camera-indicator = die Kamera-Anzeige der Adressleiste
    .in = in der Kamera-Anzeige der Adressleiste
surface-camera-indicator-bubble = das Fenster der Kamera-Anzeige
    .in = im Fenster der Kamera-Anzeige
surface-site-information = die Website-Informationen
    .in = in den Website-Informationen
surface-site-information-button = das Symbol der Website-Informationen
    .in = am Symbol der Website-Informationen
surface-site-settings = die Website-Einstellungen
    .in = in den Website-Einstellungen
surface-reload-bar = die Leiste zum Neuladen
    .in = in der Leiste zum Neuladen
surface-page-dialog = der Dialog der Webseite
    .in = im Dialog der Webseite
surface-page = die Webseite
    .in = auf der Webseite
