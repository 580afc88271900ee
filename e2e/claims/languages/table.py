"""A language's table, read field by field: what is missing, misspelt or of another type is named."""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from e2e.markup.text import split_elisions, straighten
from e2e.messages.message import Message, Parameter
from e2e.pages.model import InputProblem, PageError

_Fail = Callable[[str, Message], PageError]
"""Makes an error that has the line of a field."""


class Table:
    """A table of the file; each field is taken once, has to be of its type, and is missing only if optional."""

    def __init__(
        self,
        content: object,
        fail: _Fail,
        path: str = "",
        elisions: frozenset[str] = frozenset(),
    ) -> None:
        self._fail, self._path, self.elisions = fail, path, elisions
        if not isinstance(content, dict):
            raise fail(path, Message("vocabulary-no-table", {"field": path}))
        self._left = dict(content)

    def flag(self, key: str, *, optional: bool = False) -> bool:
        """Return a field that is true or false; false if it is optional and missing."""
        value = self._take(key, False if optional else None)
        if not isinstance(value, bool):
            raise self._fail(self._path_of(key), Message("vocabulary-no-flag", self._params(key)))
        return value

    def texts(self, key: str, *, optional: bool = False) -> tuple[str, ...]:
        """Return a field that is a list of texts; empty if it is optional and missing."""
        value = self._take(key, [] if optional else None)
        if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
            raise self._fail(self._path_of(key), Message("vocabulary-no-words", self._params(key)))
        return tuple(value)

    def phrases(self, key: str, *, optional: bool = False) -> tuple[str, ...]:
        """Return a list of words and phrases, cut into words as the text of a page is."""
        return tuple(
            " ".join(
                word[start:end] for word in straighten(text).split(" ") for start, end in self._cut(word)
            )
            for text in self.texts(key, optional=optional)
        )

    def table(self, key: str) -> "Table":
        """Return a field that is a table."""
        return Table(self._take(key), self._fail, self._path_of(key), self.elisions)

    def tables(self, key: str) -> "list[Table]":
        """Return a field that is a list of tables."""
        value = self._take(key)
        if not isinstance(value, list):
            raise self._fail(self._path_of(key), Message("vocabulary-no-tables", self._params(key)))
        return [
            Table(entry, self._fail, f"{self._path_of(key)}[{number}]", self.elisions)
            for number, entry in enumerate(value, 1)
        ]

    def by_word(self, key: str, meanings: Iterable[str]) -> Mapping[str, str]:
        """Return a table that may have a list of words for each of some meanings: the meaning of each word."""
        table = self.table(key)
        found = {word: meaning for meaning in meanings for word in table.phrases(meaning, optional=True)}
        table.end()
        return found

    def end(self) -> None:
        """Raise the error for a field that is left over."""
        for key in self._left:
            raise self._fail(self._path_of(key), Message("vocabulary-unknown-field", self._params(key)))

    def _cut(self, word: str) -> list[tuple[int, int]]:
        return split_elisions(word, 0, len(word), self.elisions)

    def _take(self, key: str, default: object = None) -> object:
        value = self._left.pop(key, default)
        if value is None:
            raise self._fail(self._path, Message("vocabulary-lacks-field", self._params(key)))
        return value

    def _params(self, key: str) -> dict[str, Parameter]:
        return {"field": self._path_of(key)}

    def _path_of(self, key: str) -> str:
        return f"{self._path}.{key}" if self._path else key


def read_table(file: Path) -> "Table":
    """Return the table in a file.

    Raises:
        PageError: It is no TOML; the table raises the same for each field that is missing or wrong.
    """
    name = "/".join(file.parts[-4:])
    try:
        source = file.read_text("utf-8-sig")
        content = tomllib.loads(source)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise PageError([InputProblem(name, 1, Message("vocabulary-no-toml", {"why": str(error)}))]) from None

    def fail(where: str, message: Message) -> PageError:
        return PageError([InputProblem(name, _line_of(source, where), message)])

    return Table(content, fail)


def _line_of(source: str, path: str) -> int:
    """Return the line of a field such as ``controls[2].roles``, or of the innermost table around it that is there."""
    lines = source.split("\n")
    line = 0
    for key, number in re.findall(r"([\w-]+)(?:\[(\d+)\])?", path):
        spelt = re.compile(rf"\s*(?:\[+\s*(?:[\w-]+\.)*{key}\s*\]|{key}\s*=)")
        found = [index for index in range(line, len(lines)) if spelt.match(lines[index])]
        if len(found) < int(number or 1):
            break
        line = found[int(number or 1) - 1]
    return line + 1
