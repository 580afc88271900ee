"""A page's Markdown: its tokens know where they stand in the page, whatever was left out before."""

import pytest

from e2e.markup.document import Document, read_document
from e2e.markup.prose.reading import inline_prose
from e2e.messages.message import Message
from e2e.tests.support.web_pages.little_pages import cut


def document(source: str, front_matter: int = 0) -> Document:
    def complain(line: int, message: Message) -> None:
        pytest.fail(f"{line}: {message}")

    return read_document(source, complain, front_matter=front_matter)


def words(source: str) -> list[str]:
    """Return what stands in the page where each word of its text is."""
    found = []
    for token in document(source).tokens:
        for prose in inline_prose(token) if token.type == "inline" and token.content else ():
            start = 0
            for word in prose.text.split():
                start = prose.text.index(word, start)
                found.append(cut(source, prose.span(start, start + len(word))))
                start += len(word)
    return found


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("# one two {: #a} #", ["one", "two"]),
        ("one\n  two\n---", ["one", "two"]),
        ("> - one\n>   two\n>   1. {: #a}three", ["one", "two", "three"]),
        ("| one | *two* |\n| --- | --- |\n| a \\| b | one |", ["one", "two", "a", "|", "b", "one"]),
        ("one **two** ~~three~~ `four` <five@x.y>", ["one", "two", "three", "four", "five@x.y"]),
        ("a\\*b &lt;&amp; ``c`d``", ["a\\*b", "&lt;&amp;", "c`d"]),
        (
            "one {% comment %}x\ny{% endcomment %} two {% comment %}z{% endcomment %}three",
            ["one", "two", "three"],
        ),
        ("* one *two\n\t*three*", ["one", "*two", "three"]),
        ("[one](x 'y') two <b title='x'>three</b>", ["one", "two", "three"]),
    ],
)
def test_every_word_is_where_it_stands(source: str, expected: list[str]) -> None:
    assert words(source) == expected


def test_definitions_are_where_their_addresses_stand() -> None:
    source = "---\nx: y\n---\n[a] [b]\n\n[a]: c.md 'd'\n\n> [b]:\n> <e f.md>"
    definitions = document(source, front_matter=3).definitions
    assert {name: cut(source, span) for name, span in definitions.items()} == {"A": "c.md", "B": "e f.md"}


def test_what_cannot_be_read_has_its_line() -> None:
    found: list[tuple[int, str]] = []
    read_document("x\n\n1. {: #a b=c} x\n1. {: #b\n", lambda line, message: found.append((line, message.id)))
    assert found == [(3, "attributes-malformed"), (4, "attributes-unclosed")]
