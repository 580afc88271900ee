"""The little HTML that pages really use: read strictly, everything else stays text."""

import re
from html.parser import HTMLParser

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

PAIRED = ("a", "kbd")
"""Elements with an end tag; img is the one without."""

_COMMENT = re.compile(r"<!--(?!>|->).*?-->", re.DOTALL)
_VALUE = r"""\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'=<>`]+)"""
_TAG = re.compile(rf"<(/?)(a|kbd|img)((?:\s+[a-zA-Z][\w:-]*(?:{_VALUE})?)*)\s*/?>", re.IGNORECASE | re.DOTALL)


class _Attributes(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        for name, value in attrs:
            self.found.setdefault(name.lower(), value or "")


def attributes(tag: str) -> dict[str, str]:
    """Return the attributes of a start tag, character references resolved; the first of equal ones counts."""
    parser = _Attributes()
    parser.feed(tag)
    return parser.found


def page_tags(markdown: MarkdownIt) -> None:
    """Let a parser read the tags of pages as tokens; HTML is off otherwise."""
    markdown.inline.ruler.before("autolink", "page_tags", _tag)
    markdown.core.ruler.after("inline", "balance", _balance_all)


def _tag(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "<":
        return False
    comment = _COMMENT.match(state.src, state.pos)
    match = comment or _TAG.match(state.src, state.pos)
    if match is None or match.end() > state.posMax:
        return False
    if not silent and comment is None:
        _push(state, match)
    state.pos = match.end()
    return True


def _push(state: StateInline, match: re.Match[str]) -> None:
    closing, name = bool(match[1]), match[2].lower()
    found = {} if closing else attributes(match[0])
    if name == "img":
        if not closing:
            token = state.push("image", "img", 0)
            token.attrs = {"src": found.get("src", "")}
            token.content = found.get("alt", "")
            token.children = []
            token.meta = {"style": found.get("style", ""), "title": found.get("title", "")}
        return
    # The parser keeps a stack of what is open, and an end tag without its start tag would take from it.
    if closing and sum(token.nesting for token in state.tokens if token.meta.get("name") == name) < 1:
        return
    kind = {"a": "link", "kbd": "kbd"}[name]
    token = state.push(f"{kind}_close" if closing else f"{kind}_open", name, -1 if closing else 1)
    token.meta = {"name": name}
    if name == "a" and not closing:
        token.attrs = {key: found[key] for key in ("href", "title") if key in found}


def _balance_all(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "inline" and token.children:
            token.children = balanced(token.children)


def balanced(tokens: list[Token]) -> list[Token]:
    """Return inline tokens in which every element is closed, in the right order, and no link is in a link."""
    kept: list[Token] = []
    opened: list[Token] = []
    dropped_links = 0
    for token in tokens:
        if token.nesting == 1:
            if token.tag == "a" and any(outer.tag == "a" for outer in opened):
                dropped_links += 1
                continue
            opened.append(token)
        elif token.nesting == -1:
            if token.tag == "a" and dropped_links:
                dropped_links -= 1
                continue
            if not any(outer.tag == token.tag for outer in opened):
                continue
            while opened and opened[-1].tag != token.tag:
                kept.append(_end_of(opened.pop()))
            opened.pop()
        kept.append(token)
    kept += [_end_of(token) for token in reversed(opened)]
    return kept


def _end_of(token: Token) -> Token:
    return Token(token.type.replace("_open", "_close"), token.tag, -1)
