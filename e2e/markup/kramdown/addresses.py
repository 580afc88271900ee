"""Where the label of a link or picture ends, and its address: kramdown's rule, which allows spaces in it.

As in kramdown's own parser (``lib/kramdown/parser/kramdown/link.rb``); Jekyll fills in its Liquid before that.
"""

import re
from pathlib import PurePosixPath
from types import SimpleNamespace
from urllib.parse import unquote

from markdown_it import helpers
from markdown_it.common.utils import unescapeAll
from markdown_it.helpers.parse_link_destination import _Result as Destination
from markdown_it.rules_inline import StateInline

PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif"})
"""How the names of picture files end."""

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_DEEPEST = 32
_ENDS_INLINE = re.compile(r"\s*+\)|\s++[\"']")
_ENDS_DEFINITION = re.compile(r"[ \t]*+(?:\n|$)|\s++[\"']")
# What Liquid may hold is limited, as is the nesting, so that no page takes long.
_STOP = re.compile(
    r"""\{\{.{0,300}?\}\}|\{%.{0,300}?%\}|\\.
        |(?P<open>\()|(?P<close>\))|(?P<title>(?<!\s)\s+(?=["']))|(?P<line>\n)""",
    re.VERBOSE,
)


def is_absolute(address: str) -> bool:
    """Tell whether an address begins with a scheme or a host, so that it does not lead to a file beside the page."""
    return _SCHEME.match(address.strip()) is not None


def path_of(address: str) -> str:
    """Return the path of an address, without query and fragment, its percent-encoding undone."""
    return unquote(re.split(r"[?#]", address.strip(), maxsplit=1)[0])


def is_picture(address: str) -> bool:
    """Tell whether an address leads to a picture, by its file name."""
    return PurePosixPath(path_of(address)).suffix.lower() in PICTURES


def file_name(address: str) -> str:
    """Return the file name at the end of an address, or the address if it has no file name."""
    return PurePosixPath(path_of(address)).name or address


def destination(text: str, start: int, end: int) -> Destination:
    """Return the address at ``start``, no further than ``end``: CommonMark's, or kramdown's where that is longer."""
    found = helpers.parseLinkDestination(text, start, end)
    before = start
    while before and text[before - 1].isspace():
        before -= 1
    inline = text.startswith("(", before - 1)
    if not inline and text.startswith("[^"):
        # A footnote, which readers do see.
        found.ok = False
        return found
    ends = _ENDS_INLINE if inline else _ENDS_DEFINITION
    if text.startswith("<", start) or (found.ok and ends.match(text, found.pos, end)):
        return found
    position = _end(text, start, end, inline=inline)
    address = " ".join(text[start:position].split())
    if address:
        found.ok, found.pos, found.str = True, position, unescapeAll(address)
    return found


def address_span(text: str, start: int, end: int) -> tuple[int, int]:
    """Return from where to where the address stands that begins at ``start`` or after white space there.

    Pointed brackets around it are not part of it.
    """
    while start < end and text[start].isspace():
        start += 1
    found = destination(text, start, end)
    if not found.ok:
        return start, start
    if text.startswith("<", start):
        return start + 1, found.pos - 1
    return start, start + len(text[start : found.pos].rstrip())


def _end(text: str, start: int, end: int, *, inline: bool) -> int:
    """Return where the address ends; ``start`` if nowhere. ``inline``: it stands in parentheses, which may nest."""
    depth = 0
    for stop in _STOP.finditer(text, start, end):
        if stop["title"] or (stop["line"] and not inline):
            return stop.start()
        if inline and stop["close"]:
            if depth == 0:
                return stop.start()
            depth -= 1
        elif stop["open"]:
            depth += 1
            if depth > _DEEPEST:
                return start
    return start if inline else end


def _label_end(state: StateInline, start: int, disable_nested: bool = False) -> int:
    """Return where the label of a link or a picture ends that begins with the bracket at ``start``; -1 if nowhere.

    As the parser's own rule does, but a label within a label is gone through once, and not again from each bracket
    before it.
    """
    # Kept with the paragraph, under the end of what is read of it.
    ends: dict[tuple[int, bool], dict[int, int]] = vars(state).setdefault("label_ends", {})
    known = ends.setdefault((state.posMax, disable_nested), {})
    if start not in known:
        before = state.pos
        _find_label_ends(state, start, disable_nested, known)
        state.pos = before
    return known[start]


def _find_label_ends(state: StateInline, start: int, disable_nested: bool, known: dict[int, int]) -> None:
    """Note the end of the label at ``start``, and of all that begin in it."""
    opened = [start]
    state.pos = start + 1
    while opened and state.pos < state.posMax:
        position = state.pos
        marker = state.src[position]
        if marker == "]":
            known[opened.pop()] = position
        state.md.inline.skipToken(state)
        if marker == "[" and state.pos != position + 1:
            if disable_nested:
                break
        elif marker == "[":
            end = known.get(position)
            if end is None:
                opened.append(position)
            elif end < 0:
                break
            else:
                state.pos = end + 1
    known.update(dict.fromkeys(opened, -1))


HELPERS = SimpleNamespace(
    parseLinkDestination=destination,
    parseLinkLabel=_label_end,
    parseLinkTitle=helpers.parseLinkTitle,
)
"""The parser's helpers, two of them in place of its own."""
