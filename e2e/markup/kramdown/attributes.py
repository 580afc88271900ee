"""kramdown's attribute lists: ``{: #id .class key="value"}``, taken out of a page before it is parsed.

Syntax as in kramdown's own parser (``lib/kramdown/parser/kramdown/extensions.rb``).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from markdown_it.token import Token

from e2e.markup.markdown import parser
from e2e.markup.source import Complain, Lines
from e2e.messages.message import Message

_LIST = r"\{:(?![:/])((?:\\\}|[^}])*)\}"
_LISTS = rf"(?:{_LIST}[ \t]*)+"
_QUOTE = r"[ \t]*(?:>[ \t]*)*"
_BLOCK = re.compile(rf"^({_QUOTE})({_LISTS})$")
_ITEM = re.compile(rf"^({_QUOTE}(?:(?:\d{{1,9}}[.)]|[-*+])[ \t]+)+)({_LISTS})")
_DEFINITION = re.compile(r"^[ ]{0,3}\{:([A-Za-z][\w-]*):[ \t]((?:\\\}|[^}])*)\}[ \t]*$")
_EXTENSION = re.compile(r"^[ ]{0,3}\{:(?::|/)[^}]*\}[ \t]*$")
_COMMENT = re.compile(r"^[ ]{0,3}\{::comment\}[ \t]*$")
_COMMENT_END = re.compile(r"^[ ]{0,3}\{:/(?:comment)?\}[ \t]*$")
_UNCLOSED = re.compile(rf"^{_QUOTE}(?:(?:\d{{1,9}}[.)]|[-*+])[ \t]+)*\{{:[^}}]*$")
_HEADING = re.compile(rf"[ \t]+({_LISTS}|\{{#(?P<anchor>[A-Za-z][\w:-]*)\}}[ \t]*)(?P<closing>#*[ \t]*)$")
_ANCHOR = re.compile(r"[ \t]*\{#[^}\s]+\}[ \t]*$")
_PART = re.compile(
    r"""\s*(?:\#(?P<id>[A-Za-z][\w:-]*)
        |\.(?P<class>[^\s.\#"'=]+)
        |(?P<key>[A-Za-z][\w:-]*)=(?P<quote>["'])(?P<value>(?:\\.|(?!(?P=quote)).)*)(?P=quote)
        |(?P<ref>[A-Za-z][\w:-]*)(?![\w=])
        )(?=[\s.\#]|$)""",
    re.VERBOSE,
)
_LITERAL_HTML = re.compile(r"\s*<(?:!--|!|\?|pre\b|script\b|style\b|textarea\b)", re.IGNORECASE)
_BUILT_IN = frozenset({"toc", "no_toc", "footnotes"})


@dataclass(frozen=True)
class Attributes:
    """What one or more attribute lists say: the id, the Chrome variant; ``line`` is theirs."""

    line: int
    id: str | None = None
    variant: str | None = None


@dataclass(frozen=True)
class BlockList:
    """An attribute list on a line of its own; ``indented`` if it stands inside a list item or a quote."""

    attributes: Attributes
    indented: bool


@dataclass
class Prepared:
    """A page without its block attribute lists, line for line, and those lists.

    ``in_items`` began list items, ``in_headings`` ended headings. ``definitions`` are the named lists.
    """

    lines: Lines
    blocks: list[BlockList] = field(default_factory=list)
    in_items: list[Attributes] = field(default_factory=list)
    in_headings: list[Attributes] = field(default_factory=list)
    definitions: dict[str, str] = field(default_factory=dict)


def without_lists(text: str) -> str:
    """Return one line of a page's source without its attribute lists."""
    bare = re.sub(_LIST, "", text)
    return _ANCHOR.sub("", bare) if text.lstrip().startswith("#") else bare


def parse_attributes(body: str, line: int, definitions: Mapping[str, str], complain: Complain) -> Attributes:
    """Return what stands between ``{:`` and ``}``; notes what is malformed, and reads on after it."""
    names: list[str] = []
    variant: str | None = None
    position, end, well_formed = 0, len(body.rstrip()), True
    while position < end:
        part = _PART.match(body, position, end)
        if part is None:
            rest = body[position:end].strip()
            if well_formed:
                complain(line, Message("attributes-malformed", {"part": rest}))
            well_formed = False
            position = body.index(rest, position) + len(rest.split()[0])
            continue
        position = part.end()
        if part["id"]:
            names.append(part["id"])
        elif part["key"] == "id":
            names.append(part["value"])
        elif part["key"] in {"variant", "data-variant"}:
            variant = part["value"]
        elif part["ref"] and part["ref"] not in _BUILT_IN:
            named = _reference(part["ref"], line, definitions, complain)
            names += [named.id] if named.id else []
            variant = named.variant or variant
    if len(set(names)) > 1:
        complain(line, Message("attributes-two-ids", {"ids": names}))
    return Attributes(line, names[0] if names else None, variant)


def _reference(name: str, line: int, definitions: Mapping[str, str], complain: Complain) -> Attributes:
    if name not in definitions:
        complain(line, Message("attributes-meaningless", {"name": name}))
        return Attributes(line)
    rest = {key: body for key, body in definitions.items() if key != name}
    return parse_attributes(definitions[name], line, rest, complain)


def prepare(lines: Lines, complain: Complain) -> Prepared:
    """Take the block attribute lists out of the lines of a page.

    The front matter has to be blank. A line that holds only attribute lists becomes blank, as it
    ends a block in kramdown too; line numbers stay. A malformed list is noted.
    """
    tokens = parser().parse("\n".join(lines.texts))
    literal = set(_literal_lines(tokens, lines.texts))
    headings = {
        number for token in tokens if token.type == "heading_open" for number in range(*token.map or (0, 0))
    }
    prepared = Prepared(lines)
    _drop_comments(lines, literal)
    for number, text in enumerate(lines.texts):
        if number not in literal and (found := _DEFINITION.match(text)):
            prepared.definitions[found[1]] = found[2]
            lines.cut(number, 0, len(text))
    for number in range(len(lines.texts)):
        if number not in literal:
            _prepare_line(prepared, number, number in headings, complain)
    return prepared


def _prepare_line(prepared: Prepared, number: int, heading: bool, complain: Complain) -> None:
    lines, line = prepared.lines, number + 1
    text = lines.texts[number]

    def attributes(lists: str) -> Attributes:
        bodies = " ".join(found[1] for found in re.finditer(_LIST, lists))
        return parse_attributes(bodies, line, prepared.definitions, complain)

    if _EXTENSION.match(text):
        lines.cut(number, 0, len(text))
    elif found := _BLOCK.match(text):
        prepared.blocks.append(BlockList(attributes(found[2]), indented=bool(found[1])))
        lines.cut(number, len(found[1].rstrip()), len(text))
    elif found := _ITEM.match(text):
        prepared.in_items.append(attributes(found[2]))
        lines.cut(number, found.end(1), found.end())
    elif heading and (found := _HEADING.search(text)):
        name = Attributes(line, id=found["anchor"]) if found["anchor"] else attributes(found[1])
        prepared.in_headings.append(name)
        lines.cut(number, found.start(), found.start("closing"), " ")
    elif _UNCLOSED.match(text):
        complain(line, Message("attributes-unclosed"))


def _literal_lines(tokens: Iterable[Token], lines: list[str]) -> Iterable[int]:
    for token in tokens:
        if token.map is None:
            continue
        literal = token.type in {"fence", "code_block"}
        if literal or (
            token.type == "html_block" and _LITERAL_HTML.match(lines[token.map[0]].lstrip("> \t"))
        ):
            yield from range(*token.map)


def _drop_comments(lines: Lines, literal: set[int]) -> None:
    inside = False
    for number, text in enumerate(lines.texts):
        if number in literal:
            continue
        inside = inside or bool(_COMMENT.match(text))
        ends = bool(_COMMENT_END.match(text))
        if inside:
            lines.cut(number, 0, len(text))
        inside = inside and not ends
