"""What a page may not have, as it would go unverified: pictures in headings, addresses that nobody can read."""

import re
from collections.abc import Iterator

from e2e.markup.prose.model import Prose
from e2e.markup.source import Fail
from e2e.pages.outline import Outline

_LOST = re.compile(
    r"!\[(?!\^).{0,200}?\][(\[]|\]\(\s*<?\{[{%]|<(?:a|img|source|video)\s[^<>]{0,200}\{[{%]", re.IGNORECASE
)
"""The beginning of a picture, or of a link by Liquid, that was read as plain text."""


def reject_pictures_in_headings(found: Outline, fail: Fail) -> None:
    """Raise ``PageError`` for the first picture in a heading."""
    for heading in found.headings:
        for prose in heading.prose:
            for picture in prose.pictures:
                raise fail(
                    picture.line, "a screenshot in a heading belongs to no step; put it into a paragraph"
                )


def reject_lost_addresses(found: Outline, fail: Fail) -> None:
    """Raise ``PageError`` for the first picture or link that the parser took for plain text."""
    for prose in _all_prose(found):
        for lost in _LOST.finditer(prose.text):
            if not prose.code[lost.start()]:
                raise fail(
                    prose.places[lost.start()].line,
                    f"the address after {lost[0]} cannot be read; "
                    "write ![text](path) or [text](path), the path relative to the page and without Liquid",
                )


def _all_prose(found: Outline) -> Iterator[Prose]:
    for heading in found.headings:
        yield from heading.prose
    for candidate in found.candidates:
        yield from (passage.prose for passage in candidate.passages)
