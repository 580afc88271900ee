"""The addresses in a page's Markdown: where links and pictures lead to, found and replaced in the text itself.

Everything else of the text stays as it is, to the character. What the parser sees of the result is compared with what
it saw before, so that an address which this module overlooks is an error and never a dead link.
"""

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from markdown_it.token import Token

from e2e.markup.markdown import parser

Rewrite = Callable[[str, int], str]
"""Gives the new address for an address; its line is for messages alone."""

_DESTINATION = r"<[^<>\n]*>|(?!<)(?:\\.|\([^\s()]*\)|[^\s()\\])+"
_INLINE = re.compile(rf"(?P<before>\]\([ \t]*\n?[ \t]*)(?P<address>{_DESTINATION})")
_DEFINITION = re.compile(
    rf"^(?P<before>[ \t>]*\[(?:\\.|[^\[\]\\])+\]:[ \t]*\n?[ \t]*)(?P<address>{_DESTINATION})", re.MULTILINE
)
_TAG = re.compile(
    r"""<(?:img|a)\b(?:[^"'<>]|"[^"]*"|'[^']*')*>""",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(
    r"""(?P<before>[\s"'](?:src|href)\s*=\s*)(?P<address>"[^"]*"|'[^']*'|[^\s"'<>=`]+)""", re.IGNORECASE
)
_CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)\1(?!`)", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_ESCAPED = re.compile(r"[\\()<>&]")


class Overlooked(Exception):
    """An address that the parser sees and the text does not show plainly; ``line`` is its line."""

    def __init__(self, address: str, line: int) -> None:
        super().__init__(address, line)
        self.address = address
        self.line = line


@dataclass(frozen=True)
class Found:
    """An address, as the parser gives it, and the line on which its link or picture begins."""

    address: str
    line: int


def rewritten(source: str, first: int, rewrite: Rewrite) -> str:
    """Return a page's text with every address of a link or picture replaced by what ``rewrite`` gives for it.

    ``first`` is the number of lines before the text proper (front matter), which stay as they are. Raises Overlooked.
    """
    lines = source.split("\n")
    head, body = lines[:first], "\n".join(lines[first:])
    before = addresses(body)
    seen = frozenset(found.address for found in before)
    text = _replaced(body, seen, lambda address, line: rewrite(address, line + first))
    after = addresses(text)
    for old, new in zip(before, after, strict=False):
        if new.address != rewrite(old.address, old.line + first):
            raise Overlooked(old.address, old.line + first)
    if len(before) != len(after):
        lost = before[min(len(before), len(after)) - 1]
        raise Overlooked(lost.address, lost.line + first)
    return "\n".join([*head, text]) if head else text


def addresses(text: str) -> list[Found]:
    """Return the addresses that a parser finds in Markdown, in its order."""
    found: list[Found] = []
    for token in parser().parse(text):
        line = token.map[0] + 1 if token.map else 1
        if token.type == "inline":
            found += _inline(token.children or [], line)
        elif token.type == "html_block":
            found += _html(token.content, line)
    return found


def _inline(tokens: list[Token], first: int) -> Iterator[Found]:
    for token in tokens:
        line = first + int(token.meta.get("line", 0))
        if token.type == "image":
            yield Found(str(token.attrs.get("src", "")), line)
        elif token.type == "link_open" and token.markup != "autolink":
            yield Found(str(token.attrs.get("href", "")), line)
        elif token.type == "html_inline":
            yield from _html(token.content, line)


def _html(text: str, first: int) -> list[Found]:
    reader = _Tags(first)
    reader.feed(text)
    return reader.found


class _Tags(HTMLParser):
    def __init__(self, first: int) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Found] = []
        self._first = first

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        wanted = {"img": "src", "a": "href"}.get(tag)
        for name, value in attrs:
            if name == wanted and value is not None:
                self.found.append(Found(value, self._first + self.getpos()[0] - 1))


def _replaced(text: str, seen: frozenset[str], rewrite: Rewrite) -> str:
    veiled = _veiled(text)
    places = {
        match.span("address") for pattern in (_INLINE, _DEFINITION) for match in pattern.finditer(veiled)
    }
    attributes = {
        match.span("address")
        for tag in _TAG.finditer(veiled)
        for match in _ATTRIBUTE.finditer(veiled, *tag.span())
    }
    done, result = 0, []
    for start, end in sorted(places | attributes):
        written = text[start:end]
        bracket = written[0] if written[0] in "<\"'" and len(written) > 1 else ""
        inner = written[1:-1] if bracket else written
        in_tag = (start, end) in attributes
        address = html.unescape(inner if in_tag else _ESCAPE.sub(r"\1", inner))
        if address not in seen:
            continue
        new = rewrite(address, text.count("\n", 0, start) + 1)
        if new != address:
            spelled = html.escape(new) if in_tag else _ESCAPED.sub(r"\\\g<0>", new)
            result += [text[done : start + len(bracket)], spelled]
            done = end - len(bracket)
    return "".join([*result, text[done:]])


def _veiled(text: str) -> str:
    """Return the text, as long as it is, with everything blotted out that is code or comment."""
    lines = text.split("\n")
    for token in parser().parse(text):
        if token.map and token.type in {"fence", "code_block"}:
            for number in range(*token.map):
                lines[number] = "\0" * len(lines[number])
    veiled = "\n".join(lines)
    for pattern in (_COMMENT, _CODE_SPAN):
        veiled = pattern.sub(lambda match: re.sub(r"[^\n]", "\0", match[0]), veiled)
    return veiled
