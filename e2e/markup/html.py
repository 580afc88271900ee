"""Reading HTML as browsers do: whatever it is."""

from html.parser import HTMLParser


def feed(reader: HTMLParser, html: str) -> None:
    """Have ``reader`` read all of a piece of HTML; what a browser would drop as broken is dropped."""
    try:
        reader.feed(html)
        reader.close()
    except AssertionError:
        # The standard library's answer to a declaration that it does not know, such as <![x[.
        return
