"""The catalogues: the sentences of each language, and how a message becomes one of them.

A language is a folder of Fluent files, ``languages/<language>/*.ftl``. A target brings a folder of its own,
``messages/<language>/*.ftl``: beside this room it is found by its name, from elsewhere it is registered.
"""

import functools
import math
from collections.abc import Iterable, Mapping, Sequence
from decimal import Context
from pathlib import Path
from typing import Any

import babel
import fluent.runtime.resolver
from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import FluentFloat, FluentInt
from fluent.syntax import ast

from e2e.messages.functions import Items, Sentence, Text, functions
from e2e.messages.message import Message, Parameter
from e2e.messages.visible import visible

CORE = Path(__file__).resolve().with_name("languages")
FALLBACK = "en"

# Fluent guards against catalogues by strangers. These are our own, and what a page or a program says may be longer.
fluent.runtime.resolver.MAX_PART_LENGTH = 1_000_000

_LARGEST = 1e15
"""Beyond it a number is written by its power of ten: 1E+30. The plural rules have no answer for much larger ones."""

_registered: list[Path] = []


class CatalogueError(Exception):
    """A catalogue cannot be read: a syntax error, or an id that is there twice."""


class UnknownMessage(Exception):
    """No catalogue has a message of this id."""


class MessageParameters(Exception):
    """A message lacks a parameter that its sentence needs, or has one that does not fit."""


def register(folder: Path) -> None:
    """Add a folder with catalogues of its own, ``<folder>/<language>/*.ftl``."""
    if folder.resolve() not in _registered:
        _registered.append(folder.resolve())
        catalogue.cache_clear()


def folders() -> list[Path]:
    """Return all folders with catalogues, the core's first."""
    beside = sorted(CORE.parents[1].glob("*/messages"))
    return list(dict.fromkeys([CORE, *beside, *_registered]))


def languages() -> tuple[str, ...]:
    """Return the languages that have a catalogue, in the order of their codes."""
    return tuple(sorted(path.name for path in CORE.iterdir() if any(path.glob("*.ftl"))))


@functools.cache
def catalogue(lang: str) -> "Catalogue":
    """Return the catalogue of a language, such as ``de`` or ``de-AT``; English for one that has none."""
    code = lang.lower().replace("_", "-").split("-")[0]
    return Catalogue(code if code in languages() else FALLBACK, folders())


class Catalogue:
    """The sentences of one language.

    Args:
        lang: the language's code, which is the name of its folder.
        folders: the folders that have such a folder. Where one of them lacks the language, its English is taken.
    """

    def __init__(self, lang: str, folders: Sequence[Path]) -> None:
        self.lang = lang
        self.locale = babel.Locale.parse(lang)
        self._bundle = FluentBundle(
            [lang],
            functions=functions(lambda text: self.text("quoted", text=text), self.locale),
            use_isolating=False,
        )
        self._ids: dict[str, Path] = {}
        for folder in folders:
            chosen = folder / lang if (folder / lang).is_dir() else folder / FALLBACK
            for file in sorted(chosen.glob("*.ftl")):
                self._add(file)

    def _add(self, file: Path) -> None:
        try:
            text = file.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise CatalogueError(f"{file}: it cannot be read: {error}; save it as UTF-8") from error
        resource = FluentResource(text)
        for entry in resource.body:
            if isinstance(entry, ast.Junk):
                line = text.count("\n", 0, entry.span.start if entry.span else 0) + 1
                raise CatalogueError(
                    f"{file}:{line}: {entry.annotations[0].message}: {(entry.content or '').strip()}"
                )
            if isinstance(entry, ast.Message | ast.Term):
                name = entry.id.name if isinstance(entry, ast.Message) else f"-{entry.id.name}"
                if name in self._ids:
                    raise CatalogueError(
                        f"{file}: {name} is in {self._ids[name]} already; give one of them another name: "
                        "ids of messages and surfaces are shared by all targets"
                    )
                self._ids[name] = file
        self._bundle.add_resource(resource)

    @property
    def name(self) -> str:
        """The language's own name of itself."""
        name = str(self.locale.get_language_name())
        return name[:1].upper() + name[1:]

    def text(self, id: str, /, **params: Parameter) -> str:
        """Return the sentence of a message, given by its parts. Raises what ``render`` raises."""
        return self.render(Message(id, params))

    def render(self, message: Message, *, stored: bool = False) -> str:
        """Return the sentence of a message, of the messages in it as well.

        Args:
            message: the message.
            stored: it comes from a file, which another version may have written, or a target that is not installed
                here: a message that is not known, or whose parameters have changed, is shown by the sentence that the
                file has beside it, or else as id and parameters.

        Raises:
            UnknownMessage: no catalogue has it.
            MessageParameters: a parameter is missing or of the wrong kind.
        """
        return visible(str(self._sentence(message, stored=stored)))

    def show(self, text: Message | str) -> str:
        """Return what a person reads: the sentence of a message from a verdict; a text as it is."""
        return self.render(text, stored=True) if isinstance(text, Message) else visible(text)

    def _sentence(self, message: Message, *, stored: bool) -> Sentence:
        if not self._bundle.has_message(message.id):
            if self.lang != FALLBACK and catalogue(FALLBACK)._bundle.has_message(message.id):
                # A language whose translation has only begun: the report must not be lost for it.
                return catalogue(FALLBACK)._sentence(message, stored=stored)
            if stored:
                return Sentence(message.text or _raw(message), known=False)
            raise UnknownMessage(f"no catalogue of {self.lang!r} has the message {message.id!r}")
        found = self._bundle.get_message(message.id)
        arguments = {name: self._argument(value, stored) for name, value in message.params.items()}
        if message.text and not all(map(_is_known, arguments.values())):
            return Sentence(message.text, known=False)
        try:
            text = self._formatted(message, found.value, arguments)
            forms = {
                name: self._formatted(message, pattern, arguments)
                for name, pattern in found.attributes.items()
            }
        except MessageParameters:
            if stored:
                return Sentence(message.text or _raw(message), known=False)
            raise
        return Sentence(text, forms)

    def _formatted(self, message: Message, pattern: Any, arguments: Mapping[str, Any]) -> str:
        text, errors = self._bundle.format_pattern(pattern, dict(arguments))
        if errors:
            causes = "; ".join(f"{type(error).__name__}: {error}" for error in errors)
            raise MessageParameters(f"{message} in {self.lang!r}: {causes}")
        return str(text)

    def _argument(self, value: Parameter, stored: bool) -> Any:
        match value:
            case Message():
                return self._sentence(value, stored=stored)
            case bool():
                return Text("true" if value else "false")
            case int() | float() if not abs(value) < _LARGEST:
                return Text(_by_power(value))
            case int():
                # Most numbers are lines, pixels and status codes, which have no separators: 1234, not 1,234.
                return FluentInt(value, useGrouping=False)
            case float():
                return FluentFloat(value, useGrouping=False)
            case str():
                return Text(value)
        return Items(tuple(self._argument(item, stored) for item in value), self._joined)

    def _joined(self, items: Sequence[str], most: int) -> str:
        shown = self.text("list-separator").join(items[:most])
        return self.text("list-more", items=shown, n=len(items) - most) if len(items) > most else shown


def _is_known(argument: Any) -> bool:
    items: Iterable[Any] = argument.items if isinstance(argument, Items) else (argument,)
    return all(not isinstance(item, Sentence) or item.known for item in items)


def _by_power(value: float) -> str:
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return str(Context(prec=7).create_decimal(value).normalize())


def _raw(value: Parameter) -> str:
    if isinstance(value, Message):
        if value.text:
            return value.text
        params = ", ".join(f"{name}: {_raw(param)}" for name, param in value.params.items())
        return f"{value.id} ({params})" if params else value.id
    if isinstance(value, int | float) and not abs(value) < _LARGEST:
        return _by_power(value)
    return str(value) if isinstance(value, str | int | float) else ", ".join(map(_raw, value))


def render(text: Message | str, lang: str = FALLBACK) -> str:
    """Return what a person reads, as ``Catalogue.show`` does: what says that something failed must not fail itself."""
    return catalogue(lang).show(text)
