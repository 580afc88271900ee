"""The table of a language: what it may hold, and words that an apostrophe joins."""

from pathlib import Path

import pytest

from e2e.claims import vocabulary as module
from e2e.claims.vocabulary import vocabulary
from e2e.pages.model import PageError
from e2e.tests.support.web_pages.little_pages import step

ENGLISH = (Path(module.__file__).parent / "languages" / "en.toml").read_text("utf-8")


@pytest.fixture
def tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder that the tables of languages are read from."""
    monkeypatch.setattr("e2e.claims.vocabulary._FOLDER", tmp_path)
    vocabulary.cache_clear()
    return tmp_path


@pytest.mark.parametrize(
    ("before", "after", "there", "message"),
    [
        ("elisions = []\n", "", "# English", "the field elisions is missing"),
        ("bare = false\n", "", "[directions]", "the field directions.bare is missing"),
        ("[references]\n", "[reference]\n", "# English", "the field references is missing"),
        ('roles = ["checkbox"]\n', "", "[[controls]]", "the field controls[6].roles is missing"),
        ("bare = false", 'bare = "no"', "bare", "the field directions.bare is neither true nor false"),
        ('of = ["of"]', 'of = "of"', "of =", "the field references.of is no list of words"),
        ('of = ["of"]', "of = [1]", "of =", "the field references.of is no list of words"),
        ("[directions]\n", "x = 1\n[directions]\n", "x = 1", "the field x has no meaning"),
        ('left = ["left",', 'links = ["left",', "links", "the field directions.words.links has no meaning"),
        ("address-bar = ", "address_bar = ", "address_bar", "the field containers.address_bar has no meaning"),
        ("needs_label", "needs_lable", "needs_lable", "the field controls[9].needs_lable has no meaning"),
        ("capitalised_nouns", "#", "# English", "the field capitalised_nouns is missing"),
        ("elisions = []", "elisions = [", "# English", "this is no TOML"),
        ("elisions = []", "elisions = " + "[" * 5000, "# English", "this is no TOML"),
    ],
)  # fmt: skip
def test_a_broken_table_is_named_with_its_field(
    tables: Path, before: str, after: str, there: str, message: str
) -> None:
    broken = ENGLISH.replace(before, after, 1)
    assert broken != ENGLISH
    (tables / "xx.toml").write_text(broken, "utf-8")
    with pytest.raises(PageError) as caught:
        vocabulary("xx")
    (problem,) = caught.value.problems
    assert message in problem.shown()
    assert broken.split("\n")[problem.line - 1].startswith(there)
    assert problem.path.endswith("xx.toml")


@pytest.mark.parametrize("table", ["controls = 5\n", "controls = [5]\n", "directions = 5\n"])
def test_a_field_that_is_no_table_is_named(tables: Path, table: str) -> None:
    name = table.split(" ")[0]
    rest = "\n".join(part for part in ENGLISH.split("\n\n") if f"[{name}" not in part.split("\n")[0])
    (tables / "xx.toml").write_text(table + rest, "utf-8")
    with pytest.raises(PageError, match=f"xx.toml:1: the field {name}.* is no "):
        vocabulary("xx")


FRENCH = {
    "elisions = []": 'elisions = ["l", "d", "qu", "jusqu"]',
    "determiners = [": 'determiners = ["le", "la", "l’",',
    "container_prepositions = [": 'container_prepositions = ["dans",',
    'nouns = ["switch", "toggle"]\nalso_verb = true': 'nouns = ["interrupteur"]',
    'nouns = ["button",': 'nouns = ["bouton",',
    'nouns = ["radio button",': """nouns = ["case d'option",""",
    "bare = false": "bare = true",
    'top = ["top",': 'top = ["haut",',
    'left = ["left",': 'left = ["gauche",',
    "fillers = [": 'fillers = ["à",',
    "idioms = [": """idioms = ["d'en haut",""",
    'words = ["next to",': """words = ["à côté d'",""",
    "page = [": """page = ["écran d'accueil",""",
}


@pytest.fixture
def french(tables: Path) -> None:
    """Write a table with some French words."""
    table = ENGLISH
    for english, words in FRENCH.items():
        assert english in table
        table = table.replace(english, words, 1)
    (tables / "fr.toml").write_text(table, "utf-8")


@pytest.mark.parametrize(
    ("text", "controls"),
    [
        ("Cliquez sur l’interrupteur « Caméra ».", [("interrupteur", "Caméra")]),
        ("Cliquez sur l'interrupteur « Caméra ».", [("interrupteur", "Caméra")]),
        ("L’interrupteur d’un bouton « Non ».", [("interrupteur", None), ("bouton", "Non")]),
        ("Jusqu’au bouton qu’ouvre l’autre interrupteur.", [("bouton", None), ("interrupteur", None)]),
        ("La case d’option « A » ou la case d'option « B ».", [("case d’option", "A"), ("case d'option", "B")]),
        ("Aujourd’hui l’ interrupteur, le presqu'interrupteur.", [("interrupteur", None)]),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("french")
def test_a_noun_after_an_elision_is_read(
    tmp_path: Path, text: str, controls: list[tuple[str, str | None]]
) -> None:
    found = step(tmp_path, text, "fr").controls
    assert [(control.noun, control.label) for control in found] == controls


@pytest.mark.usefixtures("french")
def test_phrases_with_elisions_are_read(tmp_path: Path) -> None:
    found = step(tmp_path, "En haut à gauche dans l’écran d’accueil ; à côté d’« OK » ; d’en haut.", "fr")
    assert [(set(one.directions), one.container, one.reference) for one in found.positions] == [
        ({"top", "left"}, "page", None),
        (set(), None, "OK"),
    ]
