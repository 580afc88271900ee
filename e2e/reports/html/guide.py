"""A page as HTML, its blocks marked, and their verdicts put where the blocks are."""

import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup
from mdit_py_plugins.front_matter import front_matter_plugin

from e2e.markup.text import slugify_heading
from e2e.reports.html.kramdown import given_id, kramdown
from e2e.reports.html.links import file_name, is_relative, safe_address
from e2e.reports.html.tags import page_tags
from e2e.verdict.model import BlockVerdict

_PIXELS = re.compile(r"(?:max-)?width\s*:\s*(\d{1,4})px")


@dataclass(frozen=True)
class RenderHooks:
    """What a page needs of the report that it is put into.

    ``prefix`` begins every anchor of the page. ``opening`` gives the attributes of the element that holds a block,
    ``panel`` the HTML of its verdict; ``picture`` the HTML of a screenshot by its file name, alternative text and width
    in pixels (None: its own); ``target`` the address in the report that a relative link leads to, if it does.
    """

    prefix: str
    opening: Callable[[BlockVerdict], str]
    panel: Callable[[BlockVerdict], str]
    picture: Callable[[str, str, int | None], str]
    target: Callable[[str], str | None]


def rendered(
    source: str, blocks: Sequence[BlockVerdict], dress: RenderHooks
) -> tuple[Markup, list[BlockVerdict]]:
    """Return a page as HTML, and the blocks that could not be found in it."""
    markdown = _parser()
    tokens = markdown.parse(source)
    lines = source.split("\n")
    _name_headings(tokens, lines, dress.prefix)
    marked, placed = _Marking(blocks, lines).mark(tokens)
    env: EnvType = {"dress": dress}
    html = Markup(markdown.renderer.render(marked, markdown.options, env))  # noqa: S704 - escaped by the renderer
    return html, [block for block in blocks if id(block) not in placed]


def _parser() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False, "maxNesting": 60}, renderer_cls=_Renderer).enable(
        "table"
    )
    # Addresses are judged when they are rendered, so that the text of a bad link stays readable.
    markdown.validateLink = _any_link  # type: ignore[method-assign]
    markdown.use(front_matter_plugin)
    kramdown(markdown)
    page_tags(markdown)
    return markdown


def _any_link(url: str) -> bool:  # noqa: ARG001 - the library's signature
    return True


def _name_headings(tokens: list[Token], lines: Sequence[str], prefix: str) -> None:
    taken: set[str] = set()
    for token, inline in itertools.pairwise(tokens):
        if token.type != "heading_open" or token.map is None:
            continue
        text = "".join(
            child.content for child in inline.children or [] if child.type in ("text", "code_inline")
        )
        slug = given_id(lines, token.map) or slugify_heading(text)
        anchor = next(
            name
            for number in itertools.count()
            if (name := f"{prefix}/h/{slug}{f'-{number}' if number else ''}") not in taken
        )
        taken.add(anchor)
        token.attrs = {"id": anchor, "class": "heading"}


class _Marking:
    """Puts the blocks of a page around the tokens that they consist of."""

    def __init__(self, blocks: Sequence[BlockVerdict], lines: list[str]) -> None:
        self._blocks = blocks
        self._lines = lines
        self._placed: set[int] = set()

    def mark(self, tokens: list[Token]) -> tuple[list[Token], set[int]]:
        """Return the tokens with the blocks marked, and the ids of the blocks that were found."""
        return self._level(tokens), self._placed

    def _level(self, tokens: list[Token]) -> list[Token]:
        marked: list[Token] = []
        inner: list[Token] = []
        current: BlockVerdict | None = None
        for node in _siblings(tokens):
            block = self._block_of(node)
            if current is not None and block is not current:
                marked += self._remark(current, inner)
                current, inner = None, []
            if block is None:
                marked += [node[0], *self._level(node[1:-1]), node[-1]] if len(node) > 2 else node
            elif block.kind == "step":
                marked += self._step(block, node)
            else:
                current = block
                inner += node
        if current is not None:
            marked += self._remark(current, inner)
        return marked

    def _block_of(self, node: list[Token]) -> BlockVerdict | None:
        head = node[0]
        if head.map is None or head.type in ("inline", "heading_open", "front_matter"):
            return None
        first, last = head.map[0] + 1, self._last_line(head.map)
        is_item = head.type == "list_item_open"
        for block in self._blocks:
            within = block.line <= first and last <= block.end_line
            if (block.kind == "step") != is_item:
                continue
            if within or (
                is_item and block.line <= first <= block.end_line and id(block) not in self._placed
            ):
                if is_item and id(block) in self._placed:
                    continue
                return block
        return None

    def _last_line(self, span: list[int]) -> int:
        last = span[1]
        while last > span[0] + 1 and not self._lines[last - 1].strip():
            last -= 1
        return last

    def _step(self, block: BlockVerdict, node: list[Token]) -> list[Token]:
        self._placed.add(id(block))
        opened = Token("verdict_step_open", "li", 1, meta={"block": block})
        panel = Token("verdict_panel", "", 0, meta={"block": block})
        return [opened, *node[1:-1], panel, node[-1]]

    def _remark(self, block: BlockVerdict, inner: list[Token]) -> list[Token]:
        again = id(block) in self._placed
        self._placed.add(id(block))
        if again:
            return inner
        opened = Token("verdict_remark_open", "div", 1, meta={"block": block})
        panel = Token("verdict_panel", "", 0, meta={"block": block})
        return [opened, *inner, panel, Token("verdict_remark_close", "div", -1)]


def _siblings(tokens: list[Token]) -> Iterator[list[Token]]:
    start, depth = 0, 0
    for index, token in enumerate(tokens):
        depth += token.nesting
        if depth == 0:
            yield tokens[start : index + 1]
            start = index + 1


class _Renderer(RendererHTML):
    """Markdown's own renderer, with the report's blocks, screenshots and judged links."""

    def verdict_step_open(
        self, tokens: Sequence[Token], idx: int, _options: OptionsDict, env: EnvType
    ) -> str:
        return f"<li {_opening(tokens[idx], env)}>"

    def verdict_remark_open(
        self, tokens: Sequence[Token], idx: int, _options: OptionsDict, env: EnvType
    ) -> str:
        return f"<div {_opening(tokens[idx], env)}>"

    def verdict_panel(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, env: EnvType) -> str:
        dress: RenderHooks = env["dress"]
        return dress.panel(tokens[idx].meta["block"])

    def td_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return self._cell(tokens, idx, options, env)

    def th_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return self._cell(tokens, idx, options, env)

    def _cell(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        # The report's policy allows no style attributes, of which the parser gives an aligned cell one.
        token = tokens[idx]
        side = str(token.attrs.pop("style", "")).removeprefix("text-align:")
        if side:
            token.attrSet("class", f"aligned-{side}")
        return self.renderToken(tokens, idx, options, env)

    def link_open(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, env: EnvType) -> str:
        token, dress = tokens[idx], env["dress"]
        href = str(token.attrGet("href") or "")
        title = str(token.attrGet("title") or "")
        tooltip = f' title="{escape(title)}"' if title else ""
        address = safe_address(href)
        close = _closing(tokens, idx)
        if address is None:
            close.meta["end"] = f" <code>{escape(href)}</code></span>"
            return f'<span class="unlinked"{tooltip}>'
        close.meta["end"] = "</a>"
        if not is_relative(address):
            return f'<a href="{escape(address)}"{tooltip} target="_blank" rel="noopener noreferrer">'
        inner = dress.target(address)
        if inner is None and any(child.type == "image" for child in _content(tokens, idx)):
            # The page links a screenshot to its own file, which the report does not have as one.
            close.meta["end"] = ""
            return ""
        return f'<a href="{escape(inner if inner is not None else address)}"{tooltip}>'

    def link_close(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType) -> str:
        return str(tokens[idx].meta.get("end", "</a>"))

    def image(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        token, dress = tokens[idx], env["dress"]
        alt = self.renderInlineAsText(token.children, options, env) if token.children else token.content
        pixels = _PIXELS.search(str(token.meta.get("style", "")))
        name = file_name(str(token.attrGet("src") or ""))
        return str(dress.picture(name, alt, int(pixels[1]) if pixels else None))


def _closing(tokens: Sequence[Token], idx: int) -> Token:
    return next(token for token in tokens[idx:] if token.type == "link_close")


def _content(tokens: Sequence[Token], idx: int) -> Iterator[Token]:
    return itertools.takewhile(lambda token: token.type != "link_close", tokens[idx + 1 :])


def _opening(token: Token, env: EnvType) -> str:
    dress: RenderHooks = env["dress"]
    return dress.opening(token.meta["block"])
