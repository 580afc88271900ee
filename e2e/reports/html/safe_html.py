"""HTML of pages, made safe: nh3 lets through an allow-list of elements, and what the report itself put in.

The report's own attributes are marked with a secret that a page cannot know, and its own HTML takes the place of slots
afterwards; everything else comes from the page and may do nothing but be read.
"""

import re
import secrets
from html import escape
from typing import Literal

import nh3

TAGS = nh3.ALLOWED_TAGS - {"area", "center", "img", "map"}
"""The elements that a page may have."""
_OWN = {"class", "data-slot", "href", "id", "rel", "target"}
PAGE_ATTRIBUTES = {"title", "colspan", "rowspan", "start", "lang", "dir"}
"""The attributes that a page may give its elements."""


class SafeHtml:
    """Collects what the report puts into a page while it is rendered, and makes the whole safe."""

    def __init__(self) -> None:
        self._secret = secrets.token_hex(16)
        self._slots: list[str] = []

    def own(self, **attributes: str) -> str:
        """Return attributes of the report's own; a trailing underscore of a name (``class_``) is dropped."""
        return "".join(
            f' {name.rstrip("_").replace("_", "-")}="{self.mark(value)}"'
            for name, value in attributes.items()
        )

    def mark(self, value: str) -> str:
        """Return the value of an attribute of the report's own, escaped."""
        return escape(f"{self._secret}/{value}")

    def slot(self, html: str, element: Literal["div", "span"]) -> str:
        """Return an element that ``html``, which is trusted, takes the place of."""
        return f"<{element}{self._slot(html)}></{element}>"

    def opening(self, name: str, attributes: str) -> str:
        """Return the start tag of an element that gets these attributes, which are trusted."""
        return f"<{name}{self._slot(attributes)}>"

    def _slot(self, text: str) -> str:
        self._slots.append(text)
        return self.own(data_slot=f"{self._secret}-{len(self._slots) - 1}")

    def clean(self, html: str) -> str:
        """Return a rendered page with nothing in it that runs, loads or looks like the report."""
        safe = nh3.clean(
            html,
            tags=TAGS,
            attributes={"*": _OWN | PAGE_ATTRIBUTES},
            attribute_filter=self._filter,
            link_rel=None,
        )
        slot = rf'data-slot="{self._secret}-(\d+)"'
        safe = re.sub(rf"<(div|span) {slot}></\1>", lambda found: self._slots[int(found[2])], safe)
        return re.sub(rf"<(\w+) {slot}>", lambda found: f"<{found[1]} {self._slots[int(found[2])]}>", safe)

    def _filter(self, _tag: str, name: str, value: str) -> str | None:
        if name in PAGE_ATTRIBUTES:
            return value
        return value.removeprefix(f"{self._secret}/") if value.startswith(f"{self._secret}/") else None
