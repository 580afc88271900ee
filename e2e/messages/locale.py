"""What the report says, in each language: one table a language, so that a third language is a table and no code."""

import functools
import tomllib
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from e2e.messages.catalogue import catalogue
from e2e.messages.message import Message
from e2e.messages.templates import Templates

TABLES = Path(__file__).parent / "languages"
FALLBACK = "en"


class Words:
    """The words of one language. ``words("ui.brand")`` is a text; {names} in it are filled from the arguments."""

    def __init__(self, lang: str, table: dict[str, Any]) -> None:
        self.lang = lang
        self.name: str = table["name"]
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

    def number(self, value: float, digits: int = 1) -> str:
        """Return a number as it is written in this language."""
        return f"{value:.{digits}f}".replace(".", self._table["decimal"])

    def percent(self, share: float) -> str:
        """Return a share of 0 to 1 as a percentage; what is not nothing never reads 0."""
        value = share * 100
        digits = 0 if value >= 10 or value == 0 else 1 if value >= 0.1 else 2
        return self("percent", number=self.number(max(value, 0.01) if value else 0, digits))

    def duration(self, seconds: float) -> str:
        """Return a time span for a reader."""
        if seconds < 60:
            return self("seconds", number=self.number(seconds))
        minutes, rest = divmod(round(seconds), 60)
        return self("minutes", minutes=minutes, seconds=rest)

    def date(self, moment: str) -> str:
        """Return an ISO 8601 moment as a date and a time of day, in UTC; as it is if it is none."""
        try:
            parsed = datetime.fromisoformat(moment)
        except ValueError:
            return moment
        there = parsed.astimezone(UTC) if parsed.tzinfo else parsed
        month = self._table["months"][there.month - 1]
        return self("date", day=there.day, month=month, year=there.year, time=f"{there:%H:%M}")


@functools.cache
def languages() -> tuple[str, ...]:
    """Return the languages that there are tables for, in the order of their codes."""
    return tuple(sorted(path.stem for path in TABLES.glob("*.toml")))


@functools.cache
def words(lang: str) -> Words:
    """Return the words of a language; English where there is no table for it."""
    code = lang.lower().replace("_", "-").split("-")[0]
    chosen = code if code in languages() else FALLBACK
    return Words(chosen, tomllib.loads((TABLES / f"{chosen}.toml").read_text("utf-8")))
