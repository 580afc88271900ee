"""The functions that the sentences of a catalogue may use: QUOTE, LIST, COUNT, FORM, CAPITAL and DATE."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import babel
import babel.dates
from fluent.runtime.types import FluentInt, FluentNone, FluentType

MOST = 6
"""So many items of a list are shown, unless the sentence says otherwise; of the others only the number."""


class Text(str, FluentType):
    """A text parameter: what a page, a label or another program says, shown as it is."""

    __slots__ = ()

    def format(self, locale: babel.Locale) -> str:  # type: ignore[override] # noqa: ARG002 - Fluent's, not str's
        """Return the text."""
        return str(self)


class Sentence(Text):
    """A message parameter, rendered. ``forms`` are its attributes: the same in another grammatical form."""

    __slots__ = ("forms", "known")
    forms: Mapping[str, str]
    known: bool

    def __new__(cls, text: str, forms: Mapping[str, str] | None = None, *, known: bool = True) -> "Sentence":
        """Make one; ``known`` is False where no catalogue has the message."""
        self = super().__new__(cls, text)
        self.forms, self.known = forms or {}, known
        return self


@dataclass(frozen=True)
class Items(FluentType):
    """A list parameter, rendered item by item; ``join`` makes one text of them."""

    items: tuple[Any, ...]
    join: Callable[[Sequence[str], int], str]
    most: int = MOST

    def format(self, locale: babel.Locale) -> str:
        """Return the items as one enumeration."""
        return self.join([_string(item, locale) for item in self.items], self.most)


def _string(item: Any, locale: babel.Locale) -> str:
    return str(item.format(locale)) if isinstance(item, FluentType) else str(item)


def functions(quoted: Callable[[str], str], locale: babel.Locale) -> dict[str, Callable[..., Any]]:
    """Return the functions for the catalogue of a language; ``quoted`` puts a text in its quotation marks."""

    def quote(value: Any) -> Any:
        # A message among labels ("nothing") is the suite's own words and no quotation.
        if isinstance(value, Items):
            return replace(value, items=tuple(quote(item) for item in value.items))
        return value if isinstance(value, Sentence | FluentNone) else Text(quoted(_string(value, locale)))

    def form(value: Any, name: str) -> Any:
        if isinstance(value, Items):
            return replace(value, items=tuple(form(item, name) for item in value.items))
        return Sentence(value.forms[name]) if isinstance(value, Sentence) and value.known else value

    def capital(value: Any) -> str:
        text = _string(value, locale)
        return Text(text[:1].upper() + text[1:])

    def date(value: str, pattern: str) -> str:
        moment = datetime.fromisoformat(value)
        there = moment.astimezone(UTC) if moment.tzinfo else moment
        return Text(babel.dates.format_datetime(there, pattern, locale=locale))

    return {
        "QUOTE": quote,
        "LIST": lambda items, most=MOST: replace(items, most=int(most)),
        "COUNT": lambda items: FluentInt(len(items.items)),
        "FORM": form,
        "CAPITAL": capital,
        "DATE": date,
    }
