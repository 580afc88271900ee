"""Folding what people type and see into what they mean: white space, words, slugs."""

import re
import unicodedata

INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
"""Soft hyphens, zero-width characters and byte order marks: a reader sees none of them."""

_ALIKE = str.maketrans({"’": "'", "‘": "'", "\u2011": "-"})

SCREENSHOT = "\ufffc"
"""Stands for a picture in running text (Unicode's object replacement character)."""

_WORD = re.compile(r"[^\W_](?:[\w'’]|-(?=\w))*")


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


def words(text: str) -> list[re.Match[str]]:
    """Return the words of a text; hyphens and apostrophes inside a word belong to it."""
    return list(_WORD.finditer(text))
