"""From what assistive technology is told to what a reader sees."""

from collections.abc import Iterator

from e2e.desktop import Widget
from e2e.desktop.accessibility import Node, NodeGone

_ROLES = {
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
    "static": "text",
    "label": "text",
    "alert": "notice",
    "notification": "notice",
    "dialog": "dialog",
}

# Classes of Chrome's toolkit for buttons that show a picture and no text: their name is heard, or told by a
# tooltip.
_ICONS = frozenset(
    (
        "BackForwardButton",
        "FrameCaptionButton",
        "IconLabelBubbleView",
        "ImageButton",
        "LocationIconView",
        "PageActionView",
        "ReloadButton",
        "ToggleImageButton",
    )
)
_TOGGLES = frozenset(("ToggleButton",))


def native_widgets(root: Node) -> Iterator[tuple[Widget, Node]]:
    """Yield the widgets below a node of Chrome's own interface in reading order, each with its node."""
    for node in root.walk():
        widget = native_widget(node)
        if node is not root and widget is not None:
            yield widget, node


def native_widget(node: Node) -> Widget | None:
    """Return the widget that a node is to a reader; None for one that only holds others or has no size."""
    role = _ROLES.get(node.role)
    if role is None or not node.rect.width or not node.rect.height:
        return None
    name = node.id or node.kind
    if node.kind in _TOGGLES:
        return Widget(readable(node.name), "toggle", node.rect, name, readable(node.description))
    if role == "button" and node.kind in _ICONS:
        return Widget("", "icon", node.rect, name, readable(node.name))
    if role == "image":
        return Widget("", "image", node.rect, name, readable(node.name))
    if role == "combobox":
        # What is chosen is written on it; what it is for is told to who listens.
        return Widget(_chosen(node), "combobox", node.rect, name, readable(node.name))
    label = readable(node.name)
    return Widget(label, role, node.rect, name, readable(node.description)) if label else None


def readable(text: str) -> str:
    """Return a label without the marks that say where a word may be broken."""
    return text.replace("\u00ad", "").replace("\u200b", "").strip()


def _chosen(node: Node) -> str:
    try:
        return readable(node.text())
    except NodeGone:
        return readable(node.name)
