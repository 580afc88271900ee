"""The browser window as the accessibility bus reports it: read whole, or only what a question is about."""

from collections.abc import Callable
from typing import Literal

from e2e.chrome.process.browser import Browser
from e2e.desktop.at_spi.node import Node
from e2e.desktop.at_spi.tree import read_tree
from e2e.desktop.widget import Rect
from e2e.harness.errors import HarnessError, WaitTimeout
from e2e.harness.waiting import wait_for
from e2e.messages.message import Message

Part = Literal["window", "bubbles"]
"""What of the window is read: all of it, or the bubbles and dialogs alone, which hang beside its main part."""

PAGE_DIALOG = "JavaScriptTabModalDialog"
"""How the class begins of the dialog that a page's own script opens."""

WINDOW = "BrowserRootView"
"""The class of what fills a browser window."""

_MAIN_PART = "NonClientView"
_ADDRESS_BAR, _PAGE, _ADDRESS = "LocationBarView", "ContentsContainerView", "OmniboxViewViews"


class Window:
    """Reads the window of a browser.

    Args:
        browser: the process.
        check: raises HarnessError when the browser has died.
        pause: lets seconds pass.
    """

    def __init__(
        self, browser: Browser, check: Callable[[], object], pause: Callable[[float], object]
    ) -> None:
        self._browser = browser
        self._check = check
        self._pause = pause
        self._places: dict[str, Node] = {}

    def tree(self) -> Node:
        """Read all that the browser shows now, what pages show included."""
        browser = self._browser
        return self._there(read_tree(browser.desktop.accessibility, browser.program, _leads_to_anything))

    def read(self, part: Part = "window", *, afresh: bool = True) -> Node:
        """Read the window or a part of it; see ``Interface.read``.

        Raises HarnessError when the window does not show within 10 s: no page of the project closes it. One that has
        nothing in it does not show: all that is looked for would seem to have gone.
        """
        into = _leads_to_interface if part == "window" else _leads_to_bubbles

        def window() -> Node | None:
            found = self._there(self._browser.interface.read(part, into, afresh=afresh)).find(_is_window)
            return found if found and found.children else None

        try:
            return window() or wait_for(window, awaited=Message("browser-window"), pause=self._pause)
        except WaitTimeout as error:
            raise HarnessError(error.message) from error

    def containers(self) -> dict[str, Rect]:
        """Return the rectangles that a page names places in: window, address-bar and page."""
        parts = {"window": WINDOW, "address-bar": _ADDRESS_BAR, "page": _PAGE}
        nodes = self._again(*parts.values())
        if nodes is None:
            window = self.read()
            if self._browser.containers and window.find(lambda node: node.kind.startswith(PAGE_DIALOG)):
                # A modal dialog is all that the accessibility bus knows while it shows; the rest stays where it was.
                return self._browser.containers
            nodes = [_part(window, kind) for kind in parts.values()]
            self._places |= {node.kind: node for node in nodes}
        self._browser.containers = {name: node.rect for name, node in zip(parts, nodes, strict=True)}
        return self._browser.containers

    def address_has_focus(self) -> bool:
        """Tell whether what is typed goes into the address bar."""
        address = self._again(_ADDRESS)
        if address is None:
            found = self.read().find(lambda node: node.kind == _ADDRESS)
            # A modal dialog has the focus, where there is no address bar.
            address = [found] if found else []
        self._places |= {node.kind: node for node in address}
        return any("focused" in node.states for node in address)

    def _again(self, *kinds: str) -> list[Node] | None:
        """Return nodes that were found before, as they are now; None where one is not known, or not what it was."""
        if not all(kind in self._places for kind in kinds):
            return None
        nodes = self._browser.interface.again([self._places[kind] for kind in kinds])
        return nodes if nodes and all(node.rect.width and node.rect.height for node in nodes) else None

    def _there(self, root: Node | None) -> Node:
        if root is None:
            self._check()
            raise HarnessError(Message("chrome-off-accessibility-bus"))
        return root


def _is_window(node: Node) -> bool:
    return node.kind == WINDOW


def _leads_to_anything(node: Node) -> bool:
    """Tell whether to go on: every bubble is listed under the window and once more beside it."""
    beside = node.parent is not None and node.parent.role == "application" and not _is_window(node)
    return not beside


def _leads_to_interface(node: Node) -> bool:
    """Tell whether Chrome's own interface, and no page, is below a node."""
    return _leads_to_anything(node) and not node.role.startswith("document")


def _leads_to_bubbles(node: Node) -> bool:
    main = node.kind == _MAIN_PART and node.parent is not None and _is_window(node.parent)
    return _leads_to_interface(node) and not main


def _part(window: Node, kind: str) -> Node:
    part = window.find(lambda node: node.kind == kind)
    if part is None:
        raise HarnessError(Message("browser-window-without", {"part": kind}))
    return part
