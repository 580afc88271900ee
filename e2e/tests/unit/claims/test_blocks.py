"""All claims of a block: screenshots and links, their order, edits that change nothing."""

from pathlib import Path

import pytest

from e2e.claims.vocabulary import known_languages, vocabulary
from e2e.messages.catalogue import languages
from e2e.tests.support.web_pages.little_pages import step


def test_screenshots_and_links(tmp_path: Path) -> None:
    found = step(
        tmp_path,
        "Siehe [Meldungen](fehler.md#ton), [unten](#t), <a href='mailto:a@example.org'>Post</a> und\n"
        "   [außen](https://example.org/bild).\n"
        "   [![klein](../../screenshots/de/Gr%C3%B6%C3%9Fe.png)](../../screenshots/de/Größe.png)",
    )
    assert [(link.target, link.external, link.text, link.line) for link in found.links] == [
        ("fehler.md#ton", False, "Meldungen", 6),
        ("#t", False, "unten", 6),
        ("mailto:a@example.org", True, "Post", 6),
        ("https://example.org/bild", True, "außen", 7),
    ]
    folder = tmp_path / "docs" / "de"
    assert [link.path for link in found.links] == [folder / "fehler.md", folder / "probe.md", None, None]
    (screenshot,) = found.screenshots
    assert (screenshot.name, screenshot.alt, screenshot.line) == ("Größe.png", "klein", 8)
    assert screenshot.path == tmp_path / "screenshots" / "de" / "Größe.png"
    assert not screenshot.external


def test_claims_come_in_reading_order(tmp_path: Path) -> None:
    found = step(tmp_path, "Oben links den Knopf „A“ ![x](../../screenshots/x.png), [dann](b.md) „B“.")
    assert [claim.kind for claim in found.claims] == [
        "position",
        "control",
        "label",
        "screenshot",
        "link",
        "label",
    ]
    assert len({claim.sentence for claim in found.claims}) == 1


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
    found = step(tmp_path, text)
    (label,), (place,), (control,) = found.labels, found.positions, found.controls
    assert label.label == place.label == control.label == "Immer erlauben"
    assert label.control == control
    assert control.roles == {"button", "icon"}
    assert place.directions == {"top", "left"}
    assert (place.container, place.reference) == ("address-bar", None)


@pytest.mark.parametrize("lang", known_languages())
def test_a_vocabulary_has_all_directions_containers_and_roles(lang: str) -> None:
    one, english = vocabulary(lang), vocabulary("en")
    assert set(one.directions.words.values()) == set(english.directions.words.values())
    assert set(one.containers.values()) == set(english.containers.values())
    assert {noun.roles for noun in one.controls} == {noun.roles for noun in english.controls}


def test_an_unknown_language_is_refused_with_those_that_are_known() -> None:
    with pytest.raises(LookupError, match=", ".join(known_languages())):
        vocabulary("xx")


def test_every_language_of_pages_has_its_catalogues_and_the_other_way_round() -> None:
    assert known_languages() == languages()
