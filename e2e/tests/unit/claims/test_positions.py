"""Positions: directions, containers and what something is next to, in both languages."""

from pathlib import Path

import pytest

from e2e.tests.support.web_pages.little_pages import step

Position = tuple[set[str], str | None, str | None, str | None]


@pytest.mark.parametrize(
    ("lang", "text", "positions"),
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
def test_positions(tmp_path: Path, lang: str, text: str, positions: list[Position]) -> None:
    found = step(tmp_path, text, lang).positions
    assert [
        (set(position.directions), position.container, position.reference, position.label)
        for position in found
    ] == positions


def test_a_position_is_given_in_the_pages_words(tmp_path: Path) -> None:
    (position,) = step(tmp_path, "Dort,\n   links oben in\n   der Adresszeile, ist es.").positions
    assert (position.expected, position.line) == ("links oben in der Adresszeile", 7)
