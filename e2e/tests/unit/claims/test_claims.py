"""Claims: what the prose of a page promises, in both languages."""

from pathlib import Path

import pytest

from e2e.claims.model import Block
from e2e.claims.page_reader import read_page
from e2e.claims.vocabulary import known_languages, vocabulary
from e2e.markup.text import fold


def block(tmp_path: Path, text: str, lang: str = "de") -> Block:
    path = tmp_path / "docs" / lang / "probe.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\nlang: {lang}\nref: probe\n---\n## T\n1. {text}\n", encoding="utf-8")
    (step,) = read_page(path, root=tmp_path, screenshots=tmp_path / "screenshots").blocks
    return step


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        (
            'Wählen Sie „Ja“, "Nein", «Eins», “Zwei”, »Drei« oder „Vier".',
            ["Ja", "Nein", "Eins", "Zwei", "Drei", "Vier"],
        ),
        ('"`https://host.example` immer *erlauben*."', ["https://host.example immer erlauben"]),
        ("**„Ja“** und „**Ja**“ und `„Nein“`", ["Ja", "Ja"]),
        ("„Ja,\n   bitte\u00a0sehr“", ["Ja, bitte sehr"]),
        ("„Ge\u00adnau.“ „Warten …“ „Bald...“ „Ende.“.", ["Genau", "Warten …", "Bald…", "Ende"]),
        ("<q>Ja</q> und &quot;Nein&quot; und &bdquo;Oder&ldquo;", ["Ja", "Nein", "Oder"]),
        ('„Sagen Sie "Ja" dazu“', ['Sagen Sie "Ja" dazu']),
        ('Ein 15" großer Schirm zeigt "Ja"', ["Ja"]),
        ('Ein „offenes Zeichen, ein ”anderes” und "noch eins', ["offenes Zeichen, ein"]),
        ('Ein «offenes Zeichen, dann “ein anderes und "noch eins', []),
        ("„“ und „ “ und „.“", []),
        ("„![x](../../screenshots/x.png) Ton“", ["Ton"]),
        ("<script>„Nein“</script> „Ja“", ["Ja"]),
        ("<!-- „Nein“ --> „Ja“", ["Ja"]),
        ("‚Ja‘, ‘Nein’, ›Eins‹, ‹Zwei›, “Drei“ und ”Vier”", ["Ja", "Nein", "Eins", "Zwei", "Drei", "Vier"]),
        ("Don’t klicken: des Browsers’ Fenster, ‘Don’t allow’", ["Don't allow"]),
        ('Erst "Ja," dann „Don’t“', ["Ja", "Don't"]),
    ],
)
def test_labels(tmp_path: Path, text: str, labels: list[str]) -> None:
    assert [label.label for label in block(tmp_path, text).labels] == labels


@pytest.mark.parametrize(
    ("lang", "text", "negated"),
    [
        ("de", "Klicken Sie nicht auf „Nie“, sondern auf „Immer“.", [True, False]),
        ("de", "Klicken Sie nie auf die Schaltfläche „Nie“.", [True]),
        ("de", "Hilft das nicht, klicken Sie auf „Ja“.", [False]),
        ("de", "Wählen Sie „Nie erlauben“ und nicht „Ja“.", [False, True]),
        ("en", "Do not click the button “Never”, but “Always”.", [True, False]),
        ("en", "If you do not see it, click “Always”.", [False]),
        ("en", "Don't forget to click “Join meeting”.", [False]),
        ("en", "If Chrome does not ask click “Always”, not only “Once”.", [False, False]),
        ("de", "Die noch nicht aktive Schaltfläche „OK“, nicht nur „Ja“.", [False, False]),
    ],
)
def test_labels_that_the_reader_is_warned_of(
    tmp_path: Path, lang: str, text: str, negated: list[bool]
) -> None:
    assert [label.negated for label in block(tmp_path, text, lang).labels] == negated


def test_a_label_keeps_what_was_quoted(tmp_path: Path) -> None:
    step = block(tmp_path, "Erst dies. Dann wählen Sie z. B. „Immer erlauben.“ Danach das.")
    (label,) = step.labels
    assert (label.raw, label.label, label.expected) == ("Immer erlauben.", "Immer erlauben", "Immer erlauben")
    assert label.sentence == "Dann wählen Sie z. B. „Immer erlauben.“"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        (" A\u00a0 b\u202fc ", "A b c"),
        ("Ka\u00admera.", "Kamera"),
        ("Warten…", "Warten…"),
        ("Warten...", "Warten…"),
        ("u\u0308ber", "über"),
        (".", ""),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold(fold(text)) == folded


Place = tuple[set[str], str | None, str | None, str | None]


@pytest.mark.parametrize(
    ("lang", "text", "places"),
    [
        (
            "de",
            "Klicken Sie im Dialog unten rechts auf „Weiter“.",
            [({"bottom", "right"}, "dialog", None, "Weiter")],
        ),
        (
            "de",
            "Am linken unteren Rand des Fensters steht ein Hinweis.",
            [({"bottom", "left"}, "window", None, None)],
        ),
        ("de", "In der rechten oberen Ecke der Seite ist „Ton“.", [({"top", "right"}, "page", None, "Ton")]),
        ("de", "Oben ganz links öffnet sich ein Dialog.", [({"top", "left"}, None, None, None)]),
        ("de", "Oben links, in der Adresszeile, steht es.", [({"top", "left"}, "address-bar", None, None)]),
        ("de", "In der Adresszeile des Browsers links steht „Ja“.", [({"left"}, "address-bar", None, "Ja")]),
        ("de", "Links in der Adressleiste des Browsers.", [({"left"}, "address-bar", None, None)]),
        ("de", "Unten links auf der Jitsi Meet-Oberfläche.", [({"bottom", "left"}, "page", None, None)]),
        ("de", "Oben rechts ist es, also klicken Sie auf „Ja“.", [({"top", "right"}, None, None, None)]),
        ("de", "Oben rechts sehen Sie ihn und dann im Dialog „Ja“.", [({"top", "right"}, None, None, None)]),
        ("de", "Auf der rechten Seite steht „Chat“.", [({"right"}, None, None, "Chat")]),
        ("de", "Oben rechts im Dialog „Frage“ auf „OK“ tippen.", [({"top", "right"}, "dialog", None, "OK")]),
        ("de", "Das Zeichen rechts neben der Website-URL, bitte.", [({"right"}, None, "Website-URL", None)]),
        ("de", "Links neben der Adresse auf „Ja“.", [({"left"}, None, "Adresse", "Ja")]),
        ("de", "Rechts direkt neben dem Eintrag „Kamera“ auf „Ja“.", [({"right"}, None, "Kamera", "Ja")]),
        ("de", "Neben „Kamera“ steht es.", [(set(), None, "Kamera", None)]),
        ("de", "Neben der Kamera brauchen Sie Geduld.", []),
        (
            "de",
            "Die Schaltfläche „OK“ unten rechts im Dialog.",
            [({"bottom", "right"}, "dialog", None, "OK")],
        ),
        ("de", "Drücken Sie „Ja“. Oben links ist es.", [({"top", "left"}, None, None, None)]),
        ("de", "Rechterhand steht „Ja“.", [({"right"}, None, None, "Ja")]),
        ("en", "Click the button “OK” on the right.", [({"right"}, None, None, "OK")]),
        ("en", "In the upper part of the window is it.", [({"top"}, "window", None, None)]),
        ("de", "Rechts vom Namen steht es.", [({"right"}, None, "Namen", None)]),
        ("de", "Stellen Sie es oben rechts von „Aus“ auf „An“.", [({"top", "right"}, None, None, "Aus")]),
        ("de", "Stellen Sie es rechts von „Aus“ auf „An“.", [({"right"}, None, None, "Aus")]),
        ("de", "Siehe oben, weiter unten und wie oben beschrieben.", []),
        ("de", "Die oben genannten Links; die Links zum Raum. Links zu Räumen.", []),
        ("de", "Schieben Sie es nach oben rechts, nach unten, von links nach rechts.", []),
        ("de", "Mit der rechten Maustaste prüfen Sie die Rechte.", []),
        ("de", "Prüfen Sie die Adresse. Rechts davon ist nichts.", [({"right"}, None, "davon", None)]),
        (
            "de",
            "Klicken Sie auf das Symbol oben rechts daneben.",
            [({"top", "right"}, None, "daneben", None)],
        ),
        ("en", "See the address. Click the icon to the left of it.", [({"left"}, None, "it", None)]),
        (
            "de",
            "Klicken Sie auf „Ja“. Der Knopf links daneben, „Nein“, hilft.",
            [({"left"}, None, "Ja", "Nein")],
        ),
        ("de", "Auf „Ja“ tippen, nicht auf „Nein“ rechts davon.", [({"right"}, None, "Ja", "Nein")]),
        ("de", "Erst „Ja“. Links direkt daneben ist etwas.", [({"left"}, None, "Ja", None)]),
        ("de", "Links daneben steht „Ja“.", [({"left"}, None, "daneben", "Ja")]),
        ("de", "Erst „Ja“. Dann nichts. Links daneben steht „Nein“.", [({"left"}, None, "daneben", "Nein")]),
        (
            "en",
            "In the top-left corner of the browser window is “Ja”.",
            [({"top", "left"}, "window", None, "Ja")],
        ),
        ("en", "Click the icon at the right of the address bar.", [({"right"}, "address-bar", None, None)]),
        ("en", "Click the icon to the right of the web address.", [({"right"}, None, "web address", None)]),
        ("en", "To the left of “Camera”, press it.", [({"left"}, None, "Camera", None)]),
        ("en", "It is at the bottom left of the meeting room.", [({"bottom", "left"}, "page", None, None)]),
        ("en", "In the bottom left-hand corner press “Ja”.", [({"bottom", "left"}, None, None, "Ja")]),
        ("en", "At the upper edge of the dialog box.", [({"top"}, "dialog", None, None)]),
        ("en", "In the address bar, on the left, press it.", [({"left"}, "address-bar", None, None)]),
        ("en", "Next to “Camera” press “Ja”.", [(set(), None, "Camera", "Ja")]),
        ("en", "Press “Ja”. The button beside it, “Nein”, helps.", [(set(), None, "Ja", "Nein")]),
        ("en", "Press “Ja”. To the left of it is “Nein”.", [({"left"}, None, "Ja", "Nein")]),
        ("en", "Sit down next to it.", []),
        ("en", "Press the dots right next to “Camera”.", [(set(), None, "Camera", None)]),
        ("en", "Do it right away or right now; all right, you left the meeting.", []),
        ("en", "Interaction the links below, lower your hand, pick the right camera in the right order.", []),
        ("en", "On top of that, right-click it from left to right.", []),
    ],
)
def test_places(tmp_path: Path, lang: str, text: str, places: list[Place]) -> None:
    found = block(tmp_path, text, lang).positions
    assert [
        (set(place.directions), place.container, place.reference, place.label) for place in found
    ] == places


def test_a_place_is_quoted_in_the_pages_words(tmp_path: Path) -> None:
    (place,) = block(tmp_path, "Dort,\n   links oben in\n   der Adresszeile, ist es.").positions
    assert (place.expected, place.line) == ("links oben in der Adresszeile", 7)


@pytest.mark.parametrize(
    ("lang", "text", "controls"),
    [
        ("de", "Drücken Sie die Schaltfläche „Ja“.", [({"button", "icon"}, "Schaltfläche", "Ja")]),
        ("de", "Drücken Sie „Ja“ (Knopf).", [({"button", "icon"}, "Knopf", "Ja")]),
        ("de", "Der „Kamera“-Schalter auf „An“.", [({"toggle"}, "Schalter", "Kamera")]),
        (
            "de",
            "Auf das kleine Vorhängeschlosssymbol tippen.",
            [({"icon", "image"}, "Vorhängeschlosssymbol", None)],
        ),
        ("de", "In der Drop-down-Liste „Ja“ wählen.", [({"combobox", "option"}, "Drop-down-Liste", "Ja")]),
        ("de", "In der Auswahlliste den Eintrag „Ja“.", [({"combobox", "option"}, "Auswahlliste", "Ja")]),
        ("de", "Das Kontrollkästchen „Ja“ anhaken.", [({"checkbox"}, "Kontrollkästchen", "Ja")]),
        ("de", "Das Optionsfeld: „Ja“.", [({"radio"}, "Optionsfeld", "Ja")]),
        (
            "de",
            "Die Optionsschaltfläche mit der Aufschrift „Ja“.",
            [({"radio"}, "Optionsschaltfläche", "Ja")],
        ),
        ("de", "Ins Passwortfeld tippen.", [({"textfield"}, "Passwortfeld", None)]),
        ("de", "Den Link aufrufen und den Link „Hilfe“ dazu.", [({"link"}, "Link", "Hilfe")]),
        ("de", "Das Symbol und dann „Ja“ drücken.", [({"icon", "image"}, "Symbol", None)]),
        ("de", "Den Schalter rechts neben „Kamera“ umlegen.", [({"toggle"}, "Schalter", None)]),
        (
            "de",
            "Im Dropdown-Menü die Schaltfläche „Ja“ drücken.",
            [({"combobox", "option"}, "Dropdown-Menü", None), ({"button", "icon"}, "Schaltfläche", "Ja")],
        ),
        ("de", "Das Mikrofon ausschalten, die Tastatur und die Taste nehmen, weiterschalten.", []),
        ("en", "Press the “Yes” button.", [({"button", "icon"}, "button", "Yes")]),
        ("en", "Press the button labelled “Yes”.", [({"button", "icon"}, "button", "Yes")]),
        ("en", "Turn the switch “Camera” on.", [({"toggle"}, "switch", "Camera")]),
        ("en", "Interaction the camera toggle.", [({"toggle"}, "toggle", None)]),
        ("en", "From the drop-down list choose “Yes”.", [({"combobox", "option"}, "drop-down list", "Yes")]),
        ("en", "Select the radio button “Yes”.", [({"radio"}, "radio button", "Yes")]),
        ("en", "Tick the check box “Yes”.", [({"checkbox"}, "check box", "Yes")]),
        ("en", "Type it into the text field.", [({"textfield"}, "text field", None)]),
        ("en", "Open the link you got, then the link “Help”.", [({"link"}, "link", "Help")]),
        ("en", "Switch to “Yes”, switch it off, and toggle your camera.", []),
    ],
)
def test_controls(
    tmp_path: Path, lang: str, text: str, controls: list[tuple[set[str], str, str | None]]
) -> None:
    step = block(tmp_path, text, lang)
    assert [(set(control.roles), control.noun, control.label) for control in step.controls] == controls
    for control in step.controls:
        carriers = [label.label for label in step.labels if label.control == control]
        assert carriers == ([control.label] if control.label else [])


def test_screenshots_and_links(tmp_path: Path) -> None:
    step = block(
        tmp_path,
        "Siehe [Meldungen](fehler.md#ton), [unten](#t), <a href='mailto:a@example.org'>Post</a> und\n"
        "   [außen](https://example.org/bild).\n"
        "   [![klein](../../screenshots/de/Gr%C3%B6%C3%9Fe.png)](../../screenshots/de/Größe.png)",
    )
    assert [(link.target, link.external, link.text, link.line) for link in step.links] == [
        ("fehler.md#ton", False, "Meldungen", 6),
        ("#t", False, "unten", 6),
        ("mailto:a@example.org", True, "Post", 6),
        ("https://example.org/bild", True, "außen", 7),
    ]
    folder = tmp_path / "docs" / "de"
    assert [link.path for link in step.links] == [folder / "fehler.md", folder / "probe.md", None, None]
    (screenshot,) = step.screenshots
    assert (screenshot.name, screenshot.alt, screenshot.line) == ("Größe.png", "klein", 8)
    assert screenshot.path == tmp_path / "screenshots" / "de" / "Größe.png"
    assert not screenshot.external


def test_claims_come_in_reading_order(tmp_path: Path) -> None:
    step = block(tmp_path, "Oben links den Knopf „A“ ![x](../../screenshots/x.png), [dann](b.md) „B“.")
    assert [claim.kind for claim in step.claims] == [
        "place",
        "control",
        "label",
        "screenshot",
        "link",
        "label",
    ]
    assert len({claim.sentence for claim in step.claims}) == 1


HARMLESS = [
    "Klicken Sie oben links in der Adresszeile auf die Schaltfläche „Immer erlauben“.",
    "Bitte klicken Sie nun oben links in der Adresszeile auf die Schaltfläche „Immer erlauben“.",
    'Klicken Sie oben links in der Adresszeile auf die Schaltfläche "Immer erlauben".',
    "Klicken Sie oben links in der Adresszeile auf die Schaltfläche «Immer erlauben».",
    "Klicken Sie **oben links** in der *Adresszeile* auf die **Schaltfläche** **„Immer erlauben“**.",
    "Klicken Sie oben links in der Adresszeile auf die Schaltfläche „**Immer** erlauben“.",
    "Klicken Sie oben\n   links in der Adresszeile\n   auf die Schaltfläche „Immer\n   erlauben“.",
    "Klicken\u00a0Sie oben\u00a0links in\u00a0der Adresszeile auf die Schalt\u00adfläche „Immer\u00a0erlauben“.",
    "Klicken Sie oben links in der Adresszeile auf die Schaltfläche „Immer erlauben.“",
    "Klicken Sie links oben in der Adresszeile auf die Schaltfläche<br>„Immer erlauben“.",
    "Oben links in der Adresszeile auf die Schaltfläche `„`„Immer erlauben“ klicken.",
    "{: .x #b} Klicken Sie oben links in der Adresszeile auf die Schaltfläche „Immer erlauben“.",
]


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless_edits_change_no_claim(tmp_path: Path, text: str) -> None:
    step = block(tmp_path, text)
    (label,), (place,), (control,) = step.labels, step.positions, step.controls
    assert label.label == place.label == control.label == "Immer erlauben"
    assert label.control == control
    assert control.roles == {"button", "icon"}
    assert place.directions == {"top", "left"}
    assert (place.container, place.reference) == ("address-bar", None)


def test_vocabularies_are_complete_and_alike() -> None:
    assert known_languages() == ("de", "en")
    german, english = (vocabulary(lang) for lang in known_languages())
    assert set(german.directions.words.values()) == set(english.directions.words.values())
    assert set(german.containers.values()) == set(english.containers.values())
    assert {noun.roles for noun in german.controls} == {noun.roles for noun in english.controls}
    with pytest.raises(LookupError, match="de, en"):
        vocabulary("xx")
