"""Controls by their role, and the labels that they carry."""

from pathlib import Path

import pytest

from e2e.tests.support.web_pages.little_pages import step


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
        ("en", "Use the camera toggle.", [({"toggle"}, "toggle", None)]),
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
    found = step(tmp_path, text, lang)
    assert [(set(control.roles), control.noun, control.label) for control in found.controls] == controls
    for control in found.controls:
        carriers = [label.label for label in found.labels if label.control == control]
        assert carriers == ([control.label] if control.label else [])
