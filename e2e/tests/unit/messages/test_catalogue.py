"""A message becomes a sentence of a language: nested, listed, quoted, with numbers as the language writes them."""

from pathlib import Path

import pytest

from e2e.messages.catalogue import (
    Catalogue,
    CatalogueError,
    MessageParameters,
    UnknownMessage,
    catalogue,
    languages,
    register,
    render,
)
from e2e.messages.message import Message

CATALOGUE = """
quoted = «{ $text }»
list-separator = { "; " }
list-more = { $items } +{ $n }
bare = Nothing.
label = There is no { QUOTE($label) }.
labels = There is { QUOTE($labels) }.
some = There is { LIST($labels, most: 2) }.
many = { COUNT($labels) ->
    [0] none
    [one] one
   *[other] { COUNT($labels) }
}
room = the room
    .in = in the room
where = { CAPITAL($place) }: { FORM($place, "in") }.
waited = { $seconds } s, line { $line }, { NUMBER($size, useGrouping: 1) } bytes
yes = { $held ->
    [true] held
   *[false] not held
}
at = { DATE($when, "d MMMM y, HH:mm") }
"""


@pytest.fixture
def english(tmp_path: Path) -> Catalogue:
    return made(tmp_path, CATALOGUE)


def made(folder: Path, *files: str, lang: str = "en") -> Catalogue:
    for number, text in enumerate(files):
        (folder / lang).mkdir(exist_ok=True)
        (folder / lang / f"{number}.ftl").write_text(text, "utf-8")
    return Catalogue(lang, [folder])


def test_a_text_is_shown_as_it_is_and_quoted_in_the_language(english: Catalogue) -> None:
    assert english.text("label", label='a { $b } «c» "d"') == 'There is no «a { $b } «c» "d"».'
    assert catalogue("de").text("quoted", text="An") == "„An“"


def test_no_marks_of_direction_are_put_around_parameters(english: Catalogue) -> None:
    assert english.text("label", label="x").isascii() is False
    assert not set("\u2068\u2069") & set(english.text("label", label="x"))


def test_a_long_text_is_whole(english: Catalogue) -> None:
    assert english.text("label", label="x" * 9000) == f"There is no «{'x' * 9000}»."


def test_a_message_within_is_rendered_too_and_not_quoted(english: Catalogue) -> None:
    assert english.text("labels", labels=["A", Message("bare")]) == "There is «A»; Nothing.."
    assert english.text("label", label=Message("label", {"label": "B"})) == "There is no There is no «B».."


def test_a_list_is_cut_short(english: Catalogue) -> None:
    assert english.text("labels", labels=list("abcdef")) == "There is «a»; «b»; «c»; «d»; «e»; «f»."
    assert english.text("labels", labels=list("abcdefgh")) == "There is «a»; «b»; «c»; «d»; «e»; «f» +2."
    assert english.text("some", labels=list("abc")) == "There is a; b +1."
    assert [english.text("many", labels=labels) for labels in ([], ["a"], list("ab"))] == ["none", "one", "2"]


def test_a_message_has_forms(english: Catalogue) -> None:
    assert english.text("where", place=Message("room")) == "The room: in the room."
    with pytest.raises(MessageParameters, match="in"):
        english.text("where", place=Message("bare"))


def test_numbers_are_written_as_in_the_language(tmp_path: Path) -> None:
    english, german = made(tmp_path, CATALOGUE), made(tmp_path, CATALOGUE, lang="de")
    assert english.text("waited", seconds=0.5, line=1234, size=1234) == "0.5 s, line 1234, 1,234 bytes"
    assert german.text("waited", seconds=0.5, line=1234, size=1234) == "0,5 s, line 1234, 1.234 bytes"
    assert english.text("waited", seconds=20.0, line=1, size=1) == "20 s, line 1, 1 bytes"
    assert (english.text("yes", held=True), english.text("yes", held=False)) == ("held", "not held")
    assert german.text("at", when="2025-03-04T05:06:07+02:00") == "4 März 2025, 03:06"


def test_an_unknown_message_and_a_missing_parameter_are_errors(english: Catalogue) -> None:
    with pytest.raises(UnknownMessage, match="no-such"):
        english.text("no-such")
    with pytest.raises(MessageParameters, match="label"):
        english.text("label")
    with pytest.raises(UnknownMessage, match="no-such"):
        english.text("label", label=Message("no-such"))


def test_an_unknown_message_of_an_old_file_is_shown_by_its_id(english: Catalogue) -> None:
    old = Message("no-such", {"label": "A", "others": ["B", Message("older")]})
    assert english.render(old, stored=True) == "no-such (label: A, others: B, older)"
    assert english.render(Message("labels", {"labels": [old]}), stored=True).startswith("There is no-such (")
    assert english.render(Message("where", {"place": old}), stored=True).startswith("No-such (label: A")
    assert english.render(Message("label", {"title": "A"}), stored=True) == "label (title: A)"


def test_a_message_that_nobody_here_knows_is_shown_by_the_sentence_of_its_file(english: Catalogue) -> None:
    unknown = Message.from_data({"id": "no-such", "params": {"n": 1}, "text": "The lamp is off."})
    assert english.render(unknown, stored=True) == "The lamp is off."
    assert (
        english.render(Message("label", {"label": unknown}), stored=True) == "There is no The lamp is off.."
    )
    changed = Message.from_data({"id": "label", "params": {"title": "A"}, "text": "There was no “A”."})
    assert english.render(changed, stored=True) == "There was no “A”."
    with pytest.raises(UnknownMessage, match="no-such"):
        english.render(unknown)


@pytest.mark.parametrize("place", [Message("surface-lamp"), ["x", Message("surface-lamp")]])
def test_a_sentence_about_something_unknown_is_taken_whole_from_its_file(
    english: Catalogue, place: Message | list[str | Message]
) -> None:
    stored = Message("label", {"label": place}, "There is no “On” at the lamp.")
    assert english.render(stored, stored=True) == "There is no “On” at the lamp."
    assert english.render(Message("label", {"label": place}), stored=True).startswith("There is no")


@pytest.mark.parametrize("number", [1e308, -1e308, 10**30, 10**400, float("nan"), float("inf"), 5e-324])
def test_a_number_that_no_plural_has_is_written_all_the_same(english: Catalogue, number: float) -> None:
    assert english.text("label", label=number).startswith("There is no")
    assert english.render(Message("many", {"labels": number}), stored=True).startswith("many (labels: ")
    assert english.render(Message("waited", {"seconds": number}), stored=True).startswith("waited (seconds: ")


def test_a_large_number_is_written_by_its_power_of_ten(english: Catalogue) -> None:
    assert english.text("waited", seconds=10**30, line=1.5e308, size=1) == "1E+30 s, line 1.5E+308, 1 bytes"


def test_a_broken_catalogue_is_an_error_with_its_file(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"0\.ftl"):
        made(tmp_path, "label = { $x")
    with pytest.raises(CatalogueError, match=r"1\.ftl: a is in .*0\.ftl"):
        made(tmp_path, "a = b\n", "a = c\n")


def test_a_target_registers_its_folder_and_may_lack_a_language(tmp_path: Path) -> None:
    made(tmp_path, "only-of-this-target = Its own.\n")
    register(tmp_path)
    assert [render(Message("only-of-this-target"), lang) for lang in languages()] == ["Its own."] * len(
        languages()
    )


def test_a_language_without_a_catalogue_is_english() -> None:
    assert [catalogue(lang).lang for lang in ("pt-BR", "de-AT", "de_DE", "en")] == ["en", "de", "de", "en"]


def test_a_message_is_a_value() -> None:
    message = Message("a", {"b": ["c", Message("d", {"e": 1})], "f": True})
    again = Message.from_data(message.to_data())
    assert again == message
    assert {again: 1}[message] == 1
    assert Message("a") != Message("b")


def test_what_is_shown_may_be_a_text_or_a_message_of_another_version() -> None:
    assert render("the room", "de") == "the room"
    assert render(Message("no-such", {"label": "A"}), "de") == "no-such (label: A)"
