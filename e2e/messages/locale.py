"""Sentences that are not messages yet, in each language, until what says them is converted."""

import functools
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from e2e.messages.catalogue import catalogue
from e2e.messages.message import Message, Parameter
from e2e.messages.templates import Templates

TABLES = Path(__file__).parent / "languages"


class Words:
    """The words of one language. ``words("ui.brand")`` is a text; {names} in it are filled from the arguments."""

    def __init__(self, lang: str, table: dict[str, Any]) -> None:
        self.lang = lang
        self.name = catalogue(lang).name
        self._table = table
        self._templates = Templates(table.get("sentence", {}))

    def __call__(self, key: str, /, **values: object) -> str:
        """Return the text ``section.entry``; a plural is chosen by ``n``. Raises KeyError where there is none."""
        section, _, entry = key.partition(".")
        found = self._table[section][entry] if entry else self._table[section]
        if isinstance(found, dict):
            found = found["one" if values["n"] == 1 else "other"]
        return str(found).format(**values)

    def of(self, section: str, word: str) -> str:
        """Return what a word of the suite is called in this language; the word itself where no table knows it."""
        return str(self._table.get(section, {}).get(word, word))

    def knows(self, section: str, word: str) -> bool:
        """Tell whether the table has a word of the suite."""
        return word in self._table.get(section, {})

    def told(self, text: Message | str) -> str:
        """Return a sentence of the suite, also one with values in it; as it is where no table knows it."""
        if isinstance(text, Message):
            return catalogue(self.lang).render(text, stored=True)
        for section in ("phrase", "surface"):
            if self.knows(section, text):
                return self.of(section, text)
        return self._templates.told(text, self.told) or text

    def quoted(self, text: str) -> str:
        """Return a text in the language's quotation marks."""
        left, right = self._table["quotes"]
        return f"{left}{text}{right}"

    def listed(self, items: Iterable[str], most: int = 6) -> str:
        """Return items as one enumeration; at most ``most`` of them, and how many more there are."""
        every = list(items)
        if len(every) <= most:
            return ", ".join(every)
        return f"{', '.join(every[:most])} {self('and')} {self('more', n=len(every) - most)}"

    def text(self, id: str, /, **params: Parameter) -> str:
        """Return the sentence of a message, given by its parts."""
        return catalogue(self.lang).text(id, **params)

    def show(self, text: Message | str) -> str:
        """Return what a person reads: the sentence of a message; a text as it is."""
        return catalogue(self.lang).render(text, stored=True) if isinstance(text, Message) else text


@functools.cache
def words(lang: str) -> Words:
    """Return the words of a language; English where there is no table for it."""
    chosen = catalogue(lang).lang
    return Words(chosen, tomllib.loads((TABLES / f"{chosen}.toml").read_text("utf-8")))
