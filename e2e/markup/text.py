"""Folding what people type and see into what they mean: white space, words, slugs."""

import re
import unicodedata
from collections.abc import Collection, Iterator

INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
"""Soft hyphens, zero-width characters and byte order marks: a reader sees none of them."""

_ALIKE = str.maketrans({"’": "'", "‘": "'", "\u2011": "-"})

SCREENSHOT = "\ufffc"
"""Stands for a picture in running text (Unicode's object replacement character)."""

_WORD = re.compile(r"[^\W_](?:[\w'’]|-(?=\w))*")
_ELISION = re.compile(r"(\w+)['’](?=\w)")


def squeeze(text: str) -> str:
    """Return the text in NFC with white space (non-breaking included) folded and invisible characters dropped."""
    visible = unicodedata.normalize("NFC", text).translate(INVISIBLE).replace(SCREENSHOT, " ")
    return " ".join(visible.split())


def fold(text: str) -> str:
    """Return a label as it is compared: squeezed, and without the one period or comma that may end it.

    An ellipsis stays. Characters that look alike to a reader are one: typewriter's and printer's apostrophes, three
    periods and the ellipsis, hyphens that break a line and those that do not.
    """
    folded = squeeze(text).translate(_ALIKE).replace("...", "…")
    if folded.endswith((".", ",")) and not folded.endswith(".."):
        return folded[:-1].rstrip()
    return folded


def slugify_heading(text: str) -> str:
    """Return the anchor of a heading as GitHub-flavoured kramdown (Jekyll's default) makes it.

    Letters, marks, digits, ``_`` and ``-`` are kept in lower case, each space becomes a dash, the rest is dropped.
    Source: kramdown-parser-gfm, ``generate_gfm_header_id``.
    """
    return re.sub(r"[^\w\- ]", "", squeeze(text).lower()).replace(" ", "-")


def straighten(text: str) -> str:
    """Return the text with straight apostrophes."""
    return text.replace("’", "'")


def words(text: str, elisions: Collection[str] = ()) -> Iterator[tuple[int, int]]:
    """Yield where each word of a text starts and ends; hyphens and apostrophes inside a word belong to it.

    ``elisions`` are what an apostrophe joins to the next word: "l’icône" is two words, "l’" and "icône".
    """
    for found in _WORD.finditer(text):
        yield from split_elisions(text, *found.span(), elisions)


def split_elisions(text: str, start: int, end: int, elisions: Collection[str]) -> list[tuple[int, int]]:
    """Return the parts of the word between two positions: elisions, apostrophes included, and what follows them."""
    parts = []
    while (found := _ELISION.match(text, start, end)) and found[1].lower() in elisions:
        parts.append((start, found.end()))
        start = found.end()
    return [*parts, (start, end)]
