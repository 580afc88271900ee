"""The tokens of a page as HTML: its text as kramdown publishes it, with the report's blocks, pictures and links."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from html import escape

from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from e2e.markup.html import HIDDEN, EndTag, Part, StartTag, Text, read_html
from e2e.markup.kramdown.addresses import file_name, is_picture
from e2e.markup.markdown import parser
from e2e.markup.prose.reading import plain_text
from e2e.reports.html.links import is_relative, safe_address
from e2e.reports.html.safe_html import PAGE_ATTRIBUTES, TAGS, SafeHtml
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


@dataclass
class Rendering:
    """A page while it is rendered: ``ends`` are the ends of the links that are open."""

    hooks: RenderHooks
    safe: SafeHtml = field(default_factory=SafeHtml)
    ends: list[str] = field(default_factory=list)

    def open_link(self, href: str, title: str) -> str:
        """Return the start of a link; an address that may do harm is shown instead of linked."""
        tooltip = f' title="{escape(title)}"' if title else ""
        address = safe_address(href)
        if address is None:
            self.ends.append(f" <code>{escape(href)}</code></span>" if href else "</span>")
            return f"<span{self.safe.own(class_='unlinked')}{tooltip}>"
        if not is_relative(address):
            self.ends.append("</a>")
            own = self.safe.own(target="_blank", rel="noopener noreferrer")
            return f"<a{self.safe.own(href=address)}{tooltip}{own}>"
        inner = self.hooks.target(address)
        if inner is None and is_picture(address):
            # The page links a screenshot to its own file, which the report does not have as one.
            self.ends.append("")
            return ""
        self.ends.append("</a>")
        return f"<a{self.safe.own(href=inner if inner is not None else address)}{tooltip}>"

    def close_link(self) -> str:
        """Return the end of the link that was opened last; nothing if no link is open."""
        return self.ends.pop() if self.ends else ""

    def picture(self, src: str, alt: str, width: int | None) -> str:
        """Return a picture of the page, as the report shows it."""
        return self.safe.slot(str(self.hooks.picture(file_name(src), alt, width)), "span")

    def html(self, text: str) -> str:
        """Return HTML of the page: the elements that a page may have, its links and pictures in the report's way."""
        pieces: list[str] = []
        hidden = False
        for part in read_html(text):
            if isinstance(part, StartTag | EndTag) and part.name in HIDDEN:
                hidden = isinstance(part, StartTag)
            elif not hidden:
                pieces.append(self._part(part))
        return "".join(pieces)

    def _part(self, part: Part) -> str:
        match part:
            case Text():
                return escape(part.text)
            case StartTag(name="img"):
                pixels = _PIXELS.search(part.get("style"))
                return self.picture(part.get("src"), part.get("alt"), int(pixels[1]) if pixels else None)
            case StartTag(name="a"):
                return self.open_link(part.get("href"), part.get("title"))
            case EndTag(name="a"):
                return self.close_link()
            case StartTag() if part.name in TAGS:
                kept = [name for name in part.attributes if name in PAGE_ATTRIBUTES]
                attributes = "".join(f' {name}="{escape(part.get(name))}"' for name in kept)
                return f"<{part.name}{attributes}>"
            case EndTag() if part.name in TAGS:
                return f"</{part.name}>"
        return ""


class _Renderer(RendererHTML):
    """markdown-it's own renderer, with what the report shows otherwise; ``env["rendering"]`` is the page's."""

    def renderInline(  # noqa: N802 - the name is the library's
        self, tokens: Sequence[Token], options: OptionsDict, env: EnvType
    ) -> str:
        return super().renderInline(list(_visible(tokens)), options, env)

    def verdict_block_open(
        self, tokens: Sequence[Token], idx: int, _options: OptionsDict, env: EnvType
    ) -> str:
        token, rendering = tokens[idx], _rendering(env)
        return rendering.safe.opening(token.tag, rendering.hooks.opening(token.meta["block"]))

    def verdict_panel(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, env: EnvType) -> str:
        rendering = _rendering(env)
        return rendering.safe.slot(rendering.hooks.panel(tokens[idx].meta["block"]), "div")

    def heading_open(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, env: EnvType) -> str:
        own = _rendering(env).safe.own(id=tokens[idx].meta["anchor"], class_="heading")
        return f"<{tokens[idx].tag}{own}>"

    def td_open(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, env: EnvType) -> str:
        return self._cell(tokens[idx], env)

    def th_open(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, env: EnvType) -> str:
        return self._cell(tokens[idx], env)

    def _cell(self, token: Token, env: EnvType) -> str:
        # The report's policy allows no style attributes, such as the parser gives an aligned cell.
        side = str(token.attrs.get("style", "")).removeprefix("text-align:")
        return f"<{token.tag}{_rendering(env).safe.own(class_=f'aligned-{side}') if side else ''}>"

    def s_open(self, _tokens: Sequence[Token], _idx: int, _options: OptionsDict, _env: EnvType) -> str:
        return "<del>"

    def s_close(self, _tokens: Sequence[Token], _idx: int, _options: OptionsDict, _env: EnvType) -> str:
        return "</del>"

    def link_open(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, env: EnvType) -> str:
        attributes = tokens[idx].attrs
        return _rendering(env).open_link(str(attributes.get("href", "")), str(attributes.get("title", "")))

    def link_close(self, _tokens: Sequence[Token], _idx: int, _options: OptionsDict, env: EnvType) -> str:
        return _rendering(env).close_link()

    def image(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, env: EnvType) -> str:
        token = tokens[idx]
        return _rendering(env).picture(
            str(token.attrs.get("src", "")), plain_text(token.children or ()), None
        )

    def text_special(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType) -> str:
        return escape(tokens[idx].content)

    def attribute_list(
        self, _tokens: Sequence[Token], _idx: int, _options: OptionsDict, _env: EnvType
    ) -> str:
        return ""

    def html_inline(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, env: EnvType) -> str:
        return _rendering(env).html(tokens[idx].content)

    def html_block(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, env: EnvType) -> str:
        return _rendering(env).html(tokens[idx].content)


def _visible(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens of a paragraph without scripts, styles and templates."""
    hidden = False
    for token in tokens:
        if token.type == "html_inline":
            for part in read_html(token.content):
                if isinstance(part, StartTag | EndTag) and part.name in HIDDEN:
                    hidden = isinstance(part, StartTag)
        if not hidden:
            yield token


def render_tokens(tokens: Sequence[Token], hooks: RenderHooks) -> str:
    """Return the tokens of a page as HTML that is safe to show."""
    rendering = Rendering(hooks)
    return rendering.safe.clean(_Renderer().render(tokens, parser().options, {"rendering": rendering}))


def _rendering(env: EnvType) -> Rendering:
    rendering = env["rendering"]
    assert isinstance(rendering, Rendering)
    return rendering
