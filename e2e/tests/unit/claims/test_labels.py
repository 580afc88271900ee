"""Labels: what is quoted, and what is not to be used."""

from pathlib import Path

import pytest

from e2e.tests.support.web_pages.little_pages import cut, read, step


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
    assert [label.label for label in step(tmp_path, text).labels] == labels


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
    assert [label.negated for label in step(tmp_path, text, lang).labels] == negated


def test_a_label_keeps_what_was_quoted(tmp_path: Path) -> None:
    found = step(tmp_path, "Erst dies. Dann wählen Sie z. B. „Immer erlauben.“ Danach das.")
    (label,) = found.labels
    assert (label.raw, label.label, label.expected) == ("Immer erlauben.", "Immer erlauben", "Immer erlauben")
    assert label.sentence == "Dann wählen Sie z. B. „Immer erlauben.“"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("«\u00a0Autoriser\u00a0» et «\u202fBloquer\u202f».", ["Autoriser", "Bloquer"]),
        ("« l’interrupteur » et «\u00a0d'accord\u00a0»", ["l’interrupteur", "d'accord"]),
        ("Don't click “Don't allow” or \"Don’t ask\", it isn't ‘Don’t’.", ["Don't allow", "Don’t ask", "Don’t"]),
        ("The users' guide, the l‘autre, l’un, qu’on and d'un don't quote anything.", []),
        ("Rock 'n' roll, the '90s, users’ rights and ’tis “It’s”.", ["It’s"]),
        ("“The others’ cameras” and \"Users' names\".", ["The others’ cameras", "Users' names"]),
    ],
)  # fmt: skip
def test_apostrophes_and_spaces_in_quotation_marks(tmp_path: Path, text: str, written: list[str]) -> None:
    page = read(tmp_path, f"## T\n1. {text}\n")
    (found,) = page.blocks
    assert [cut(page.source, label.span) for label in found.labels] == written
    assert [label.label for label in found.labels] == [label.replace("’", "'") for label in written]
