"""Turns nodes of the accessibility tree into widgets: what a reader sees of them."""

from collections.abc import Iterator

from e2e.desktop.at_spi.bus import NodeGone
from e2e.desktop.at_spi.node import Node
from e2e.desktop.widget import Widget

_ROLES = {
    # "push button" in Debian 12's ATK; its newer versions, such as Debian 13's, say "button".
    "button": "button",
    "push button": "button",
    "toggle button": "toggle",
    "switch": "toggle",
    "check box": "checkbox",
    "radio button": "radio",
    "combo box": "combobox",
    "entry": "textfield",
    "password text": "textfield",
    "link": "link",
    "page tab": "tab",
    "menu item": "menuitem",
    "list item": "listitem",
    "image": "image",
    "heading": "heading",
    "title bar": "heading",
    "static": "text",
    "label": "text",
    "paragraph": "text",
    "alert": "notice",
    "notification": "notice",
    "dialog": "dialog",
}

# Classes of Chrome's toolkit for buttons that show a picture and no text: their name is read out or a tooltip.
_ICONS = frozenset(
    {
        "BackForwardButton",
        "ContentSettingImageView",
        "FrameCaptionButton",
        "IconLabelBubbleView",
        "ImageButton",
        "LocationIconView",
        "PageActionView",
        "ReloadButton",
        "ToggleImageButton",
    }
)


def native_widgets(root: Node) -> Iterator[tuple[Widget, Node]]:
    """Yield the widgets below a node of Chrome's own interface in reading order, each with its node."""
    for node in root.children:
        widget = native_widget(node)
        if widget is not None:
            yield widget, node
            yield from ((line, node) for line in _lines_below(node, widget))
        inner = native_widgets(node)
        # A text with links in it is in the tree as a whole, and in pieces as well.
        yield from (pair for pair in inner if node.kind != "StyledLabel" or pair[0].role == "link")


def native_widget(node: Node) -> Widget | None:
    """Return the widget that a node is to a reader; None for one that only holds others or has no size."""
    role = _ROLES.get(node.role)
    if role is None or not node.rect.width or not node.rect.height:
        return None
    name = node.id or node.kind
    label, tooltip = readable(node.name).partition("\n")[0], readable(node.description)
    if role == "toggle":
        return Widget(_text_beside(node) or label, role, node.rect, name, tooltip)
    if role == "button" and node.kind in _ICONS:
        return Widget("", "icon", node.rect, name, label or tooltip)
    if role == "image":
        return Widget("", role, node.rect, name, label or tooltip)
    if role == "combobox":
        # What is chosen is written on it; its accessible name says what it is for.
        return Widget(_chosen(node), role, node.rect, name, label)
    return Widget(label, role, node.rect, name, tooltip) if label else None


def readable(text: str) -> str:
    """Return a label without the marks that say where a word may be broken."""
    return text.replace("\u00ad", "").replace("\u200b", "").strip()


def _text_beside(toggle: Node) -> str:
    """Return the text beside a toggle: its own name is often a longer one that nobody sees."""
    row = toggle.ancestor(lambda node: node.find(_is_text) is not None)
    text = row and row.find(_is_text)
    return readable(text.name) if text else ""


def _is_text(node: Node) -> bool:
    return node.role == "static" and bool(node.name)


def _lines_below(node: Node, widget: Widget) -> Iterator[Widget]:
    """Yield the further lines of a button that has several, which are one name in the tree."""
    if widget.role == "button":
        for line in readable(node.name).split("\n")[1:]:
            yield Widget(line, "text", widget.rect, widget.name)


def _chosen(node: Node) -> str:
    try:
        return readable(node.text())
    except NodeGone:
        return readable(node.name)
