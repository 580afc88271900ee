"""The base of every surface in a web page: an element, what a reader sees of it, and how it is used."""

import contextlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar, Self, TypeVar

from playwright.sync_api import ElementHandle, Locator, Page
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from e2e.chrome.surfaces.surface import Look, find_same, is_same
from e2e.chrome.surfaces.web.viewport import Viewport, to_screen
from e2e.desktop.widget import Rect, Widget
from e2e.harness.errors import WaitTimeout
from e2e.harness.waiting import wait_for
from e2e.messages.message import Message
from e2e.messages.names import surface

T = TypeVar("T")

ELEMENT_MS = 5000
"""Milliseconds in which an element that was shown is found again, unless it has gone."""

TEXTS_IN_MESSAGES = 12
"""How many texts of a page a message names that says what was there."""

_WIDGETS = Path(__file__).with_name("widgets.js").read_text("utf-8")
_AT_REST = Path(__file__).with_name("at_rest.js").read_text("utf-8")

_BOX = """element => {
    const { x, y, width, height } = element.getBoundingClientRect();

    return element.getClientRects().length ? [ x, y, width, height ] : null;
}"""

# More than one is left to Playwright to complain of.
_ASK = """async (elements, argument) => elements.length === 1 ? [ await (
SCRIPT
)(elements[0], argument) ] : []"""


@dataclass(frozen=True)
class Dom:
    """How widgets are read from a page that is not made of plain HTML and ARIA alone.

    Args:
        controls: CSS selectors of custom elements, each with the role of its widget. Their label is the property
            ``label``, or their text; the property ``subLabel`` is a text below it.
        skipped: a CSS selector of what is never read.
        text_nodes: whether each text node is a widget; else an element is, with all the text in it.
        whole: whether only what is wholly in view counts as in view; else what has its middle there.
        groups: names of elements, each with the property that comes first in the names of the widgets inside.
    """

    controls: Mapping[str, str] = field(default_factory=dict)
    skipped: str = "style, script, template"
    text_nodes: bool = False
    whole: bool = False
    groups: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Entry:
    """A widget of a page, whether it is out of view, and whether it is the one that was asked for."""

    widget: Widget
    away: bool
    target: bool


class WebSurface:
    """A surface in a web page; see ``e2e.chrome.surfaces.surface.Surface``. Subclasses say which element it is."""

    id: ClassVar[str] = "page"
    container: ClassVar[str] = "page"
    dom: ClassVar[Dom] = Dom()
    opens_dialogs: ClassVar[bool] = False
    """Whether a press may open a dialog of Chrome's own (``confirm``): Playwright's click would wait for its end."""

    def __init__(self, viewport: Viewport) -> None:
        self.viewport = viewport

    @property
    def page(self) -> Page:
        """Playwright's page that it is in."""
        return self.viewport.page

    @property
    def root(self) -> Locator:
        """The element that is the surface."""
        return self.page.locator("body")

    def is_shown(self) -> bool:
        """Tell whether it shows now."""
        return self.root.first.is_visible()

    def wait_until_shown(self, seconds: float = 10.0) -> Self:
        """Wait until it shows and does not move any more. Raises WaitTimeout."""
        self.wait_for(self.is_shown, Message("wait-for-surface", {"surface": surface(self.id)}), seconds)
        self.wait_until_at_rest()
        return self

    def wait_until_at_rest(self, seconds: float = 3.0) -> None:
        """Wait until it has stopped moving, as it does while it slides or fades in. Raises WaitTimeout."""
        self.asked(self.root.first, _AT_REST, seconds * 1000, milliseconds=seconds * 1000 + ELEMENT_MS)

    def wait_until_gone(self, seconds: float = 10.0) -> Self:
        """Wait until it does not show any more. Raises WaitTimeout."""
        self.wait_for(
            lambda: not self.is_shown(),
            Message("wait-for-surface-to-go", {"surface": surface(self.id)}),
            seconds,
        )
        return self

    def wait_for(self, probe: Callable[[], T | None], awaited: Message | str, seconds: float = 10.0) -> T:
        """Return the first truthy result of ``probe``.

        Raises:
            WaitTimeout: it did not come in time; the message says what the page showed instead.
        """
        return wait_for(
            probe, awaited=awaited, seconds=seconds, instead=self.shown_texts, pause=self.viewport.pause
        )

    def rect(self) -> Rect:
        """Return where it is, in screen pixels. Raises WaitTimeout when it does not show."""
        return self.rect_of(self.root.first)

    def rect_of(self, element: Locator, page: Rect | None = None) -> Rect:
        """Return where an element of it is, in screen pixels.

        Args:
            element: the element.
            page: where the page is shown, for those who ask for several: finding that out takes longer than the rest.

        Raises:
            WaitTimeout: the element does not show.
        """
        box = self.asked(element, _BOX)
        if box is None:
            raise WaitTimeout(Message("no-longer-showing", {"surface": surface(self.id)}))
        return to_screen(page or self.viewport.page_rect(), *box)

    def asked(
        self, element: Locator, script: str, argument: object = None, *, milliseconds: float = ELEMENT_MS
    ) -> Any:
        """Return what a function, called with an element and an argument, returns there.

        Args:
            element: the element.
            script: the function, in JavaScript.
            argument: what can be passed on to it.
            milliseconds: how long to wait for the element, where it is not there. The function itself has to end; where
                the page does not answer at all, the block's own limit ends the visit.

        Raises:
            WaitTimeout: there is no such element.
        """
        # Playwright waits for an element by several messages. Most are there: one asks, at a quarter of the processor.
        with contextlib.suppress(PlaywrightError):
            answers = element.evaluate_all(_ASK.replace("SCRIPT", script), argument)
            if answers:
                return answers[0]
        with self.element_present():
            return element.evaluate(script, argument, timeout=milliseconds)

    @contextlib.contextmanager
    def element_present(self) -> Iterator[None]:
        """Turn what Playwright raises for an element that has gone into WaitTimeout; for calls with ``ELEMENT_MS``."""
        try:
            yield
        except PlaywrightTimeout as error:
            raise WaitTimeout(Message("no-longer-showing", {"surface": surface(self.id)})) from error

    def look(self) -> Look:
        """Return where it is, what shows on it and around it. Raises WaitTimeout when it does not show."""
        containers = self.containers()
        return Look(containers["surface"], tuple(self.widgets()), containers)

    def containers(self) -> dict[str, Rect]:
        """Return the rectangles that positions can refer to: window, address-bar, page, surface."""
        containers = self.viewport.containers()
        return {**containers, "surface": self.rect_of(self.root.first, containers["page"])}

    def widgets(self) -> list[Widget]:
        """Return what a reader sees without scrolling, in reading order. Raises WaitTimeout when it does not show."""
        return [entry.widget for entry in self.entries() if not entry.away]

    def widgets_out_of_view(self) -> list[Widget]:
        """Return what a reader sees only after scrolling. Raises WaitTimeout when it does not show."""
        return [entry.widget for entry in self.entries() if entry.away]

    def scroll_to(self, widget: Widget) -> Widget:
        """Scroll until a widget is in view, and return it as it is then. Raises WaitTimeout when it is gone."""
        entries = [entry.widget for entry in self.entries()]
        number = entries.index(find_same(widget, entries, self.id))
        return self.entries(reveal=number)[number].widget

    def find(self, widget: Widget) -> Widget:
        """Return a widget as it is now, scrolled to where it is not in view. Raises WaitTimeout when it is gone."""
        there = [other for other in self.widgets() if is_same(widget, other)]
        return find_same(widget, there, self.id) if there else self.scroll_to(widget)

    def widget_of(self, element: Locator) -> Widget:
        """Return the widget of an element, scrolled into view. Raises WaitTimeout when it does not show."""
        with self.element_present():
            target = element.element_handle(timeout=ELEMENT_MS)
        for number, entry in enumerate(self.entries(target=target)):
            if entry.target:
                return self.entries(reveal=number)[number].widget if entry.away else entry.widget
        raise WaitTimeout(Message("element-missing", {"surface": surface(self.id)}))

    def press(self, widget: Widget) -> None:
        """Press a widget, wherever it is now, and scroll to it first. Raises WaitTimeout when it is gone."""
        x, y = self.find(widget).rect.center
        if self.opens_dialogs and self.viewport.pointer is not None:
            self.viewport.pointer((x, y))
            return
        page = self.viewport.page_rect()
        self.page.mouse.click(x - page.x, y - page.y)

    def shown_texts(self) -> Message | str:
        """Return what the whole page shows, for messages: its first labels."""
        entries = self._read(self.page.locator("body"), Rect(0, 0, 0, 0))
        labels = [entry.widget.label for entry in entries if not entry.away and entry.widget.label]
        return ", ".join(list(dict.fromkeys(labels))[:TEXTS_IN_MESSAGES]) or Message("empty-page")

    def entries(self, *, reveal: int | None = None, target: ElementHandle | None = None) -> list[Entry]:
        """Return all its widgets, in view or not.

        Args:
            reveal: the number of one of them, which is scrolled to the middle before.
            target: an element, whose widget is marked.

        Raises:
            WaitTimeout: the surface does not show.
        """
        return self._read(self.root.first, self.viewport.page_rect(), reveal, target)

    def widget_from(self, data: Mapping[str, str], rect: Rect) -> Widget:
        """Return the widget that the script has found: its label, role, name and tooltip."""
        return Widget(data["label"], data["role"], rect, data["name"], data["tooltip"])

    def _read(
        self, root: Locator, page: Rect, reveal: int | None = None, target: ElementHandle | None = None
    ) -> list[Entry]:
        options = {
            "controls": self.dom.controls,
            "skipped": self.dom.skipped,
            "textNodes": self.dom.text_nodes,
            "whole": self.dom.whole,
            "groups": self.dom.groups,
            "target": target,
            "reveal": reveal,
        }
        found = self.asked(root, _WIDGETS, options)
        return [
            Entry(self.widget_from(data, to_screen(page, *data["rect"])), data["away"], data["target"])
            for data in found
        ]
