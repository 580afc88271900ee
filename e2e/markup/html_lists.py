"""Ordered lists in HTML, which may begin in one block of a page and end in another."""

from html.parser import HTMLParser

from markdown_it.tree import SyntaxTreeNode

from e2e.markup.html import feed


class HtmlLists(HTMLParser):
    """Walks the blocks of a page, in its order."""

    def __init__(self) -> None:
        super().__init__()
        self._open = 0
        self._seen = False

    def any_in(self, node: SyntaxTreeNode) -> bool:
        """Tell whether the next block is in an ordered list or has one in it."""
        self._seen = self._open > 0
        for part in node.walk():
            if part.type in {"html_block", "html_inline"}:
                self.reset()
                feed(self, part.content)
        return self._seen

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        """Note where a list begins."""
        if tag == "ol":
            self._open += 1
            self._seen = True

    def handle_endtag(self, tag: str) -> None:
        """Note where a list ends."""
        if tag == "ol":
            self._open = max(0, self._open - 1)
