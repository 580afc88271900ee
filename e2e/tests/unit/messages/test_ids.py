"""Code and catalogues agree: every id that the code uses is in every catalogue, with its parameters, and no other."""

import ast
import functools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from e2e.messages.catalogue import FALLBACK, folders, languages

E2E = Path(__file__).parents[3]
COMPUTED = (
    "messages/catalogue.py",
    "messages/message.py",
    "messages/names.py",
    "reports/html/interface.py",
)
"""Where an id may be computed: it is given on, read back from data or from a template, or it names a surface."""


class _References(Visitor):
    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.messages: set[str] = set()

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802 - Fluent's name
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node: ftl.MessageReference) -> None:  # noqa: N802 - Fluent's name
        self.messages.add(node.id.name)


@functools.cache
def entries(lang: str) -> dict[str, ftl.Message]:
    """Return the messages of a language, from the project's own catalogues."""
    return {
        entry.id.name: entry
        for folder in folders()
        if folder.is_relative_to(E2E)
        for file in (folder / lang).glob("*.ftl")
        for entry in FluentParser().parse(file.read_text("utf-8")).body
        if isinstance(entry, ftl.Message)
    }


def references(entry: ftl.Message) -> _References:
    found = _References()
    found.visit(entry)
    return found


def forms(entry: ftl.Message) -> set[str]:
    return {attribute.id.name for attribute in entry.attributes}


def _has_surfaces(name: str) -> bool:
    return "/surfaces/" in name or name.endswith("/surfaces.py")


@functools.cache
def modules() -> dict[str, ast.Module]:
    """Return the modules that make messages, by their path within e2e."""
    parsed = {
        file.relative_to(E2E).as_posix(): ast.parse(file.read_text("utf-8"))
        for room in E2E.iterdir()
        if room.is_dir() and room.name != "tests"
        for file in sorted(room.rglob("*.py"))
    }
    return {name: tree for name, tree in parsed.items() if _has_surfaces(name) or makes_messages(tree)}


def makes_messages(tree: ast.Module) -> bool:
    return any(
        isinstance(node, ast.ImportFrom) and (node.module or "").startswith("e2e.messages")
        for node in ast.walk(tree)
    )


@functools.cache
def calls(tree: ast.Module) -> tuple[tuple[ast.Call, bool], ...]:
    """Return the calls that name a message, and whether its parameters are keywords: ``Message(…)``, ``.text(…)``."""
    found = []
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="Message")):
                found.append((node, False))
            case ast.Call(func=ast.Attribute(attr="text"), args=[_, *_]):
                found.append((node, True))
    return tuple(found)


def literals(node: ast.expr) -> list[str] | None:
    """Return the ids that an argument can be; None where it is computed."""
    match node:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.IfExp(body=body, orelse=other):
            one, two = literals(body), literals(other)
            return None if one is None or two is None else one + two
    return None


def parameters(call: ast.Call, *, keywords: bool) -> set[str] | None:
    """Return the names of a call's parameters; None where they are not all in sight."""
    if keywords:
        names = [keyword.arg for keyword in call.keywords]
        return None if None in names else {name for name in names if name}
    given = call.args[1] if len(call.args) > 1 else next((keyword.value for keyword in call.keywords), None)
    if given is None:
        return set()
    if not isinstance(given, ast.Dict):
        return None
    keys = [key.value if isinstance(key, ast.Constant) else None for key in given.keys]
    return None if None in keys else {str(key) for key in keys}


def used() -> Iterator[tuple[str, str, set[str] | None]]:
    """Yield each place of the code that uses an id, the id, and the parameters it gives."""
    for name, tree in modules().items():
        for call, keywords in calls(tree):
            for message in literals(call.args[0]) or []:
                yield f"{name}:{call.lineno}", message, parameters(call, keywords=keywords)


def of_templates() -> Iterator[tuple[str, str, set[str] | None]]:
    for file in sorted(E2E.glob("reports/**/*.j2")):
        for match in re.finditer(r"\bt\(\"([a-z]+-[a-z-]+)\"", file.read_text("utf-8")):
            yield file.name, match[1], None


def of_surfaces() -> set[str]:
    """Return the messages that name the surfaces: their classes carry the ids."""
    found = set()
    for name, tree in modules().items():
        if not _has_surfaces(name):
            continue
        for node in ast.walk(tree):
            match node:
                case (
                    ast.AnnAssign(target=ast.Name(id="id"), value=ast.Constant(value=str(text)))
                    | ast.Assign(targets=[ast.Name(id="id")], value=ast.Constant(value=str(text)))
                ):
                    found.add(f"surface-{text}")
    return found


def test_every_id_that_the_code_uses_is_in_the_catalogues() -> None:
    catalogue = entries(FALLBACK)
    wrong = [
        (where, message, given)
        for where, message, given in (*used(), *of_templates())
        if message not in catalogue
        or (given is not None and given != references(catalogue[message]).variables)
    ]
    assert wrong == []


def test_every_surface_has_a_name() -> None:
    named = {name for name in entries(FALLBACK) if name.startswith("surface-")}
    assert of_surfaces() == named


def test_every_id_of_the_catalogues_is_used() -> None:
    catalogue = entries(FALLBACK)
    needed = {message for _, message, _ in (*used(), *of_templates())} | of_surfaces()
    referred = {name for entry in catalogue.values() for name in references(entry).messages}
    assert catalogue.keys() - needed - referred == set()


def test_no_id_is_computed() -> None:
    wrong = [
        f"{name}:{call.lineno}"
        for name, tree in modules().items()
        if name not in COMPUTED
        for call, keywords in calls(tree)
        if not keywords and literals(call.args[0]) is None
    ]
    assert wrong == []


@pytest.mark.parametrize("lang", languages())
def test_languages_say_the_same_things(lang: str) -> None:
    english, other = entries(FALLBACK), entries(lang)
    assert english.keys() == other.keys()
    differ = [
        name
        for name in english
        if references(english[name]).variables != references(other[name]).variables
        or forms(english[name]) != forms(other[name])
    ]
    assert differ == []
