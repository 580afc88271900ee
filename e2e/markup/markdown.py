"""Markdown to tokens: CommonMark with tables and strikethrough, kramdown's span attribute lists, places in the page.

After :func:`parse`, ``meta["places"]`` of a token with text of its own (``inline``, ``html_block``) is the place of
every character of its content, and of the end. ``meta["start"]`` of a token in running text is its index there, and
``meta["end"]`` that of its end, for links and pictures; ``meta["address"]`` are the indices of their address, where it
stands there, and ``meta["label"]`` is the name of the definition that gives it otherwise.
"""

import itertools
import re
from dataclasses import dataclass
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import StateBlock, reference
from markdown_it.rules_inline import StateInline, backtick, image, link
from markdown_it.token import Token
from markdown_it.utils import EnvType

from e2e.markup.html import open_elements
from e2e.markup.kramdown.addresses import HELPERS, address_span
from e2e.markup.source import Lines, Place, Span, span_between

ATTRIBUTE_LIST = "attribute_list"
"""The type of the token of an attribute list in running text; its content is what stands between the braces."""

_DEEPEST = 100
_LOOKS_LIKE_LIST = re.compile(r"\{:(?=\s*(?:[#.][\w-]|[A-Za-z][\w:-]*\s*=|[A-Za-z][\w:-]*\s*\}))")
_BODY = re.compile(r"((?:\\\}|[^}\n])*+)(\}?)")
_DEFINITION = re.compile(r"\[(?:\\.|[^\[\]\\])++\]:\s*+")
_HASHES = re.compile(r"#+")


@dataclass(frozen=True)
class Tokens:
    """The tokens of a page, and where the definitions of addresses give them, by their names."""

    tokens: list[Token]
    definitions: dict[str, Span]


class _State(StateInline):
    """Notes for every token at which index of its paragraph it starts."""

    _text_start = 0

    @property
    def pending(self) -> str:
        return super().pending

    @pending.setter
    def pending(self, value: str) -> None:
        if not self._pending and not self._pending_buffer:
            self._text_start = self.pos
        StateInline.pending.fset(self, value)  # type: ignore[attr-defined]

    def append_pending(self, text: str) -> None:
        if not self._pending and not self._pending_buffer:
            self._text_start = self.pos
        super().append_pending(text)

    def pushPending(self) -> Token:  # noqa: N802 - the name is the library's
        token = super().pushPending()
        token.meta["start"] = self._text_start
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        token = super().push(ttype, tag, nesting)
        token.meta["start"] = self.pos
        before = self.tokens[-2] if len(self.tokens) > 1 else None
        if ttype == "text" and before is not None and before.meta["start"] >= self.pos:
            # Several delimiters, such as **, or the text of an automatic link, after its "<".
            width = 1 if before.markup == "autolink" else len(before.content)
            token.meta["start"] = before.meta["start"] + width
        return token


def _starts(state: StateInline) -> None:
    """Give text that is about to be joined to the text before it the start of that."""
    for before, token in itertools.pairwise(state.tokens):
        # The delimiters of **strong** leave empty text where the second one was.
        if before.type == token.type == "text" and before.content:
            token.meta["start"] = before.meta["start"]


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


def _link(state: StateInline, silent: bool) -> bool:
    first = len(state.tokens)
    if not link(state, silent):
        return False
    if not silent:
        opened = next(token for token in state.tokens[first:] if token.type == "link_open")
        state.tokens[-1].meta["end"] = opened.meta["end"] = state.pos
        _note_address(state, opened, label_end=state.tokens[-1].meta["start"])
    return True


def _image(state: StateInline, silent: bool) -> bool:
    start = state.pos
    if not image(state, silent):
        return False
    if not silent:
        token = state.tokens[-1]
        token.meta["end"] = state.pos
        _note_address(state, token, label_end=start + len("![") + len(token.content))
    return True


def _code(state: StateInline, silent: bool) -> bool:
    start, before = state.pos, len(state.tokens)
    if not backtick(state, silent):
        return False
    if not silent and len(state.tokens) > before and state.tokens[-1].type == "code_inline":
        token = state.tokens[-1]
        width = state.pos - start - 2 * len(token.markup)
        token.meta["padded"] = width > len(token.content)
    return True


def _note_address(state: StateInline, token: Token, label_end: int) -> None:
    if state.src.startswith("](", label_end) and state.pos > label_end + 1:
        token.meta["address"] = address_span(state.src, label_end + len("]("), state.pos)


def _reference(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if not reference(state, start, end, silent):
        return False
    if not silent:
        text = state.getLines(start, state.line, state.blkIndent, False)
        opening = _DEFINITION.search(text)
        # The last one, unless it is defined a second time.
        name, found = next(reversed(state.env["references"].items()))
        if found["map"][0] == start and opening is not None:
            span = address_span(text, opening.end(), len(text))
            state.env.setdefault("definitions", {})[name] = (start, text, span)
    return True


def parser() -> MarkdownIt:
    """Return a parser for kramdown-flavoured pages; block attribute lists have to be taken out before."""
    markdown = MarkdownIt("commonmark", {"maxNesting": _DEEPEST, "store_labels": True})
    rules = markdown.get_active_rules()
    inline = _Inline()
    inline.ruler.enableOnly(rules["inline"])
    inline.ruler2.enableOnly(rules["inline2"])
    inline.ruler2.before("fragments_join", "starts", _starts)
    inline.ruler.before("newline", ATTRIBUTE_LIST, _attribute_list)
    inline.ruler.at("backticks", _code)
    inline.ruler.at("link", _link)
    inline.ruler.at("image", _image)
    markdown.inline = inline
    markdown.block.ruler.at("reference", _reference)
    # Joined to the text around them, escaped characters would have no places.
    markdown.core.ruler.disable("text_join")
    markdown.helpers = HELPERS  # type: ignore[assignment]
    # Addresses stay as the page gives them: file names with umlauts are not to be percent-encoded.
    markdown.normalizeLink = _unchanged  # type: ignore[method-assign]
    # Where a link may lead is for those to judge who show it.
    markdown.validateLink = _any  # type: ignore[method-assign]
    # Strikethrough is that of kramdown's parser for GitHub's Markdown, which Jekyll uses: two tildes, not one.
    return markdown.enable(["table", "strikethrough"])


def block_tokens(text: str) -> list[Token]:
    """Return the tokens of a page without those of its running text."""
    markdown = parser()
    markdown.core.ruler.enableOnly(["normalize", "block"])
    return markdown.parse(text)


def _unchanged(url: str) -> str:
    return url


def _any(url: str) -> bool:  # noqa: ARG001 - the library's signature
    return True


def parse(lines: Lines) -> Tokens:
    """Return the tokens of a page, with their places."""
    env: dict[str, Any] = {}
    tokens = parser().parse("\n".join(lines.texts), env)
    _join_html(tokens)
    cursors: dict[int, int] = {}
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.map is None or not token.content:
            continue
        if token.type == "html_block":
            token.meta["places"] = _by_lines(token.content, lines, token.map[0])
        elif token.type == "inline":
            token.meta["places"] = _of_inline(before, token, lines, cursors)
    definitions = {
        name: span_between(_by_lines(text, lines, first), *span)
        for name, (first, text, span) in env.get("definitions", {}).items()
    }
    return Tokens(tokens, definitions)


def _join_html(tokens: list[Token]) -> None:
    """Take indented lines within an open HTML element for HTML, as kramdown does, and not for code."""
    opened = 0
    for token in tokens:
        if token.type == "code_block" and opened > 0:
            token.type = "html_block"
        if token.type == "html_block":
            opened = max(0, opened + open_elements(token.content))


def _of_inline(before: Token | None, token: Token, lines: Lines, cursors: dict[int, int]) -> list[Place]:
    number = (token.map or [0])[0]
    text = lines.texts[number]
    if before is not None and before.type in {"th_open", "td_open"}:
        written = token.content.replace("|", "\\|")
        start = max(0, text.find(written, cursors.get(number, 0)))
        cursors[number] = start + len(written)
        indices = [index for index, _ in _unescaped(written)]
        return [lines.place(number, start + index) for index in [*indices, len(written)]]
    if before is not None and before.type == "heading_open" and before.markup.startswith("#"):
        hashes = _HASHES.search(text)
        start = max(0, text.find(token.content, hashes.end() if hashes else 0))
        return [lines.place(number, start + index) for index in range(len(token.content) + 1)]
    return _by_lines(token.content, lines, number)


def _unescaped(written: str) -> list[tuple[int, str]]:
    """Return the characters of a cell, with their indices; a backslash before a bar is not one of them."""
    return [
        (index, character)
        for index, character in enumerate(written)
        if not (character == "\\" and written.startswith("|", index + 1))
    ]


def _by_lines(content: str, lines: Lines, first: int) -> list[Place]:
    """Return the places of text that is the end of each of some lines, without their indentation and marks."""
    places: list[Place] = []
    number = first
    for number, part in enumerate(content.split("\n"), first):
        text = lines.texts[number] if number < len(lines.texts) else ""
        start = len(text.rstrip()) - len(part.rstrip())
        row = min(number, len(lines.texts) - 1)
        places += [lines.place(row, start + index) for index in range(len(part))]
        places.append(lines.place(row, start + len(part), width=0))
    return places
