"""Markdown to tokens: CommonMark with tables, every inline token knowing its line, kramdown's span attribute lists."""

import re
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

from e2e.markup.addresses import HELPERS

ATTRIBUTE_LIST = "attribute_list"
"""The type of the token of an attribute list in running text; its content is what stands between the braces."""

_DEEPEST = 100
_LOOKS_LIKE_LIST = re.compile(r"\{:(?=\s*(?:[#.][\w-]|[A-Za-z][\w:-]*\s*=|[A-Za-z][\w:-]*\s*\}))")
_BODY = re.compile(r"((?:\\\}|[^}\n])*)(\}?)")


class _State(StateInline):
    """Notes for every token how many lines of its paragraph come before it."""

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        token = super().push(ttype, tag, nesting)
        token.meta["line"] = self._line()
        return token

    def pushPending(self) -> Token:  # noqa: N802 - the name is the library's
        token = super().pushPending()
        token.meta["line"] = self._line()
        return token

    def _line(self) -> int:
        return self.src.count("\n", 0, self.pos)


class _Inline(ParserInline):
    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        state = _State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def _attribute_list(state: StateInline, silent: bool) -> bool:
    start = _LOOKS_LIKE_LIST.match(state.src, state.pos)
    if start is None:
        return False
    body = _BODY.match(state.src, start.end())
    if body is None or body.end() > state.posMax:
        return False
    if not silent:
        token = state.push(ATTRIBUTE_LIST, "", 0)
        token.content = body[1]
        before = state.src[state.pos - 1] if state.pos else " "
        # kramdown prints a list that follows plain text; after markup it belongs to the element.
        token.meta["after_element"] = before in "*_~)]>}`"
        token.meta["closed"] = bool(body[2])
    state.pos = body.end()
    return True


def parser() -> MarkdownIt:
    """Return a parser for kramdown-flavoured pages; block attribute lists have to be taken out before."""
    markdown = MarkdownIt("commonmark", {"maxNesting": _DEEPEST})
    rules = markdown.get_active_rules()
    inline = _Inline()
    inline.ruler.enableOnly(rules["inline"])
    inline.ruler2.enableOnly(rules["inline2"])
    inline.ruler.before("newline", ATTRIBUTE_LIST, _attribute_list)
    markdown.inline = inline
    markdown.helpers = HELPERS  # type: ignore[assignment]
    # Addresses stay as the page gives them: file names with umlauts are not to be percent-encoded.
    markdown.normalizeLink = _unchanged  # type: ignore[method-assign]
    return markdown.enable(["table", "strikethrough"])


def _unchanged(url: str) -> str:
    return url
