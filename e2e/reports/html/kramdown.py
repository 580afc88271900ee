"""What kramdown knows and CommonMark does not: attribute lists, which no reader ever sees."""

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline

_LIST = re.compile(r"\{:(?=[\s#.:/\w-])(?:\\.|\"[^\"\n]*\"|'[^'\n]*'|[^}\\\n])*\}")
_LIST_LINE = re.compile(rf"^(?P<quote>[ \t>]*){_LIST.pattern}[ \t]*$")
_HEADING_ID = re.compile(r"[ \t]*\{#[^}\s]+\}[ \t]*$")
_FENCE = re.compile(r"^[ \t>]*(?P<fence>`{3,}|~{3,})")


def without_lists(text: str) -> str:
    """Return one line of a page's source without its attribute lists."""
    return _HEADING_ID.sub("", _LIST.sub("", text)) if text.lstrip().startswith("#") else _LIST.sub("", text)


def given_id(lines: Sequence[str], span: Sequence[int]) -> str | None:
    """Return the id that a page gives the heading in these lines: behind it, or in a list on the line after it."""
    behind = _HEADING_ID.search(lines[span[0]])
    if behind:
        return behind[0].strip(" \t{#}")
    after = lines[span[1]] if span[1] < len(lines) else ""
    found = re.search(r"\s#([\w-]+)", after) if _LIST_LINE.match(after) else None
    return found[1] if found else None


def kramdown(markdown: MarkdownIt) -> None:
    """Let a parser pass over attribute lists: in the text, on a line of their own, and behind a heading."""
    markdown.core.ruler.after("normalize", "attribute_list_lines", _blank_lines)
    markdown.inline.ruler.before("escape", "attribute_list", _inline)
    markdown.core.ruler.before("inline", "heading_id", _heading_ids)
    markdown.core.ruler.push("empty_paragraphs", _drop_empty)


def _blank_lines(state: StateCore) -> None:
    lines, fence = state.src.split("\n"), ""
    for number, line in enumerate(lines):
        mark = _FENCE.match(line)
        if mark and (not fence or mark["fence"].startswith(fence)):
            fence = "" if fence else mark["fence"]
        elif not fence and (own := _LIST_LINE.match(line)):
            lines[number] = own["quote"]
    state.src = "\n".join(lines)


def _inline(state: StateInline, silent: bool) -> bool:  # noqa: ARG001 - the library's signature
    match = _LIST.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    state.pos = match.end()
    # The white space around a list at the start of a text belongs to the list.
    if not state.src[: match.start()].strip():
        while state.pos < state.posMax and state.src[state.pos] in " \t":
            state.pos += 1
    return True


def _heading_ids(state: StateCore) -> None:
    for before, token in zip(state.tokens, state.tokens[1:], strict=False):
        if before.type == "heading_open":  # its source line still has the id, see given_id
            token.content = _HEADING_ID.sub("", token.content)


def _drop_empty(state: StateCore) -> None:
    kept = []
    index = 0
    while index < len(state.tokens):
        token = state.tokens[index]
        if token.type == "paragraph_open" and not any(
            child.type not in ("softbreak", "text") or child.content.strip()
            for child in state.tokens[index + 1].children or []
        ):
            index += 3
            continue
        kept.append(token)
        index += 1
    state.tokens = kept
