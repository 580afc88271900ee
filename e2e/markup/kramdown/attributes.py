"""kramdown's attribute lists: ``{: #id .class key="value"}``, taken out of a page before it is parsed.

Syntax as in kramdown's own parser (``lib/kramdown/parser/kramdown/extensions.rb``).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from markdown_it.token import Token

from e2e.markup.markdown import block_tokens
from e2e.markup.source import Complain, Lines
from e2e.messages.message import Message

# No two parts can take the same, so that no line takes long. As in kramdown, an escaped brace or quote is the end where
# no other is: only before it can a part give back what it has taken.
_LIST = r"\{:(?![:/])((?:\\\}|[^}])*)\}"
_LISTS = rf"(?:{_LIST}[ \t]*+)++"
_QUOTE = r"[ \t]*+(?:>[ \t]*+)*+"
_BLOCK = re.compile(rf"^({_QUOTE})({_LISTS})$")
_ITEM = re.compile(rf"^({_QUOTE}(?:(?:\d{{1,9}}[.)]|[-*+])[ \t]++)++)({_LISTS})")
_DEFINITION = re.compile(r"^[ ]{0,3}\{:([A-Za-z][\w-]*):[ \t]((?:\\\}|[^}])*)\}[ \t]*$")
_EXTENSION = re.compile(r"^[ ]{0,3}\{:(?::|/)[^}]*\}[ \t]*$")
_COMMENT = re.compile(r"^[ ]{0,3}\{::comment\}[ \t]*$")
_COMMENT_END = re.compile(r"^[ ]{0,3}\{:/(?:comment)?\}[ \t]*$")
_UNCLOSED = re.compile(rf"^{_QUOTE}(?:(?:\d{{1,9}}[.)]|[-*+])[ \t]++)*+\{{:[^}}]*$")
_ANY_LIST = re.compile(_LIST)
_HEADING_ANCHOR = re.compile(
    r"(?<![ \t])[ \t]++(\{#(?P<anchor>[A-Za-z][\w:-]*+)\}[ \t]*+)(?P<closing>#*+[ \t]*+)$"
)
_ANCHOR = re.compile(r"(?<![ \t])[ \t]*+\{#[^{}\s]++\}[ \t]*+$")
_PART_END = r"(?=[\s.\#]|$)"
_PART = re.compile(
    rf"""\s*(?:\#(?P<id>[A-Za-z][\w:-]*)
        |\.(?P<class>[^\s.\#"'=]+)
        |(?P<key>[A-Za-z][\w:-]*)=(?P<quote>["'])
            (?P<value>(?:\\.|(?!(?P=quote))[^\\])*+(?=(?P=quote){_PART_END})|(?:\\(?P=quote)|(?!(?P=quote)).)*)(?P=quote)
        |(?P<ref>[A-Za-z][\w:-]*)(?![\w=])
        ){_PART_END}""",
    re.VERBOSE,
)
_SKIPPED = re.compile(r"\s*\S+")
_LITERAL_HTML = re.compile(r"\s*<(?:!--|!|\?|pre\b|script\b|style\b|textarea\b)", re.IGNORECASE)
_DEEPEST = 32
"""How many named attribute lists may lead to one another."""
_BUILT_IN = frozenset({"toc", "no_toc", "footnotes"})


@dataclass(frozen=True)
class Attributes:
    """What one or more attribute lists say: the id, the Chrome variant; ``line`` is theirs."""

    line: int
    id: str | None = None
    variant: str | None = None


class Definitions:
    """The named attribute lists of a page; each is read once, however often others lead to it."""

    def __init__(self) -> None:
        self._bodies: dict[str, str] = {}
        self._read: dict[str, Attributes] = {}
        self._open: list[str] = []

    def define(self, name: str, body: str) -> None:
        """Note a named list; of several with one name the last counts."""
        self._bodies[name] = body

    def attributes(self, name: str, line: int, complain: Complain) -> Attributes:
        """Return what a named list says, that on ``line`` leads to."""
        if name not in self._bodies or name in self._open:
            complain(line, Message("attributes-meaningless", {"name": name}))
            return Attributes(line)
        if len(self._open) == _DEEPEST:
            complain(line, Message("attributes-too-deep", {"name": name, "most": _DEEPEST}))
            return Attributes(line)
        if name not in self._read:
            self._open.append(name)
            self._read[name] = parse_attributes(self._bodies[name], line, self, complain)
            self._open.pop()
        return self._read[name]


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
    definitions: Definitions = field(default_factory=Definitions)


def without_lists(text: str) -> str:
    """Return one line of a page's source without its attribute lists."""
    # Up to the last brace, as from each "{:" after it all the rest would be searched.
    last = text.rfind("}") + 1
    bare = re.sub(_LIST, "", text[:last]) + text[last:]
    return _ANCHOR.sub("", bare) if text.lstrip().startswith("#") else bare


def parse_attributes(body: str, line: int, definitions: Definitions, complain: Complain) -> Attributes:
    """Return what stands between ``{:`` and ``}``; notes what is malformed, and reads on after it."""
    names: list[str] = []
    variant: str | None = None
    position, end, well_formed = 0, len(body.rstrip()), True
    while position < end:
        part = _PART.match(body, position, end)
        if part is None:
            if well_formed:
                complain(line, Message("attributes-malformed", {"part": body[position:end].strip()}))
            well_formed = False
            skipped = _SKIPPED.match(body, position, end)
            position = skipped.end() if skipped else end
            continue
        position = part.end()
        if part["id"]:
            names.append(part["id"])
        elif part["key"] == "id":
            names.append(part["value"])
        elif part["key"] in {"variant", "data-variant"}:
            variant = part["value"]
        elif part["ref"] and part["ref"] not in _BUILT_IN:
            named = definitions.attributes(part["ref"], line, complain)
            names += [named.id] if named.id else []
            variant = named.variant or variant
    if len(set(names)) > 1:
        complain(line, Message("attributes-two-ids", {"ids": list(dict.fromkeys(names))}))
    return Attributes(line, names[0] if names else None, variant)


def prepare(lines: Lines, complain: Complain) -> Prepared:
    """Take the block attribute lists out of the lines of a page.

    The front matter has to be blank. A line that holds only attribute lists becomes blank, as it
    ends a block in kramdown too; line numbers stay. A malformed list is noted.
    """
    tokens = block_tokens("\n".join(lines.texts))
    literal = set(_literal_lines(tokens, lines.texts))
    headings = {
        number for token in tokens if token.type == "heading_open" for number in range(*token.map or (0, 0))
    }
    prepared = Prepared(lines)
    _drop_comments(lines, literal)
    for number, text in enumerate(lines.texts):
        if number not in literal and (found := _DEFINITION.match(text)):
            prepared.definitions.define(found[1], found[2])
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
    elif heading and (found := _HEADING_ANCHOR.search(text)):
        prepared.in_headings.append(Attributes(line, id=found["anchor"]))
        lines.cut(number, found.start(), found.start("closing"), " ")
    elif heading and (span := _lists_after_heading(text)):
        prepared.in_headings.append(attributes(text[slice(*span)]))
        lines.cut(number, *span, " ")
    elif _UNCLOSED.match(text):
        complain(line, Message("attributes-unclosed"))


def _lists_after_heading(text: str) -> tuple[int, int] | None:
    """Return from where to where the attribute lists at the end of a heading stand, with the white space around them.

    Only the hashes that close a heading may stand after them.
    """
    last = text.rfind("}") + 1
    if not last or text[last:].strip(" \t").strip("#"):
        return None
    start, after = None, last
    for found in reversed(list(_ANY_LIST.finditer(text, 0, last))):
        if text[found.end() : after].strip(" \t"):
            break
        after = found.start()
        if text[after - 1 : after] in {" ", "\t"}:
            start = after
    if start is None:
        return None
    return len(text[:start].rstrip(" \t")), len(text) - len(text[last:].lstrip(" \t"))


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
