"""Every message of every catalogue is constructed and rendered, with each variant that its sentence has."""

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from e2e.messages.catalogue import catalogue, folders, languages
from e2e.messages.message import Message, Parameter
from e2e.messages.names import surface

E2E = Path(__file__).parents[3]
CATEGORIES = {"one": 1, "other": 7}
"""A number of each plural category that the languages have."""


class _Uses(Visitor):
    """How a sentence uses its parameters: as what a variant is chosen by, or as an argument of a function."""

    def __init__(self) -> None:
        self.values: dict[str, list[Parameter]] = {}

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802 - Fluent's name
        self.values.setdefault(node.id.name, ["text"])

    def visit_SelectExpression(self, node: ftl.SelectExpression) -> None:  # noqa: N802 - Fluent's name
        if isinstance(node.selector, ftl.VariableReference):
            self.values[node.selector.id.name] = [_chosen(variant.key) for variant in node.variants]
        self.generic_visit(node)

    def visit_FunctionReference(self, node: ftl.FunctionReference) -> None:  # noqa: N802 - Fluent's name
        argument = node.arguments.positional[0]
        given: dict[str, Parameter] = {
            "FORM": surface("page"),
            "DATE": "2026-11-27T21:00:00+00:00",
            "NUMBER": 1234.5,
            "COUNT": ["one", "other"],
            "LIST": ["one", "other"],
        }
        if isinstance(argument, ftl.VariableReference) and node.id.name in given:
            self.values[argument.id.name] = [given[node.id.name]]
        self.generic_visit(node)


def _chosen(key: ftl.Identifier | ftl.NumberLiteral) -> Parameter:
    if isinstance(key, ftl.NumberLiteral):
        return int(key.value)
    return CATEGORIES.get(key.name, key.name)


def constructed(lang: str) -> Iterator[Message]:
    """Yield the messages of a language, each with the parameters that choose its variants."""
    for folder in folders():
        for file in sorted((folder / lang).glob("*.ftl")) if folder.is_relative_to(E2E) else ():
            for entry in FluentParser().parse(file.read_text("utf-8")).body:
                if isinstance(entry, ftl.Message):
                    uses = _Uses()
                    uses.visit(entry)
                    for values in itertools.product(*uses.values.values()):
                        yield Message(entry.id.name, dict(zip(uses.values, values, strict=True)))


@pytest.mark.parametrize("lang", languages())
def test_every_message_renders_in_each_variant(lang: str) -> None:
    rendered = {message: catalogue(lang).render(message) for message in constructed(lang)}
    assert len(rendered) > 300
    assert [message for message, text in rendered.items() if "{ $" in text or "???" in text] == []


ODD: list[Parameter] = [
    1e308,
    10**30,
    -1,
    "",
    "\x00\x1b",
    True,
    ["a", 10**40],
    Message("nope"),
    [Message("x")],
    [],
]
"""Parameters that another version of the suite, or somebody else, may have written into a file."""


def test_a_message_of_a_file_is_shown_whatever_its_parameters_are() -> None:
    english = catalogue("en")
    for message in {one.id: one for one in constructed("en")}.values():
        for name in message.params:
            for odd in ODD:
                assert "\x1b" not in english.show(Message(message.id, {**message.params, name: odd}))
