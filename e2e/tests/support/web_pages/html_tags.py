"""The tags of an HTML document, for tests."""

from html.parser import HTMLParser


class Tags(HTMLParser):
    """The tags of a document, by name and attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
