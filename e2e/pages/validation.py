"""What a page may not have, as it would go unverified: pictures in headings, addresses that nobody can read."""

import re
from collections.abc import Iterator

from e2e.markup.prose.model import Prose
from e2e.markup.source import Complain
from e2e.messages.message import Message
from e2e.pages.outline import Outline

_LOST = re.compile(
    r"!\[(?!\^).{0,200}?\][(\[]|\]\(\s*<?\{[{%]|<(?:a|img|source|video)\s[^<>]{0,200}\{[{%]", re.IGNORECASE
)
"""The beginning of a picture, or of a link by Liquid, that was read as plain text."""


def find_pictures_in_headings(found: Outline, complain: Complain) -> None:
    """Note every picture in a heading."""
    for heading in found.headings:
        for prose in heading.prose:
            for picture in prose.pictures:
                complain(picture.line, Message("picture-in-heading"))


def find_lost_addresses(found: Outline, complain: Complain) -> None:
    """Note every picture or link that the parser took for plain text."""
    for prose in _all_prose(found):
        for lost in _LOST.finditer(prose.text):
            if not prose.code[lost.start()]:
                complain(prose.places[lost.start()].line, Message("address-lost", {"after": lost[0]}))


def _all_prose(found: Outline) -> Iterator[Prose]:
    for heading in found.headings:
        yield from heading.prose
    for candidate in found.candidates:
        yield from (passage.prose for passage in candidate.passages)
